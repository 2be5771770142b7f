-- What the workloads read of the hub's four databases, as the tables of one, with the relations and indexes that they need.

create table county (
  code text primary key,
  name text not null
);

create table municipality (
  code text primary key,
  name text not null,
  official_name text not null,
  population integer not null,
  county_code text not null references county
);
create index on municipality (county_code);

create table actor (
  slug text primary key,
  name text not null,
  kind text not null,
  status text not null,
  home_municipality_code text references municipality
);
create index on actor (home_municipality_code, kind, status);

create table digidel_center (
  id uuid primary key,
  slug text not null unique,
  name text not null,
  municipality_code text not null references municipality,
  status text not null,
  free_of_charge boolean not null,
  criteria jsonb not null,
  listed boolean not null generated always as (status in ('ACTIVE', 'PAUSED')) stored
);
create index on digidel_center (municipality_code, listed, name, id);

create table center_unit (
  id uuid primary key,
  center_id uuid not null references digidel_center,
  name text not null,
  venue_kind text not null,
  opening_hours jsonb not null
);
create index on center_unit (center_id, name, id);

create table campaign (
  slug text primary key,
  name text not null
);

create table event (
  id uuid primary key,
  title jsonb not null,
  format text not null,
  organizer_slug text not null references actor,
  campaign_slug text references campaign,
  campaign_days date[] not null,
  sessions jsonb not null,
  attendance_mode text not null,
  municipality_code text references municipality,
  center_slug text references digidel_center (slug),
  open_to_public boolean not null,
  price_sek integer not null,
  languages text[] not null,
  target_groups text[] not null,
  topics text[] not null,
  status text not null,
  starts_at timestamptz(3) not null,
  ends_at timestamptz(3) not null,
  listed boolean not null generated always as (status in ('PUBLISHED', 'REPORTED')) stored
);
create index on event (municipality_code, listed, starts_at, id);
create index on event (organizer_slug);
create index on event (campaign_slug);
create index on event (center_slug);

create table coach (
  id uuid primary key,
  status text not null,
  area_codes text[] not null
);
create index on coach using gin (area_codes);

-- The two computed fields of the workloads.

create function event_current_status(event event) returns text stable language sql
  return case when event.status = 'PUBLISHED' and event.ends_at <= now() then 'HELD' else event.status end;

create function municipality_coach_count(municipality municipality) returns integer stable language sql
  return (
    select case when count(*) >= 5 then count(*)::integer end
    from coach
    where area_codes @> array[municipality.code] and coach.status in ('TRAINED', 'CERTIFIED', 'ACTIVE')
  );
