import { type Kysely, sql } from "kysely";
import { clock } from "../../../kit/clock.js";
import { slugOf } from "../../../kit/slug.js";
import type { Demo } from "../../../kit/subgraph/demo.js";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { formats, languages, targetGroups, topics, venues } from "./demo-words.js";

const BATCH = 5_000;

export const demo: Demo = {
  size: ({ events }) => events,

  async add(db, { events, seed }, onBatch) {
    const batches = Array.from({ length: Math.ceil(events / BATCH) }, (_, n) => [
      n * BATCH,
      Math.min((n + 1) * BATCH, events),
    ]);
    const work = async () => {
      for (let batch = batches.shift(); batch; batch = batches.shift()) {
        await addEvents(db, seed, batch[0]!, batch[1]!);
        onBatch(batch[1]! - batch[0]!);
      }
    };
    await Promise.all([work(), work()]);
  },

  async remove(db) {
    await sql`delete from activity_report where demo`.execute(db);
    await sql`delete from event where demo`.execute(db);
  },
};

/** Municipalities that are actors of the network and run a DigidelCenter. */
const WITH_CENTER = new Set([
  "0188",
  "0428",
  "0480",
  "0581",
  "0583",
  "0684",
  "0765",
  "0861",
  "1080",
  "1278",
  "1282",
  "1283",
  "1290",
  "1315",
  "1471",
  "1485",
  "1493",
  "1737",
  "1980",
  "2031",
  "2082",
  "2280",
  "2281",
  "2284",
  "2523",
  "2580",
]);
const NATIONAL = ["pts", "skr", "ssc", "internetstiftelsen", "kb", "digidel-network", "digg", "lo", "ffo"];

const places = municipalities.map(({ code, name, officialName, seat }) => ({
  code,
  name,
  lat: seat.lat,
  lng: seat.lng,
  actor: WITH_CENTER.has(code) ? slugOf(officialName) : null,
  center: WITH_CENTER.has(code) ? `digidelcenter-${slugOf(name)}` : null,
}));

const valueAndWords = (rows: string[][]) => JSON.stringify(rows.map(([value, sv, en]) => ({ value, sv, en })));

/**
 * Activities number `from` (not included) to `to`, all drawn by hash from the seed number and their own: a quarter on
 * the days of Digitalidag 2024, a tenth around the year in that campaign, the rest outside campaigns in 2024 to 2026.
 * Only what is over by now can be reported.
 */
