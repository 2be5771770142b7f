import { Migration } from "@mikro-orm/migrations";

/** Tallies of campaigns, kept by the database itself in the transaction of every change: see docs/decisions/0017-tallies.md. */
export class Migration20261121221000 extends Migration {
  override up(): void {
    this.addSql(`alter table campaign add version int not null default 1`);

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
        developed_competence int
      )`);
    this.addSql(`create index on counted_event (campaign_slug, organizer_slug, ends_at)`);

    // Activities by the moment they end: all of a campaign (no day), and those of each of its days and municipalities.
    this.addSql(`
      create table end_tally (
        campaign_slug text collate "C" not null,
        day date,
        municipality_code text collate "C",
        ends_at timestamptz(3) not null,
        activities bigint not null,
        unique nulls not distinct (campaign_slug, day, municipality_code, ends_at)
      ) with (fillfactor = 50)`);
    this.addSql(`create index on end_tally (campaign_slug) where activities = 0`);

    // What time does not change: activities by organizer and municipality, reports by what they tell of.
    this.addSql(`
      create table campaign_tally (
        campaign_slug text collate "C" not null,
        tallied_by text collate "C" not null check (tallied_by in (
          'ORGANIZER', 'MUNICIPALITY', 'MUNICIPALITY_ON_DAYS', 'DAY', 'FORMAT', 'TOPIC', 'TARGET_GROUP', 'DIGCOMP_AREA'
        )),
        key text collate "C" not null,
        activities bigint not null,
        participants_total bigint not null,
        developed_competence bigint not null,
        primary key (campaign_slug, tallied_by, key)
      ) with (fillfactor = 50)`);
    this.addSql(`create index on campaign_tally (campaign_slug) where activities = 0`);

    // The areas of DigComp that topics train: digcompOf in kit/vocabulary/digcomp.ts, as it was when this was written.
    this.addSql(`
      create function digcomp_areas(codes text[], topics text[]) returns text[] language sql immutable parallel safe
      return array(
        select distinct area from (
          select left(code, 1) as area from unnest(codes) as code
          union all
          select unnest(t.areas) from (values
            ('BANKID', '{2,4}'::text[]), ('EID', '{2,4}'), ('CARE_1177', '{1,2,4}'), ('PUBLIC_E_SERVICES', '{1,2}'),
            ('BANKING_PAYMENTS', '{2,4}'), ('APPS', '{5}'), ('EMAIL_ACCOUNTS', '{2,4}'), ('SAFETY_FRAUD', '{4}'),
            ('MEDIA_LITERACY', '{1}'), ('CONSUMER_TECH', '{4,5}'), ('LIBRARY_SERVICES', '{1}'), ('PRINT_SCAN', '{1,5}'),
            ('SOCIAL_MEDIA', '{2}'), ('JOBS_STUDIES', '{1,2,3}'), ('AI', '{1,3,5}')
          ) as t(topic, areas) where codes is null and t.topic = any(topics)
        ) as trained order by area
      )`);

    this.addSql(`
      create view countable_event as
      select e.id as event_id, e.campaign_slug, e.organizer_slug, e.municipality_code, e.campaign_days, e.ends_at, e.format,
        e.target_groups, coalesce(r.topics_covered, '{}') as topics_covered,
        case when r.event_id is null then '{}' else digcomp_areas(e.digcomp_codes, r.topics_covered) end as digcomp_areas,
        r.participants_total, r.developed_competence
      from event as e
      left join activity_report as r on r.event_id = e.id and e.status in ('REPORTED', 'ARCHIVED')
      where e.campaign_slug is not null and e.status in ('PUBLISHED', 'REPORTED', 'ARCHIVED')`);

    // Rows of the tallies are locked in their order, so that two changes at once wait for each other and never in a ring.
    this.addSql(`
      create function recount(ids uuid[]) returns void language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        perform from event where id = any(ids) order by id for no key update;

