import { Migration } from "@mikro-orm/migrations";

const coordinator = "hub_is('COORDINATOR')";
const ownContact = `${coordinator} or actor_slug = hub_actor()`;
const ownKey = `hub_is('COORDINATOR', 'ADMIN') or actor_slug = hub_actor() or municipality_code = hub_municipality()`;

/** Applications for membership, contacts, and keys that name their actor by its slug and know their last use. */
export class Migration20261121224000 extends Migration {
  override up(): void {
    this.addSql(`create index on actor (lower(name))`);

    this.addSql(`
      create table membership_application (
        id uuid primary key default uuidv7(),
        name text not null,
        org_number text check (org_number ~ '^[0-9]{10}$'),
        kind text not null,
        home_municipality_code text references municipality,
        website text,
        public_email text,
        contact jsonb,
        status text not null,
        submitted_at timestamptz(3) not null,
        decided_at timestamptz(3),
        decision_note text,
        actor_slug text references actor (slug),
        version int not null default 1,
        check (kind <> 'MUNICIPALITY' or home_municipality_code is not null),
        check ((status = 'APPROVED') = (actor_slug is not null)),
        check ((status = 'SUBMITTED') = (decided_at is null))
      )`);
    this.addSql(`create index on membership_application (submitted_at, id)`);
    this.addSql(`create index on membership_application (status, submitted_at, id)`);
    this.addSql(`create index on membership_application (lower(name)) where status = 'SUBMITTED'`);
    this.addSql(`create unique index on membership_application (home_municipality_code)
      where kind = 'MUNICIPALITY' and status = 'SUBMITTED'`);
    this.addSql(`select hub_guard('membership_application', $$ ${coordinator} $$, $$ ${coordinator} $$)`);

    this.addSql(`
      create table actor_contact (
        id uuid primary key default uuidv7(),
        actor_slug text not null references actor (slug),
        role text not null,
        name text not null,
        email text not null,
        phone text
      )`);
    this.addSql(`create index on actor_contact (actor_slug, role, id)`);
    this.addSql(`select hub_guard('actor_contact', $$ ${ownContact} $$, $$ ${ownContact} $$)`);

    for (const policy of ["reading", "adding", "changing", "removing"]) this.addSql(`drop policy ${policy} on api_key`);
    this.addSql(`alter table api_key
      add actor_slug text references actor (slug),
      add last_used_at timestamptz(3),
      add replaced_by text references api_key`);
    this.addSql(`update api_key set actor_slug = (select slug from actor where id = actor_id)`);
    this.addSql(`alter table api_key drop actor_id, add check ((role = 'MEMBER') = (actor_slug is not null))`);
    this.addSql(`create index on api_key (created_at, id)`);
    this.addSql(`create index on api_key (actor_slug, created_at, id)`);
    this.addSql(`create index on api_key (municipality_code, created_at, id)`);
    this.addSql(`select hub_guard('api_key', $$ ${ownKey} $$, $$ ${ownKey} $$)`);
  }
}
