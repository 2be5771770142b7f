-- Tells events that an actor is suspended or no longer, in the transaction that makes it so: see membership/announce-suspension.ts.
create or replace function announce_suspension() returns trigger language plpgsql as $$
begin
  insert into outbox (topic, payload)
  values ('suspension', jsonb_build_object('actor', new.slug, 'suspended', new.suspension is not null));
  return null;
end $$;
