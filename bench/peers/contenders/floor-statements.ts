const MUNICIPALITY_PAGE = `
select json_build_object('municipality', json_build_object(
  'code', m.code,
  'name', m.name,
  'officialName', m.official_name,
  'population', m.population,
  'county', (select json_build_object('code', c.code, 'name', c.name) from county as c where c.code = m.county_code),
  'actor', (
    select json_build_object('slug', a.slug, 'name', a.name, 'kind', a.kind)
    from actor as a
    where a.home_municipality_code = m.code and a.kind = 'MUNICIPALITY' and a.status = 'ACTIVE'
  ),
  'centers', (
    select coalesce(json_agg(json_build_object(
      'slug', c.slug,
      'name', c.name,
      'status', c.status,
      'freeOfCharge', c.free_of_charge,
      'criteria', (
        select coalesce(json_agg(json_build_object('criterion', one->'criterion', 'level', one->'level')), '[]')
        from jsonb_array_elements(c.criteria) as one
      ),
      'units', (
        select coalesce(
          json_agg(json_build_object('venueKind', u.venue_kind, 'openingHours', u.opening_hours) order by u.name, u.id),
          '[]'
        )
        from center_unit as u
        where u.center_id = c.id
      )
    ) order by c.name, c.id), '[]')
    from digidel_center as c
    where c.municipality_code = m.code and c.listed
  ),
  'events', json_build_object(
    'totalCount', (select count(*) from event as e where e.municipality_code = m.code and e.listed),
    'edges', (
      select coalesce(json_agg(json_build_object('node', json_build_object(
        'id', e.id,
        'title', json_build_object('sv', e.title->'sv'),
        'organizer', json_build_object('slug', a.slug, 'name', a.name),
        'sessions', (
          select json_agg(json_build_object('start', one->'start', 'end', one->'end'))
          from jsonb_array_elements(e.sessions) as one
        )
      )) order by e.starts_at, e.id), '[]')
      from (
        select * from event
        where municipality_code = m.code and listed
        order by starts_at, id
        limit 10
      ) as e
      join actor as a on a.slug = e.organizer_slug
    )
  ),
  'coachCount', municipality_coach_count(m)
))::text as data
from municipality as m
where m.code = $1`;

const FIND_EVENTS = `
with page as (
  select e.*, row_number() over (order by e.starts_at, e.id) as place, concat(e.starts_at, ' ', e.id) as cursor
  from event as e
  where e.municipality_code = $1 and e.listed
  order by e.starts_at, e.id
  limit $2::integer + 1
)
select json_build_object('events', json_build_object(
  'pageInfo', json_build_object(
    'hasNextPage', count(*) > $2,
    'endCursor', (select cursor from page where place <= $2 order by place desc limit 1)
  ),
  'edges', coalesce(json_agg(json_build_object('cursor', e.cursor, 'node', json_build_object(
    'id', e.id,
    'title', json_build_object('sv', e.title->'sv', 'en', e.title->'en'),
    'format', e.format,
    'attendanceMode', e.attendance_mode,
    'status', case when e.status = 'PUBLISHED' and e.ends_at <= now() then 'HELD' else e.status end,
    'openToPublic', e.open_to_public,
    'priceSek', e.price_sek,
    'languages', e.languages,
    'targetGroups', e.target_groups,
    'topics', e.topics,
    'municipality', json_build_object('code', m.code, 'name', m.name, 'county', json_build_object('name', c.name)),
    'organizer', json_build_object('slug', a.slug, 'name', a.name),
    'center', case when d.slug is not null then json_build_object('slug', d.slug, 'name', d.name) end,
    'campaign', case when e.campaign_slug is not null then json_build_object('slug', e.campaign_slug) end,
    'campaignDays', e.campaign_days,
    'sessions', (
      select json_agg(json_build_object('start', one->'start', 'end', one->'end'))
      from jsonb_array_elements(e.sessions) as one
    )
  )) order by e.place) filter (where e.place <= $2), '[]')
))::text as data
from page as e
join municipality as m on m.code = e.municipality_code
join county as c on c.code = m.county_code
join actor as a on a.slug = e.organizer_slug
left join digidel_center as d on d.slug = e.center_slug`;

/** The hub's answers by operation; each takes the values of its variables. */
export const STATEMENTS = {
  MunicipalityPage: MUNICIPALITY_PAGE,
  FindEvents: FIND_EVENTS,
  MunicipalityName: `
select json_build_object('municipality', json_build_object('name', m.name))::text as data
from municipality as m
where m.code = $1`,
};
