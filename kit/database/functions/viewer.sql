-- The viewer of a transaction, as `viewerSettings` of kit/sql/session.ts sets it.
create or replace function hub_role() returns text language sql stable parallel safe
as $$ select coalesce(current_setting('hub.role', true), '') $$;

create or replace function hub_actor() returns text language sql stable parallel safe
as $$ select nullif(current_setting('hub.actor', true), '') $$;

create or replace function hub_actor_id() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('hub.actor_id', true), '')::uuid $$;

create or replace function hub_municipality() returns text language sql stable parallel safe
as $$ select nullif(current_setting('hub.municipality', true), '') $$;

create or replace function hub_coach() returns uuid language sql stable parallel safe
as $$ select nullif(current_setting('hub.coach', true), '')::uuid $$;

-- Whether the viewer has one of these roles. The hub itself may do what any of its roles may.
create or replace function hub_is(variadic roles text[]) returns boolean language sql stable parallel safe
as $$ select hub_role() = any (roles || 'HUB'::text) $$;

-- The caller that a row of `idempotency` belongs to.
create or replace function hub_caller() returns text language sql stable parallel safe
as $$ select concat_ws(' ', hub_role(), hub_actor(), hub_municipality(), hub_coach()) $$;