        with change as (
          merge into counted_event as c
          using (select id, n.* from unnest(ids) as id left join countable_event as n on n.event_id = id) as n on c.event_id = n.id
          when matched and n.event_id is null then delete
          when matched and (c.campaign_slug, c.organizer_slug, c.municipality_code, c.campaign_days, c.ends_at, c.format,
              c.target_groups, c.topics_covered, c.digcomp_areas, c.participants_total, c.developed_competence)
            is distinct from (n.campaign_slug, n.organizer_slug, n.municipality_code, n.campaign_days, n.ends_at, n.format,
              n.target_groups, n.topics_covered, n.digcomp_areas, n.participants_total, n.developed_competence)
            then update set campaign_slug = n.campaign_slug, organizer_slug = n.organizer_slug,
              municipality_code = n.municipality_code, campaign_days = n.campaign_days, ends_at = n.ends_at, format = n.format,
              target_groups = n.target_groups, topics_covered = n.topics_covered, digcomp_areas = n.digcomp_areas,
              participants_total = n.participants_total, developed_competence = n.developed_competence
          when not matched and n.event_id is not null then insert values (n.event_id, n.campaign_slug, n.organizer_slug,
            n.municipality_code, n.campaign_days, n.ends_at, n.format, n.target_groups, n.topics_covered, n.digcomp_areas,
            n.participants_total, n.developed_competence)
          returning old as was, new as now
        ), signed as materialized (
          select -1 as sign, (was).* from change where (was).event_id is not null
          union all
          select 1, (now).* from change where (now).event_id is not null
        ), at_end as (
          insert into end_tally (campaign_slug, day, municipality_code, ends_at, activities)
          select campaign_slug, day, municipality, ends_at, sum(sign)
          from signed cross join lateral (
            select null::date as day, null::text as municipality
            union all
            select day, municipality_code from unnest(campaign_days) as day where municipality_code is not null
          ) as place
          group by 1, 2, 3, 4 having sum(sign) <> 0 order by 1, 2, 3, 4
          on conflict (campaign_slug, day, municipality_code, ends_at)
            do update set activities = end_tally.activities + excluded.activities
        )
        insert into campaign_tally (campaign_slug, tallied_by, key, activities, participants_total, developed_competence)
        select campaign_slug, tallied_by, k.key, sum(sign), sum(sign * k.total), sum(sign * k.developed)
        from signed cross join lateral (
          select 'ORGANIZER' as tallied_by, organizer_slug as key, 0 as total, 0 as developed
          union all select 'MUNICIPALITY', municipality_code, 0, 0 where municipality_code is not null
          union all select 'MUNICIPALITY_ON_DAYS', municipality_code, 0, 0 where municipality_code is not null and campaign_days <> '{}'
          union all select r.*, participants_total, developed_competence from (
            select 'DAY', local_day(ends_at - interval '1 ms')::text
            union all select 'FORMAT', format
            union all select 'TOPIC', unnest(topics_covered)
            union all select 'TARGET_GROUP', unnest(target_groups)
            union all select 'DIGCOMP_AREA', unnest(digcomp_areas)
          ) as r where participants_total is not null
        ) as k
        group by 1, 2, 3 having (sum(sign), sum(sign * k.total), sum(sign * k.developed)) <> (0, 0, 0) order by 1, 2, 3
        on conflict (campaign_slug, tallied_by, key) do update set activities = campaign_tally.activities + excluded.activities,
          participants_total = campaign_tally.participants_total + excluded.participants_total,
          developed_competence = campaign_tally.developed_competence + excluded.developed_competence;

        delete from end_tally where activities = 0;
        delete from campaign_tally where activities = 0;
      end $$`);

    this.addSql(`
      create function recount_changed_events() returns trigger language plpgsql as $$
      begin
        perform recount(array(select id from changed));
        return null;
      end $$`);
    this.addSql(`
      create function recount_changed_reports() returns trigger language plpgsql as $$
      begin
        perform recount(array(select event_id from changed));
        return null;
      end $$`);
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
    this.addSql(`select recount(array(select id from event))`);
  }
}
