import { Migration } from "@mikro-orm/migrations";

/** What lists show unless they name a status. Their conditions are written exactly so, for the partial indexes to serve them. */
const LISTED = "status in ('PUBLISHED', 'REPORTED')";
const UNLISTED = "status not in ('PUBLISHED', 'REPORTED')";

/** The order of lists. The end comes last, so that activities that are over are skipped without reading their rows. */
const IN_ORDER = "starts_at, id, ends_at";

/** Tables, indexes and triggers. Functions, views and policies are replaced, not migrated: see functions/, views/ and `Subgraph.policies`. */
export class Migration20261129000000 extends Migration {
  override up(): void {
    this.campaigns();
    this.activities();
    this.indexesOfActivities();
    this.tallies();
    this.dictionary();
  }

  private campaigns(): void {
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
        version int not null default 1,
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
  }

  private activities(): void {
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
        registration text not null default 'NONE',
        registration_url text,
        languages text[] not null default '{}',
        interpreter text[] not null default '{}',
        target_groups text[] not null default '{}',
        topics text[] not null default '{}',
        digcomp_codes text[],
        staircase_steps text[] not null default '{}',
        accessibility text[] not null default '{}',
        status text not null default 'DRAFT',
        published_at timestamptz(3),
        cancelled_reason text,
        cancelled_from text,
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
          setweight(text_search(title), 'A') || setweight(text_search(description), 'B')
        ) stored,
        check (starts_at < ends_at),
        check (not open_to_public or price_sek = 0),
        check (campaign_slug is null or not commercial),
        check (campaign_slug is not null or campaign_days = '{}')
      )`);
    this.addSql(`create unique index on event (organizer_slug, external_id) where status <> 'DELETED'`);
    this.addSql(`
      create table activity_report (
        event_id uuid primary key references event on delete cascade,
        organizer_slug text not null,
        participants_total int not null check (participants_total >= 0),
        participants_online int check (participants_online between 0 and participants_total),
        developed_competence int not null check (developed_competence between 0 and participants_total),
        age_bands jsonb not null default '[]',
        other_language_share double precision check (other_language_share between 0 and 1),
        topics_covered text[] not null default '{}',
        coaches_used int check (coaches_used >= 0),
        comment text,
        reported_at timestamptz(3) not null,
        reported_by text not null default 'MEMBER',
        corrected_at timestamptz(3),
        demo boolean not null default false
      )`);
  }

  private indexesOfActivities(): void {
    for (const column of ["municipality_code", "county_code", "organizer_slug", "campaign_slug", "format"]) {
      this.addSql(`create index on event (${column}, ${IN_ORDER}) where ${LISTED}`);
    }
    this.addSql(`create index on event (${IN_ORDER}) where ${LISTED}`);
    this.addSql(`create index on event (municipality_code, format, ${IN_ORDER}) where ${LISTED}`);
    this.addSql(`create index on event (center_slug, ${IN_ORDER}) where ${LISTED} and center_slug is not null`);
    this.addSql(`
      create index on event (attendance_mode, ${IN_ORDER}) where ${LISTED} and attendance_mode <> 'ON_SITE'`);
    this.addSql(`create index on event (${IN_ORDER}) where ${LISTED} and not open_to_public`);

    this.addSql(`create index on event (status, ${IN_ORDER}) where ${UNLISTED}`);
    this.addSql(`create index on event (municipality_code, status, ${IN_ORDER}) where ${UNLISTED}`);
    this.addSql(`create index on event (organizer_slug, starts_at, id) where status = 'DRAFT'`);
    this.addSql(`create index on event (organizer_slug, ${IN_ORDER}) where status = 'PUBLISHED'`);
    this.addSql(`create index on event using gin (co_organizer_slugs) where co_organizer_slugs <> '{}'`);
    this.addSql(`create index on event using gin (invited_slugs) where invited_slugs <> '{}'`);

    // For filters that combine conditions freely: it finds the few rows that match several conditions of which each matches many. The
    // municipality also as an array, so that several of them are one lookup.
    this.addSql(`
      create index event_combined_idx on event using gin
        (municipality_code, county_code, format, topics, target_groups, languages, (array[municipality_code]),
          days_of(session_days), search)`);
    this.addSql(`create index on event using gist (place)`);
    this.addSql(`create index on event (lat, lng)`);
    // For activities of more than a day, which may have begun long before the days that are asked for.
    this.addSql(`
      create index on event using gist (tstzrange(starts_at, ends_at)) where ends_at - starts_at > interval '1 day'`);
  }

  /** Kept by triggers in the transaction of every change: see docs/decisions/0017-tallies.md. */
  private tallies(): void {
    // What each activity of a campaign adds to the tallies, for as long as it counts.
    this.addSql(`
      create table counted_event (
        event_id uuid primary key,
        campaign_slug text collate "C" not null,
        organizer_slug text collate "C" not null,
        municipality_code text collate "C",
        campaign_days date[] not null,
        ends_at timestamptz(3) not null,
        format text not null,
        target_groups text[] not null,
        topics_covered text[] not null,
        digcomp_areas text[] not null,
        participants_total int,
        developed_competence int,
        actor_slugs text[] not null
      )`);
    // Activities by the instant they end: all of a campaign and those of each of its actors (both without a day), and those of each of
    // its days and municipalities.
    this.addSql(`
      create table end_tally (
        campaign_slug text collate "C" not null,
        day date,
        municipality_code text collate "C",
        actor_slug text collate "C",
        ends_at timestamptz(3) not null,
        activities bigint not null,
        unique nulls not distinct (campaign_slug, day, municipality_code, actor_slug, ends_at)
      ) with (fillfactor = 50)`);
    this.addSql(`create index on end_tally (campaign_slug) where activities = 0`);
    // What time does not change: activities by organizer, actor and municipality, reports by their contents.
    this.addSql(`
      create table campaign_tally (
        campaign_slug text collate "C" not null,
        tallied_by text collate "C" not null check (tallied_by in (
          'ORGANIZER', 'ACTOR', 'MUNICIPALITY', 'MUNICIPALITY_ON_DAYS', 'DAY', 'FORMAT', 'TOPIC', 'TARGET_GROUP', 'DIGCOMP_AREA'
        )),
        key text collate "C" not null,
        activities bigint not null,
        participants_total bigint not null,
        developed_competence bigint not null,
        primary key (campaign_slug, tallied_by, key)
      ) with (fillfactor = 50)`);
    this.addSql(`create index on campaign_tally (campaign_slug) where activities = 0`);

    for (const [table, recount] of [
      ["event", "recount_changed_events"],
      ["activity_report", "recount_changed_reports"],
    ]) {
      for (const [verb, rows] of [
        ["insert", "new"],
        ["update", "new"],
        ["delete", "old"],
      ]) {
        this.addSql(`
          create trigger recount_after_${verb} after ${verb} on ${table}
          referencing ${rows} table as changed for each statement execute function ${recount}()`);
      }
    }
  }

  /** The words of public activities, and in how many of their texts each stands. */
  private dictionary(): void {
    this.addSql(`
      create table word (
        word text collate "C" primary key,
        stem text collate "C" generated always as ((ts_lexize('swedish_stem', word))[1]) stored,
        texts bigint not null
      ) with (fillfactor = 50)`);
    this.addSql(`create index on word (stem)`);
    this.addSql(`create index on word using gin (word gin_trgm_ops)`);

    for (const [verb, rows] of [
      ["insert", "new table as now"],
      ["delete", "old table as was"],
      ["update", "old table as was new table as now"],
    ]) {
      this.addSql(`
        create trigger learn_words_after_${verb} after ${verb} on event
        referencing ${rows} for each statement execute function learn_words_after_${verb}()`);
    }
  }
}
