-- What counts in the tallies: public activities of a campaign, with their reports. See docs/decisions/0017-tallies.md.
create or replace view countable_event as
select e.id as event_id, e.campaign_slug, e.organizer_slug, e.municipality_code, e.campaign_days, e.ends_at, e.format,
  e.target_groups, coalesce(r.topics_covered, '{}') as topics_covered,
  case when r.event_id is null then '{}' else digcomp_areas(e.digcomp_codes, r.topics_covered) end as digcomp_areas,
  r.participants_total, r.developed_competence, e.organizer_slug || e.co_organizer_slugs as actor_slugs
from event as e
left join activity_report as r on r.event_id = e.id and e.status in ('REPORTED', 'ARCHIVED')
where e.campaign_slug is not null and e.status in ('PUBLISHED', 'REPORTED', 'ARCHIVED');
