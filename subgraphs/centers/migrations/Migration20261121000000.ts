import { Migration } from "@mikro-orm/migrations";

export class Migration20261121000000 extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists cube`);
    this.addSql(`
      create function on_sphere(lat double precision, lng double precision) returns cube
      language sql immutable strict parallel safe
      return cube(array[cos(radians(lat)) * cos(radians(lng)), cos(radians(lat)) * sin(radians(lng)), sin(radians(lat))])`);
    // PostgreSQL's own array_to_string is not immutable, since that of other types than text is not.
    this.addSql(`
      create function joined(texts text[]) returns text
      language sql immutable strict parallel safe
      return array_to_string(texts, ' ')`);

    this.addSql(`
      create table digidel_center (
        id uuid primary key default uuidv7(),
        slug text not null unique,
        name text not null,
        municipality_code text not null check (municipality_code ~ '^[0-9]{4}$'),
        municipality_name text not null,
        operator_slug text not null,
        description jsonb,
        services text[] not null default '{}',
        equipment text[] not null default '{}',
        languages text[] not null default '{}',
        partner_slugs text[] not null default '{}',
        topics text[] not null default '{}',
        free_of_charge boolean not null check (free_of_charge),
        staffed boolean not null check (staffed or status <> 'ACTIVE'),
        status text not null default 'ACTIVE',
        opened_on date,
        closed_on date check (closed_on >= opened_on),
        criteria jsonb not null default '[]',
        source_note text,
        last_verified_at timestamptz(3),
        demo boolean not null default false,
        version int not null default 1,
        search tsvector generated always as (
          to_tsvector('swedish', name || ' ' || municipality_name || ' ' || joined(services))
          || to_tsvector('swedish', coalesce(description, '{}'))
        ) stored,
        check (status = 'CLOSED' or closed_on is null)
      )`);
    this.addSql(`create index on digidel_center (name, id)`);
    this.addSql(`create index on digidel_center (status, name, id)`);
    this.addSql(`create index on digidel_center (municipality_code, name, id)`);
    this.addSql(`create index on digidel_center (left(municipality_code, 2), name, id)`);
    this.addSql(`create index on digidel_center (operator_slug)`);
    this.addSql(`create index on digidel_center (last_verified_at)`);
    this.addSql(`create index on digidel_center using gin (partner_slugs)`);
    this.addSql(`create index on digidel_center using gin (services)`);
    this.addSql(`create index on digidel_center using gin (languages)`);
    this.addSql(`create index on digidel_center using gin (search)`);

    this.addSql(`
      create table center_unit (
        id uuid primary key default uuidv7(),
        center_id uuid not null references digidel_center on delete cascade,
        name text not null,
        venue_kind text not null,
        street text,
        postal_code text,
        locality text,
        lat double precision not null check (lat between 55.3 and 69.1),
        lng double precision not null check (lng between 10.9 and 24.2),
        position cube not null generated always as (on_sphere(lat, lng)) stored,
        approximate boolean not null default false,
        opening_hours jsonb not null default '[]',
        exceptions jsonb not null default '[]',
        drop_in jsonb not null default '[]',
        mobile boolean not null default false,
        accessibility text[] not null default '{}',
        phone text,
        public_email text,
        demo boolean not null default false,
        unique (center_id, name)
      )`);
    this.addSql(`create index on center_unit using gist (position)`);
    this.addSql(`create index on center_unit using gin (opening_hours jsonb_path_ops)`);
    this.addSql(`create index on center_unit using gin (exceptions jsonb_path_ops)`);

    this.addSql(`
      create table criterion_definition (
        criterion text not null,
        number int not null,
        version text not null,
        statement jsonb not null,
        source_note text not null,
        primary key (version, number),
        unique (version, criterion)
      )`);

    this.addSql(`
      create table center_submission (
        id uuid primary key default uuidv7(),
        type text not null,
        municipality_code text not null check (municipality_code ~ '^[0-9]{4}$'),
        operator_slug text not null,
        center_id uuid references digidel_center on delete cascade,
        payload jsonb,
        base jsonb,
        base_version int,
        status text not null,
        submitted_by text not null,
        submitted_at timestamptz(3),
        review_comments jsonb not null default '[]',
        decided_at timestamptz(3),
        check (type = 'CREATE' or center_id is not null),
        check (submitted_at is not null or status in ('DRAFT', 'WITHDRAWN')),
        check ((decided_at is not null) = (status in ('APPROVED', 'REJECTED')))
      )`);
    this.addSql(`create index on center_submission (municipality_code, id)`);
    this.addSql(`create index on center_submission (status, id)`);
    this.addSql(`create index on center_submission (type, id)`);
    this.addSql(`create index on center_submission (center_id)`);
    this.addSql(`
      create unique index on center_submission (center_id)
      where type <> 'CREATE' and status in ('SUBMITTED', 'CHANGES_REQUESTED')`);

    this.addSql(`
      create table grant_round (
        id uuid primary key default uuidv7(),
        slug text not null unique,
        name text not null,
        reference text,
        channel text,
        budget_figures jsonb not null default '[]',
        applications_count jsonb not null default '[]',
        grants_count int,
        source_note text
      )`);
    this.addSql(`
      create table grant_application (
        id uuid primary key default uuidv7(),
        round_id uuid not null references grant_round,
        municipality_code text not null check (municipality_code ~ '^[0-9]{4}$'),
        applicant_slug text not null,
        requested_sek int not null check (requested_sek > 0),
        granted_sek int check (granted_sek > 0),
        status text not null,
        submitted_at timestamptz(3) not null,
        decided_at timestamptz(3),
        unique (round_id, municipality_code),
        check ((granted_sek is not null) = (status in ('GRANTED', 'REPORTED', 'CLOSED')))
      )`);
  }
}
