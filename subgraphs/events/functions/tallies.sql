-- Tallies of campaigns, kept in the transaction of every change: see docs/decisions/0017-tallies.md. What counts stands in the view
-- countable_event.

-- The areas of DigComp that an activity trains: those of its codes, else those of its topics, as `digcompOf` of kit/vocabulary/digcomp.ts
-- has them.
create or replace function digcomp_areas(codes text[], topics text[]) returns text[] language sql immutable parallel safe as $$
  select array(
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
  )
$$;

-- Counts these activities anew: what each of them added before is taken from the tallies, what it adds now is put in. Rows of the tallies
-- are locked in their order, so that two changes at once wait for each other and never in a circle. It acts as the owner, since nobody
-- else writes the tallies.
create or replace function recount(ids uuid[]) returns void language plpgsql
security definer set search_path = public, pg_temp as $$
begin
  perform from event where id = any(ids) order by id for no key update;

  with change as (
    merge into counted_event as c
    using (select id, n.* from unnest(ids) as id left join countable_event as n on n.event_id = id) as n on c.event_id = n.id
    when matched and n.event_id is null then delete
    when matched and (c.campaign_slug, c.organizer_slug, c.municipality_code, c.campaign_days, c.ends_at, c.format,
        c.target_groups, c.topics_covered, c.digcomp_areas, c.participants_total, c.developed_competence, c.actor_slugs)
      is distinct from (n.campaign_slug, n.organizer_slug, n.municipality_code, n.campaign_days, n.ends_at, n.format,
        n.target_groups, n.topics_covered, n.digcomp_areas, n.participants_total, n.developed_competence, n.actor_slugs)
      then update set campaign_slug = n.campaign_slug, organizer_slug = n.organizer_slug,
        municipality_code = n.municipality_code, campaign_days = n.campaign_days, ends_at = n.ends_at, format = n.format,
        target_groups = n.target_groups, topics_covered = n.topics_covered, digcomp_areas = n.digcomp_areas,
        participants_total = n.participants_total, developed_competence = n.developed_competence,
        actor_slugs = n.actor_slugs
    when not matched and n.event_id is not null then insert values (n.event_id, n.campaign_slug, n.organizer_slug,
      n.municipality_code, n.campaign_days, n.ends_at, n.format, n.target_groups, n.topics_covered, n.digcomp_areas,
      n.participants_total, n.developed_competence, n.actor_slugs)
    returning old as was, new as now
  ), signed as materialized (
    select -1 as sign, (was).* from change where (was).event_id is not null
    union all
    select 1, (now).* from change where (now).event_id is not null
  ), at_end as (
    insert into end_tally (campaign_slug, day, municipality_code, actor_slug, ends_at, activities)
    select campaign_slug, day, municipality, actor, ends_at, sum(sign)
    from signed cross join lateral (
      select null::date as day, null::text as municipality, null::text as actor
      union all
      select day, municipality_code, null from unnest(campaign_days) as day where municipality_code is not null
      union all
      select null, null, unnest(actor_slugs)
    ) as place
    group by 1, 2, 3, 4, 5 having sum(sign) <> 0 order by 1, 2, 3, 4, 5
    on conflict (campaign_slug, day, municipality_code, actor_slug, ends_at)
      do update set activities = end_tally.activities + excluded.activities
  )
  insert into campaign_tally (campaign_slug, tallied_by, key, activities, participants_total, developed_competence)
  select campaign_slug, tallied_by, k.key, sum(sign), sum(sign * k.total), sum(sign * k.developed)
  from signed cross join lateral (
    select 'ORGANIZER' as tallied_by, organizer_slug as key, 0 as total, 0 as developed
    union all select 'ACTOR', unnest(actor_slugs), 0, 0
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
end $$;

create or replace function recount_changed_events() returns trigger language plpgsql as $$
begin
  perform recount(array(select id from changed));
  return null;
end $$;

create or replace function recount_changed_reports() returns trigger language plpgsql as $$
begin
  perform recount(array(select event_id from changed));
  return null;
end $$;
