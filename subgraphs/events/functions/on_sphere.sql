-- A point of the unit sphere, where GiST finds the nearest ones. A generated column uses it, see sessions.sql.
create or replace function on_sphere(lat double precision, lng double precision) returns cube
language sql immutable strict parallel safe as $$
  select public.cube(array[cos(radians(lat)) * cos(radians(lng)), cos(radians(lat)) * sin(radians(lng)), sin(radians(lat))])
$$;
