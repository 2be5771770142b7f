import { Migration } from "@mikro-orm/migrations";

export class Migration20261129000000 extends Migration {
  override up(): void {
    this.addSql(`
      create table coach (
        id uuid primary key default gen_random_uuid(),
        kind text not null,
        organisation_slug text unique,
        public_name text,
        languages text[] not null default '{}',
        topics text[] not null default '{}',
        digcomp text[] not null default '{}',
        modes text[] not null default '{}',
        area_codes text[] not null default '{}',
        county_codes text[] not null generated always as (county_codes(area_codes)) stored,
        max_travel_km int check (max_travel_km >= 0),
        year_round boolean not null default false,
        theme_days date[] not null default '{}',
        status text not null default 'REGISTERED',
        level text,
        created_at timestamptz(3) not null default now(),
        last_active_at timestamptz(3) not null default now(),
        demo boolean not null default false,
        check ((kind = 'ORGANISATION') = (organisation_slug is not null))
      )`);
    this.addSql(`create index on coach (created_at, id)`);
    this.addSql(`create index on coach (status, created_at, id)`);
    this.addSql(`create index on coach using gin (area_codes)`);
    this.addSql(`create index on coach using gin (county_codes)`);
    this.addSql(`create index on coach using gin (languages)`);
    this.addSql(`create index on coach using gin (topics)`);
    this.addSql(`create index on coach using gin (modes)`);

    this.addSql(`
      create table coach_request (
        id uuid primary key default uuidv7(),
        requester_slug text not null,
        event_id uuid,
        center_slug text,
        municipality_code text check (municipality_code ~ '^[0-9]{4}$'),
        county_code text generated always as (left(municipality_code, 2)) stored,
        mode text not null,
        starts_at timestamptz(3) not null,
        ends_at timestamptz(3) not null,
        languages text[] not null default '{}',
        topics text[] not null default '{}',
        coaches_needed int not null check (coaches_needed >= 1),
        status text not null default 'OPEN',
        created_at timestamptz(3) not null default now(),
        demo boolean not null default false,
        check (starts_at < ends_at)
      )`);
    this.addSql(`create index on coach_request (requester_slug, starts_at, id)`);
    this.addSql(`create index on coach_request (event_id, starts_at, id)`);
    this.addSql(`create index on coach_request (center_slug, starts_at, id)`);
    this.addSql(`create index on coach_request (municipality_code) where status in ('OPEN', 'PARTLY_MATCHED')`);
    this.addSql(`create index on coach_request (county_code) where status in ('OPEN', 'PARTLY_MATCHED')`);

    this.addSql(`
      create table training_course (
        code text primary key,
        name text not null,
        version text not null,
        url text,
        modules jsonb not null,
        source_note text not null
      )`);

    this.addSql(`
      create table diploma (
        number text primary key,
        coach_id uuid not null references coach,
        course_code text not null references training_course,
        course_version text not null,
        issued_at timestamptz(3) not null default now(),
        verification_code text not null,
        revoked_at timestamptz(3),
        demo boolean not null default false,
        unique (coach_id, course_code, course_version)
      )`);
  }
}
