-- A point on the unit sphere: the distance of two of them is that of a chord, by which a GiST index finds the nearest. A generated
-- column uses it: `cube` is named with its schema, since a restored dump is filled with an empty search path.
create or replace function on_sphere(lat double precision, lng double precision) returns cube
language sql immutable strict parallel safe
as $$
  select public.cube(array[cos(radians(lat)) * cos(radians(lng)), cos(radians(lat)) * sin(radians(lng)), sin(radians(lat))])
$$;
