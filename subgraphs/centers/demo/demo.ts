import { type Kysely, sql } from "kysely";
import { slugOf } from "../../../kit/slug.js";
import type { Demo, DemoOptions } from "../../../kit/subgraph/demo.js";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { Criterion } from "../../../kit/vocabulary/centers.js";
import type { OpeningHours } from "../hours/opening-hours.js";

/** Invented centres, at least one in each municipality, and invented places and hours for the centres of the documents. */
export const demo: Demo = {
  size: (options) => countOf(options) + SEEDED,

  async add(db, options, onBatch) {
    const count = countOf(options);
    for (let from = 1; from <= count; from += BATCH) {
      const to = Math.min(from + BATCH - 1, count);
      await addCenters(db, from, to, options.seed);
      onBatch(to - from + 1);
    }
    await addUnitsToSeeded(db);
    onBatch(SEEDED);
  },

  async remove(db) {
    await sql`delete from center_unit where demo`.execute(db);
    await sql`delete from digidel_center where demo`.execute(db);
  },
};

const BATCH = 10_000;
const SEEDED = 26;
const countOf = ({ centers }: DemoOptions) => Math.max(centers, municipalities.length);

const places = municipalities.map(({ code, name, seat: { lat, lng } }, n) => ({
  n,
  code,
  name,
  lat,
  lng,
  place: `${slugOf(name)}-${code}`,
}));

const workdays = ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY"] as const;
const onWorkdays = (opens: string, closes: string): OpeningHours[] =>
  workdays.map((weekday) => ({ weekday, opens, closes }));
const openingHours: OpeningHours[][] = [
  onWorkdays("09:00", "17:00"),
  [...onWorkdays("10:00", "18:00"), { weekday: "SATURDAY", opens: "11:00", closes: "15:00" }],
  [...onWorkdays("08:00", "12:00"), ...onWorkdays("13:00", "19:00")],
  onWorkdays("12:00", "20:00"),
];
const exceptions = [
  { date: "2026-12-24", closed: true },
  { date: "2026-12-31", opens: "09:00", closes: "12:00" },
];
const dropIn = [
  [{ weekday: "TUESDAY", start: "14:00", end: "16:00", topics: ["BANKID", "CARE_1177"] }],
  [
    { weekday: "MONDAY", start: "10:00", end: "11:30" },
    { weekday: "THURSDAY", start: "16:00", end: "17:00", topics: ["CONSUMER_TECH"] },
  ],
];
const criteria = Object.values(Criterion).map((criterion) => ({
  criterion,
  level: "MET",
  evidence: "[Demo] Påhittat underlag.",
  criteriaVersion: "2023",
  assessedAt: "2026-01-15T09:00:00.000Z",
}));
const description = { sv: "[Demo] Ett påhittat center för prov.", en: "[Demo] An invented centre for trials." };
const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;

/**
 * The centres `from` to `to`, one municipality after the other, with a unit each and every fifth with one that moves. Whoever runs a centre of the
 * municipality that is not invented runs them; otherwise nobody does.
 */
async function addCenters(db: Kysely<unknown>, from: number, to: number, seed: number) {
  /** 0 to n - 1, by the number of the centre and the seed. */
  const roll = (what: string, n: number) =>
    sql`((hashtextextended(i || ${what}::text, ${seed}::bigint) & 9223372036854775807) % ${n}::int)::int`;

  await sql`
    with known as materialized (
      select municipality_code, min(operator_slug) as operator from digidel_center where not demo group by municipality_code
    ),
    source as (
      select i, p.*, operator, round.suffix, 'demo-digidelcenter-' || place || replace(round.suffix, ' ', '-') as slug
      from generate_series(${from}::int, ${to}::int) as i
      cross join lateral (select case when i <= ${places.length} then '' else ' ' || (i - 1) / ${places.length}::int + 1 end) as round(suffix)
      join jsonb_to_recordset(${json(places)})
        as p(n int, code text, name text, place text, lat float8, lng float8) on n = (i - 1) % ${places.length}
      left join known on known.municipality_code = p.code
    ),
    made as (
      insert into digidel_center (
        slug, name, municipality_code, municipality_name, operator_slug, description, services, equipment, languages, topics,
        free_of_charge, staffed, status, criteria, source_note, last_verified_at, demo)
      select
        slug, '[Demo] DigidelCenter ' || name || suffix, code, name,
        operator, ${json(description)},
        (array['Drop-in', 'Handledning', 'Kurser', 'Utskrift', 'Prova teknik', 'Boka tid'])[${roll("from", 3)} + 1:${roll("to", 3)} + 4],
        (array['Surfplatta', 'Dator', 'VR-glasögon', 'Mobiltelefon'])[1:${roll("equipment", 5)}],
        array['sv'] || (array['en', 'ar', 'so', 'fi', 'ti'])[1:${roll("languages", 6)}],
        (array['BANKID', 'CARE_1177', 'PUBLIC_E_SERVICES', 'SAFETY_FRAUD', 'APPS'])[${roll("topics", 3)} + 1:5],
        true, true, case when i > ${places.length} and ${roll("status", 25)} = 0 then 'PAUSED' else 'ACTIVE' end,
        ${json(criteria)}, '[Demo] Invented for trials.', timestamptz '2026-11-01 00:00Z' - ${roll("verified", 500)} * interval '1 day', true
      from source
      on conflict (slug) do nothing
      returning id, slug
    )
    insert into center_unit (
      center_id, name, venue_kind, lat, lng, opening_hours, exceptions, drop_in, mobile, accessibility, demo)
    select
      made.id, case when mobile then '[Demo] Mobila enheten' else '[Demo] Biblioteket' end,
      case when mobile then 'MOBILE_UNIT' else 'LIBRARY' end,
      lat + (${roll("lat", 101)} - 50) / 1000.0, lng + (${roll("lng", 101)} - 50) / 1000.0,
      ${json(openingHours)} -> ${roll("hours", openingHours.length)}, ${json(exceptions)}, ${json(dropIn)} -> ${roll("dropIn", dropIn.length)},
      mobile, (array['WHEELCHAIR', 'HEARING_LOOP'])[1:${roll("accessibility", 3)}], true
    from source join made using (slug) cross join (values (false), (true)) as kind(mobile)
    where not mobile or i % 5 = 0`.execute(db);
}

const addUnitsToSeeded = (db: Kysely<unknown>) =>
  sql`
    insert into center_unit (center_id, name, venue_kind, lat, lng, approximate, opening_hours, exceptions, drop_in, demo)
    select c.id, '[Demo] Biblioteket', 'LIBRARY', u.lat, u.lng, true, ${json(openingHours[0])}, ${json(exceptions)}, ${json(dropIn[0])}, true
    from digidel_center c join center_unit u on u.center_id = c.id and not u.demo and u.approximate
    where c.source_note is not null and not c.demo
    on conflict do nothing`.execute(db);
