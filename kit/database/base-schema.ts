import { sql } from "kysely";
import type { Seed } from "../subgraph/seed.js";

/**
 * Row-level security of a table, for its migration:
 *
 *     select hub_guard('event', $$ hub_is('COORDINATOR') or organizer_slug = hub_actor() $$)
 *
 * The conditions are SQL on the columns of a row: whose rows one may write; which one may read, of a table that is never public;
 * which one may change besides, where `before` is the row as it was and the table's name the row as it is to be. What a change
 * breaks is refused aloud, not passed over: everybody may lock a row to look at it, and whoever changes one must own it before
 * and after.
 */
const ROW_SECURITY = `
  create function hub_guard("table" text, write text, read text default 'true', change text default 'false')
  returns void language plpgsql as $$
  declare
    same text := (
      select string_agg(format('before.%1$I = %2$I.%1$I', a.attname, "table"), ' and ')
      from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
      where i.indrelid = "table"::regclass and i.indisprimary
    );
    was text := format('exists (select from %I as before where %s and (%%s))', "table", same);
  begin
    execute format('alter table %I enable row level security', "table");
    execute format('create policy reading on %I for select using (%s)', "table", read);
    execute format('create policy adding on %I for insert with check (%s)', "table", write);
    execute format('create policy changing on %I for update using (true) with check ((%s) and %s or %s)',
      "table", write, format(was, write), format(was, change));
    execute format('create policy removing on %I for delete using (%s)', "table", write);
  end $$`;

/** What the kit itself keeps in every subgraph's database, before its migrations: steps that run once, like seeds. */
export const baseSchema: Seed[] = [
  step("kit: who asks", [
    reader("hub_role", "text", "coalesce(current_setting('hub.role', true), '')"),
    reader("hub_actor", "text", "nullif(current_setting('hub.actor', true), '')"),
    reader("hub_actor_id", "uuid", "nullif(current_setting('hub.actor_id', true), '')::uuid"),
    reader("hub_municipality", "text", "nullif(current_setting('hub.municipality', true), '')"),
    reader("hub_coach", "uuid", "nullif(current_setting('hub.coach', true), '')::uuid"),
    // The hub itself may do what any of its roles may.
    `create function hub_is(variadic roles text[]) returns boolean language sql stable parallel safe
     return hub_role() = any (roles || 'HUB'::text)`,
    ROW_SECURITY,
  ]),

  step("kit: audit", [
    `create table audit_entry (
      id uuid not null,
      at timestamptz(3) not null,
      action text not null,
      change text not null check (change in ('CREATE', 'UPDATE', 'DELETE')),
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
    ) partition by range (at)`,
    `create table audit_entry_default partition of audit_entry default`,
    `alter table audit_entry enable row level security`,
    `create policy adding on audit_entry for insert with check (true)`,
    `create policy reading on audit_entry for select using (hub_is('COORDINATOR', 'ADMIN'))`,
  ]),

  step("kit: outbox", [
    `create table outbox (
      id bigint generated always as identity primary key,
      topic text not null,
      payload jsonb not null
    )`,
    `create function outbox_filled() returns trigger language plpgsql as
     $$ begin perform pg_notify('outbox', ''); return null; end $$`,
    `create trigger filled after insert on outbox for each statement execute function outbox_filled()`,
    `alter table outbox enable row level security`,
    `create policy adding on outbox for insert with check (true)`,
    `create policy delivering on outbox using (hub_is('HUB'))`,
  ]),

  step("kit: idempotency", [
    `create table idempotency (
      scope bytea primary key,
      input_hash bytea not null,
      entity_type text,
      entity_id text,
      at timestamptz(3) not null
    )`,
    `create index on idempotency (at)`,
    // Whoever does not know the key cannot tell which row is whose.
    `select hub_guard('idempotency', 'true')`,
  ]),

  step("kit: audit of reading", [
    `alter table audit_entry drop constraint audit_entry_change_check,
      add check (change in ('CREATE', 'UPDATE', 'DELETE', 'READ'))`,
  ]),

  step("kit: whose idempotency", [
    reader("hub_caller", "text", "concat_ws(' ', hub_role(), hub_actor(), hub_municipality(), hub_coach())"),
    `alter table idempotency add caller text`,
    `alter table idempotency alter caller set default hub_caller()`,
    ...["reading", "adding", "changing", "removing"].map((policy) => `drop policy ${policy} on idempotency`),
    // Those from before this step know no caller, and are gone after a day.
    `select hub_guard('idempotency', own, own)
      from (values ($$ hub_is('HUB') or coalesce(caller = hub_caller(), true) $$)) as caller(own)`,
  ]),
];

function step(name: string, statements: string[]): Seed {
  return {
    name,
    async run(em) {
      for (const statement of statements) await sql.raw(statement).execute(em.getKysely());
    },
  };
}

function reader(name: string, type: string, value: string) {
  return `create function ${name}() returns ${type} language sql stable parallel safe return ${value}`;
}
