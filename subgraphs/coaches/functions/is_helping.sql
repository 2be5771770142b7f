-- Trained and not paused: these coaches are counted and suggested.
create or replace function is_helping(status text) returns boolean language sql immutable parallel safe
as $$ select status in ('TRAINED', 'CERTIFIED', 'ACTIVE') $$;
