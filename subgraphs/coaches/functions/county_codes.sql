-- The counties of municipalities: the first two digits of their codes, each once.
create or replace function county_codes(municipality_codes text[]) returns text[] language sql immutable strict parallel safe
as $$ select array(select distinct left(code, 2) from unnest(municipality_codes) as code) $$;