const addEvents = (db: Kysely<unknown>, seed: number, from: number, to: number) =>
  sql`
  with place as materialized (
    select *, row_number() over (order by code) as n
    from jsonb_to_recordset(${JSON.stringify(places)}) as p(code text, name text, lat float8, lng float8, actor text, center text)
  ), format as materialized (
    select *, row_number() over () as n from jsonb_to_recordset(${valueAndWords(formats)}) as f(value text, sv text, en text)
  ), topic as materialized (
    select *, row_number() over () as n from jsonb_to_recordset(${valueAndWords(topics)}) as t(value text, sv text, en text)
  ), venue as materialized (
    select *, row_number() over () as n from jsonb_to_recordset(${valueAndWords(venues)}) as v(value text, sv text)
  ), drawn as materialized (
    select i, array(
      select (hashint8extended(i * 32 + k, ${seed}::int) & 2147483647)::int from generate_series(1, 20) as k
    ) as r
    from generate_series(${from}::int + 1, ${to}::int) as i
  ), timed as materialized (
    select i, r, r[1] % 100 < 35 as in_campaign, case
        when r[1] % 100 < 10 then array['2024-11-15', '2024-11-16']::date[]
        when r[1] % 100 < 18 then array['2024-11-15']::date[]
        when r[1] % 100 < 25 then array['2024-11-16']::date[]
        else '{}' end as campaign_days,
      case
        when r[1] % 100 < 35 then array['2024-04-18'::date + r[2] % 213]
        when r[3] % 10 = 0 then array(select '2024-01-01'::date + r[2] % 1076 + 7 * week from generate_series(0, 2) as week)
        else array['2024-01-01'::date + r[2] % 1096] end as other_days,
      9 + r[4] % 10 as hour, 60 + 30 * (r[5] % 5) as minutes
    from drawn
  ), made as (
    insert into event (
      id, title, description, format, organizer_slug, campaign_slug, campaign_days, sessions, attendance_mode, venue,
      online_url, municipality_code, center_slug, lat, lng, open_to_public, price_sek, commercial, campaign_marked,
      languages, target_groups, topics, accessibility, state, published_at, cancelled_reason, created_at, updated_at, demo
    )
    select
      overlay(overlay(md5(concat(${seed}::int, '/', i)) placing '8' from 13) placing '8' from 17)::uuid,
      jsonb_build_object(
        'sv', format('[Demo] %s: %s i %s', format.sv, topic.sv, place.name),
        'en', format('[Demo] %s: %s in %s', format.en, topic.en, place.name)),
      jsonb_build_object(
        'sv', format('[Demo] Påhittad aktivitet för prov av hubben. Vi visar %s steg för steg och svarar på frågor.', topic.sv),
        'en', format('[Demo] An invented activity for trials of the hub about %s.', topic.en)),
      format.value,
      case when place.actor is not null and r[6] % 3 < 2 then place.actor
        else (${NATIONAL}::text[])[1 + r[6] % ${NATIONAL.length}::int] end,
      case when in_campaign then 'digitalidag-2024' end,
      campaign_days, sessions, mode,
      case when mode <> 'ONLINE' then jsonb_build_object(
        'kind', venue.value, 'name', format('[Demo] %s i %s', venue.sv, place.name), 'locality', place.name,
        'point', jsonb_build_object('lat', at.lat, 'lng', at.lng)) end,
      case when mode <> 'ON_SITE' then format('https://example.org/demo/%s', i) end,
      case when is_placed then place.code end,
      case when mode <> 'ONLINE' and r[7] % 3 > 0 then place.center end,
      case when is_placed then at.lat end, case when is_placed then at.lng end,
      is_open, case when is_open or r[8] % 2 = 0 then 0 else 50 * (r[8] % 5) end, false, in_campaign,
      array['sv'] || case when r[9] % 5 = 0 then array[(${languages}::text[])[1 + r[10] % ${languages.length}::int]] else '{}' end,
      array[(${targetGroups}::text[])[1 + r[11] % ${targetGroups.length}::int]],
      array[topic.value],
      case when mode <> 'ONLINE' and r[12] % 3 < 2 then array['WHEELCHAIR'] else '{}' end,
      status,
      case when status <> 'DRAFT' then starts_at - interval '30 days' end,
      case when status = 'CANCELLED' then '[Demo] För få anmälda.' end,
      starts_at - interval '40 days', starts_at - interval '30 days', true
    from timed
    join place on place.n = 1 + i % ${places.length}::int
    join format on format.n = 1 + r[13] % ${formats.length}::int
    join topic on topic.n = 1 + r[14] % ${topics.length}::int
    join venue on venue.n = 1 + r[15] % ${venues.length}::int
    cross join lateral (
      select jsonb_agg(jsonb_build_object(
          'start', to_char(t at time zone 'UTC', ${ISO}), 'end', to_char((t + minutes * interval '1 minute') at time zone 'UTC', ${ISO}),
          'capacity', case when r[16] % 2 = 0 then 5 * (1 + r[16] % 20) end) order by t) as sessions,
        min(t) as starts_at, max(t) + minutes * interval '1 minute' as ends_at
      from unnest(case when campaign_days = '{}' then other_days else campaign_days end) as day
      cross join lateral (select (day + hour * interval '1 hour') at time zone 'Europe/Stockholm' as t) as local
    ) as s
    cross join lateral (
      select case
        when format.value in ('WEBINAR', 'PODCAST', 'PHONE_SUPPORT') or r[17] % 10 = 0 then 'ONLINE'
        when r[17] % 10 = 1 then 'MIXED' else 'ON_SITE' end as mode,
        format.value <> 'STAFF_TRAINING' and r[18] % 20 > 0 as is_open,
        place.lat + (r[19] % 1000 - 500) / 10000.0 as lat, place.lng + (r[20] % 1000 - 500) / 5000.0 as lng,
        case
          when r[2] % 97 < 5 then 'DRAFT' when r[2] % 97 < 9 then 'CANCELLED' when r[2] % 97 < 10 then 'POSTPONED'
          when r[2] % 97 < 30 and ends_at < ${clock.now()} then 'REPORTED' else 'PUBLISHED' end as status
    ) as at
    cross join lateral (select mode <> 'ONLINE' or r[18] % 2 = 0 as is_placed) as placed
    returning id, organizer_slug, topics, status, ends_at
  )
  insert into activity_report (event_id, organizer_slug, participants_total, participants_online, developed_competence, topics_covered, reported_at, demo)
  select id, organizer_slug, total, 0, total * 3 / 4, topics, ends_at + interval '1 day', true
  from made cross join lateral (select 5 + (uuid_hash(id) & 2147483647) % 60 as total) as visits
  where status = 'REPORTED'`.execute(db);

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS".000Z"';
