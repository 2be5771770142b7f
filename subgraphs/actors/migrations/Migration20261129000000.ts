import { Migration } from "@mikro-orm/migrations";

export class Migration20261129000000 extends Migration {
  override up(): void {
    this.addSql(`
      create table county (
        code text primary key check (code ~ '^[0-9]{2}$'),
        name text not null,
        letter text not null,
        residence_town text not null,
        population int not null
      )`);
    this.addSql(`
      create table municipality (
        code text primary key check (code ~ '^[0-9]{4}$'),
        name text not null,
        official_name text not null,
        county_code text not null references county,
        seat_name text not null,
        seat_lat double precision not null,
        seat_lng double precision not null,
        population int not null,
        population_date date not null,
        org_number text not null unique
      )`);

    this.addSql(`
      create table actor (
        id uuid primary key default uuidv7(),
        slug text not null unique,
        name text not null,
        former_names jsonb not null default '[]',
        org_number text check (org_number ~ '^[0-9]{10}$'),
        kind text not null,
        sector text not null,
        reach text,
        home_municipality_code text references municipality,
        active_county_codes text[] not null default '{}',
        website text,
        public_email text,
        description jsonb,
        languages text[] not null default '{}',
        status text not null default 'ACTIVE',
        rules_accepted jsonb,
        joined_at date,
        left_at date,
        source_note text,
        created_at timestamptz(3) not null default now(),
        updated_at timestamptz(3) not null default now(),
        version int not null default 1,
        search tsvector generated always as (
          to_tsvector('simple', regexp_replace(
            name || ' ' || jsonb_path_query_array(former_names, '$[*].name')::text, '[^[:alnum:]]+', ' ', 'g'
          ))
        ) stored,
        unique (org_number, name),
        check (kind <> 'MUNICIPALITY' or home_municipality_code is not null)
      )`);
    this.addSql(
      `create unique index on actor (home_municipality_code) where kind = 'MUNICIPALITY' and status = 'ACTIVE'`,
    );
    this.addSql(`create index on actor (name, id) where status = 'ACTIVE'`);
    this.addSql(`create index on actor (kind, name, id)`);
    this.addSql(`create index on actor (sector, name, id)`);
    this.addSql(`create index on actor (left(home_municipality_code, 2))`);
    this.addSql(`create index on actor (lower(name))`);
    this.addSql(`create index on actor using gin (active_county_codes)`);
    this.addSql(`create index on actor using gin (search)`);

    this.addSql(`
      create table actor_relation (
        id uuid primary key default uuidv7(),
        actor_id uuid not null references actor,
        role text not null,
        campaign_slug text,
        initiative text,
        target_actor_slug text references actor (slug),
        valid_from date,
        valid_to date,
        source_note text not null,
        check (num_nonnulls(campaign_slug, initiative, target_actor_slug) = 1),
        check (valid_from <= valid_to)
      )`);
    this.addSql(`create index on actor_relation (actor_id, role)`);
    this.addSql(`create index on actor_relation (campaign_slug, role, actor_id)`);
    this.addSql(`create index on actor_relation (role, actor_id)`);

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

    this.addSql(`create table actor_rules (
        version text primary key,
        url text,
        points jsonb not null,
        source_note text not null
      )`);

    this.addSql(`
      create table figure (
        key text primary key,
        statement jsonb not null,
        value double precision not null,
        qualifier text,
        unit text not null,
        as_of text,
        source text not null,
        conflicting_keys text[] not null default '{}'
      )`);

    this.addSql(`
      create table api_key (
        id text primary key,
        secret_hash bytea not null,
        role text not null,
        actor_slug text references actor (slug),
        municipality_code text references municipality,
        label text,
        created_at timestamptz(3) not null,
        expires_at timestamptz(3),
        last_used_at timestamptz(3),
        revoked_at timestamptz(3),
        replaced_by text references api_key,
        check ((role = 'MEMBER') = (actor_slug is not null)),
        check ((role = 'MUNICIPALITY') = (municipality_code is not null))
      )`);
    this.addSql(`create index on api_key (created_at, id)`);
    this.addSql(`create index on api_key (actor_slug, created_at, id)`);
    this.addSql(`create index on api_key (municipality_code, created_at, id)`);

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
  }
}
