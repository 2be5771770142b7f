import { Migration } from "@mikro-orm/migrations";

export class Migration20261121000000 extends Migration {
  override up(): void {
    this.addSql(`create extension if not exists cube`);

    this.addSql(`
      create table campaign_series (
        code text primary key,
        names jsonb not null,
        source_note text not null
      )`);
    this.addSql(`
      create table campaign (
        id uuid primary key default uuidv7(),
        slug text not null unique,
        series_code text not null references campaign_series,
        name text not null,
        start_day date,
        end_day date,
        days date[] not null default '{}',
        kickoff_day date,
        motto text,
        rules_version text,
        source_note text not null,
        check (start_day <= end_day)
      )`);
    this.addSql(`
      create table goal (
        id uuid primary key default uuidv7(),
        campaign_slug text not null references campaign (slug),
        kind text not null,
        target int not null check (target > 0),
        from_day date not null,
        to_day date not null,
        source_note text not null,
        unique (campaign_slug, kind),
        check (from_day <= to_day)
      )`);

    // Declared immutable although a cast of text to a time is not: the sessions' times always end in Z.
    this.addSql(`
      create function instant(text) returns timestamptz(3) language sql immutable strict parallel safe
      return $1::timestamptz(3)`);
    this.addSql(`
      create function local_day(timestamptz) returns date language sql immutable strict parallel safe
      return ($1 at time zone 'Europe/Stockholm')::date`);
    // A session that ends at midnight is over on the day before.
    this.addSql(`
      create function session_days(jsonb) returns datemultirange language sql immutable strict parallel safe
      return (
        select range_agg(daterange(local_day(instant(s ->> 'start')), local_day(instant(s ->> 'end') - interval '1 ms'), '[]'))
        from jsonb_array_elements($1) as s
      )`);
    // A point of the unit sphere, where GiST finds the nearest ones.
    this.addSql(`
      create function on_sphere(lat double precision, lng double precision) returns cube language sql immutable strict parallel safe
      return cube(array[cos(radians(lat)) * cos(radians(lng)), cos(radians(lat)) * sin(radians(lng)), sin(radians(lat))])`);

    this.addSql(`
      create table event (
        id uuid primary key default uuidv7(),
        title jsonb not null,
        description jsonb,
        format text not null,
        organizer_slug text not null,
        co_organizer_slugs text[] not null default '{}',
        invited_slugs text[] not null default '{}',
        campaign_slug text references campaign (slug),
        campaign_days date[] not null default '{}',
        sessions jsonb not null check (jsonb_array_length(sessions) between 1 and 50),
        attendance_mode text not null,
        venue jsonb,
        online_url text,
        phone text,
        municipality_code text check (municipality_code ~ '^[0-9]{4}$'),
        center_slug text,
        lat double precision,
        lng double precision,
        open_to_public boolean not null,
        price_sek int not null check (price_sek >= 0),
        commercial boolean not null,
        campaign_marked boolean not null,
        languages text[] not null default '{}',
        target_groups text[] not null default '{}',
        topics text[] not null default '{}',
        accessibility text[] not null default '{}',
        status text not null default 'DRAFT',
        published_at timestamptz(3),
        cancelled_reason text,
        external_id text,
        created_at timestamptz(3) not null,
        updated_at timestamptz(3) not null,
        version int not null default 1,
        demo boolean not null default false,
        county_code text generated always as (left(municipality_code, 2)) stored,
        starts_at timestamptz(3) not null generated always as (instant(sessions #>> '{0,start}')) stored,
        ends_at timestamptz(3) not null generated always as (instant(sessions #>> '{-1,end}')) stored,
        session_days datemultirange not null generated always as (session_days(sessions)) stored,
        place cube generated always as (on_sphere(lat, lng)) stored,
        search tsvector not null generated always as (
          setweight(to_tsvector('swedish', title), 'A') || setweight(to_tsvector('swedish', coalesce(description, '{}')), 'B')
        ) stored,
        check (starts_at < ends_at),
        check (not open_to_public or price_sek = 0),
        check (campaign_slug is null or not commercial),
        check (campaign_slug is not null or campaign_days = '{}')
      )`);
    this.addSql(`
      create table activity_report (
        event_id uuid primary key references event on delete cascade,
        participants_total int not null check (participants_total >= 0),
        participants_online int check (participants_online between 0 and participants_total),
        developed_competence int not null check (developed_competence between 0 and participants_total),
        topics_covered text[] not null default '{}',
        coaches_used int check (coaches_used >= 0),
        reported_at timestamptz(3) not null,
        demo boolean not null default false
      )`);

    // What lists show unless they are asked for a status. HELD is PUBLISHED whose end has passed.
    const listed = "where status in ('PUBLISHED', 'REPORTED')";
    // The end stands last so that what is over is passed by without a look at its row.
    const inOrder = "starts_at, id, ends_at";
    for (const column of ["municipality_code", "county_code", "organizer_slug", "campaign_slug", "format"]) {
      this.addSql(`create index on event (${column}, ${inOrder}) ${listed}`);
    }
    this.addSql(`create index on event (${inOrder}) ${listed}`);
    this.addSql(`create index on event (center_slug, ${inOrder}) ${listed} and center_slug is not null`);
    this.addSql(`create index on event (attendance_mode, ${inOrder}) ${listed} and attendance_mode <> 'ON_SITE'`);
    this.addSql(`create index on event (${inOrder}) ${listed} and not open_to_public`);
    this.addSql(`create index on event (status, ${inOrder}) where status not in ('PUBLISHED', 'REPORTED')`);
    this.addSql(`create index on event (organizer_slug, starts_at, id) where status = 'DRAFT'`);
    this.addSql(`create index on event using gin (topics, target_groups, languages)`);
    this.addSql(`create index on event using gin (search)`);
    this.addSql(`create index on event using gist (session_days)`);
    this.addSql(`create index on event using gist (place)`);

    // The first activity of each municipality on the days of a campaign, and the reports of a campaign.
    this.addSql(
      `create index on event (campaign_slug, municipality_code, ends_at) ${listed} and campaign_days <> '{}'`,
    );
    this.addSql(`create index on event (campaign_slug, ends_at) where status in ('REPORTED', 'ARCHIVED')`);
  }
}
