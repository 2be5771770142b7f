-- The tables of the kit in every subgraph's database.

create table audit_entry (
  id uuid not null,
  at timestamptz(3) not null,
  action text not null,
  change text not null check (change in ('CREATE', 'UPDATE', 'DELETE', 'READ')),
  entity_type text not null,
  entity_id text not null,
  owner_actor text,
  owner_municipality text,
  viewer_role text not null,
  viewer_key_id text,
  viewer_actor text,
  viewer_municipality text,
  request_id text not null,
  diff jsonb not null,
  primary key (id, at)
) partition by range (at);
create table audit_entry_default partition of audit_entry default;
alter table audit_entry enable row level security;
create policy adding on audit_entry for insert with check (true);
create policy reading on audit_entry for select using (hub_is('COORDINATOR', 'ADMIN'));

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  payload jsonb not null
);
create trigger filled after insert on outbox for each statement execute function outbox_filled();
alter table outbox enable row level security;
create policy adding on outbox for insert with check (true);
create policy delivering on outbox using (hub_is('HUB'));

create table idempotency (
  scope bytea primary key,
  input_hash bytea not null,
  entity_type text,
  entity_id text,
  at timestamptz(3) not null,
  caller text not null default hub_caller()
);
create index on idempotency (at);
