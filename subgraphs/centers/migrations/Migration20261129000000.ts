import { Migration } from "@mikro-orm/migrations";

export class Migration20261129000000 extends Migration {
  override up(): void {
    this.addSql(`
      create table digidel_center (
        id uuid primary key default uuidv7(),
        slug text not null unique,
        external_id text,
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
        updated_at timestamptz(3),
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
    this.addSql(`create unique index on digidel_center (municipality_code, external_id)`);
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
        operator_slug text check (operator_slug is not null or status in ('DRAFT', 'WITHDRAWN')),
        center_id uuid references digidel_center on delete cascade,
        external_id text,
        payload jsonb,
        base jsonb,
        base_version int,
        status text not null,
        submitted_by text not null,
        submitted_at timestamptz(3),
        review_comments jsonb not null default '[]',
        decided_at timestamptz(3),
        history jsonb not null default '[]',
        check (type = 'CREATE' or center_id is not null),
        check (submitted_at is not null or status in ('DRAFT', 'WITHDRAWN')),
        check ((decided_at is not null) = (status in ('APPROVED', 'REJECTED')))
      )`);
    this.addSql(`create index on center_submission (municipality_code, id)`);
    this.addSql(`create index on center_submission (municipality_code, external_id, id)`);
    this.addSql(`create index on center_submission (status, id)`);
    this.addSql(`create index on center_submission (type, id)`);
    this.addSql(`create index on center_submission (center_id, id)`);
    this.addSql(`
      create unique index on center_submission (center_id)
      where type <> 'CREATE' and status in ('SUBMITTED', 'CHANGES_REQUESTED')`);
    this.addSql(`
      create unique index on center_submission (municipality_code, external_id)
      where status in ('SUBMITTED', 'CHANGES_REQUESTED')`);

    this.addSql(`
      create table help_statistic (
        id uuid primary key default uuidv7(),
        center_id uuid not null references digidel_center on delete cascade,
        municipality_code text not null check (municipality_code ~ '^[0-9]{4}$'),
        unit text,
        period_start date not null,
        period_end date not null check (period_end >= period_start),
        visits int not null check (visits >= 0),
        drop_in_visits int check (drop_in_visits between 0 and visits),
        mean_minutes double precision check (mean_minutes >= 0),
        questions jsonb not null default '[]',
        source text not null,
        reported_at timestamptz(3) not null,
        version int not null default 1,
        exclude using gist (
          center_id with =, coalesce(unit, '') with =, source with =, daterange(period_start, period_end, '[]') with &&)
      )`);
    this.addSql(`create index on help_statistic (center_id, period_start)`);
    this.addSql(`create index on help_statistic (municipality_code, period_start)`);
    this.addSql(`create index on help_statistic (left(municipality_code, 2), period_start)`);
    this.addSql(`create index on help_statistic (period_start)`);

    this.addSql(`
      create table grant_round (
        id uuid primary key default uuidv7(),
        slug text not null unique,
        name text not null,
        reference text,
        channel text,
        opens_on date,
        closes_on date check (closes_on >= opens_on),
        budget_figures jsonb not null default '[]',
        applications_count jsonb not null default '[]',
        grants_count int,
        source_note text,
        check ((opens_on is null) = (closes_on is null))
      )`);
    this.addSql(`
      create table grant_application (
        id uuid primary key default uuidv7(),
        round_id uuid not null references grant_round,
        municipality_code text not null check (municipality_code ~ '^[0-9]{4}$'),
        applicant_slug text not null,
        requested_sek int not null check (requested_sek > 0),
        granted_sek int check (granted_sek > 0),
        used_sek int check (used_sek between 0 and granted_sek),
        status text not null,
        submitted_at timestamptz(3) not null,
        decided_at timestamptz(3),
        decision_note text,
        report text,
        reported_at timestamptz(3),
        closed_at timestamptz(3),
        unique (round_id, municipality_code),
        check ((granted_sek is not null) = (status in ('GRANTED', 'REPORTED', 'CLOSED'))),
        check ((used_sek is not null) = (status in ('REPORTED', 'CLOSED')))
      )`);

    this.addSql(`
      create table municipality (
        code text primary key check (code ~ '^[0-9]{4}$'),
        county_code text not null generated always as (left(code, 2)) stored,
        population int not null
      )`);
    this.addSql(`create index on municipality (population, code)`);
    this.addSql(`create index on municipality (county_code, population, code)`);
  }
}
