import { Migration } from "@mikro-orm/migrations";

const coordinator = "hub_is('COORDINATOR')";
const ownActor = `${coordinator} or actor_id = hub_actor_id()`;
const ownKey = `hub_is('COORDINATOR', 'ADMIN') or actor_id = hub_actor_id() or municipality_code = hub_municipality()`;

/** Row-level security, and the log of all changes in the hub. */
export class Migration20261121221000 extends Migration {
  override up(): void {
    this.addSql(`
      create table audit_log (
        id uuid not null,
        at timestamptz(3) not null,
        subgraph text not null,
        action text not null,
        change text not null,
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
      ) partition by range (at)`);
    this.addSql(`create table audit_log_default partition of audit_log default`);
    this.addSql(`create index on audit_log (at, id)`);
    this.addSql(`create index on audit_log (entity_type, at, id)`);
    this.addSql(`create index on audit_log (entity_id, at, id)`);
    this.addSql(`create index on audit_log (request_id, at, id)`);
    this.addSql(`create index on audit_log (owner_actor, at, id)`);
    this.addSql(`create index on audit_log (owner_municipality, at, id)`);
    this.addSql(`create index on audit_log (viewer_actor, at, id)`);

    this.addSql(`select hub_guard('actor', $$ ${coordinator} or id = hub_actor_id() $$)`);
    this.addSql(`select hub_guard('actor_relation', $$ ${ownActor} $$)`);
    this.addSql(`select hub_guard('actor_rules', $$ ${coordinator} $$)`);
    this.addSql(`select hub_guard('figure', $$ ${coordinator} $$)`);
    this.addSql(`select hub_guard('county', $$ hub_is('HUB') $$)`);
    this.addSql(`select hub_guard('municipality', $$ hub_is('HUB') $$)`);
    this.addSql(`select hub_guard('api_key', $$ ${ownKey} $$, $$ ${ownKey} $$)`);
    this.addSql(`select hub_guard('audit_log', $$ hub_is('HUB') $$, $$
      ${coordinator} or hub_actor() in (owner_actor, viewer_actor) or hub_municipality() = owner_municipality $$)`);
  }
}
