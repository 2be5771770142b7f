-- A point on the unit sphere: the distance of two of them is that of a chord, by which a GiST index finds the nearest.
create or replace function on_sphere(lat double precision, lng double precision) returns cube
language sql immutable strict parallel safe
as $$
  select cube(array[cos(radians(lat)) * cos(radians(lng)), cos(radians(lat)) * sin(radians(lng)), sin(radians(lat))])
$$;
