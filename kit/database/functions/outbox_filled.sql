-- Notifies the relay, see kit/writing/outbox-relay.ts.
create or replace function outbox_filled() returns trigger language plpgsql
as $$ begin perform pg_notify('outbox', ''); return null; end $$;
