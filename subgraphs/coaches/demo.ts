import { type Kysely, type RawBuilder, sql } from "kysely";
import { slugOf } from "../../kit/slug.js";
import type { Demo, DemoOptions } from "../../kit/subgraph/demo.js";
import { municipalities, municipalityByCode } from "../../kit/sweden/sweden.js";
import { CoachMode } from "../../kit/vocabulary/coaches.js";
import { Topic } from "../../kit/vocabulary/shared.js";

const BATCH = 10_000;

/** Coaches are spread over the municipalities in turn. Those of the first five rounds are all trained, so that every count is shown. */
const ALL_TRAINED = 5 * municipalities.length;

/** The municipalities with a DigidelCenter, which request coaches. */
const REQUESTERS =
  "1278 2523 1471 1283 1315 2280 1080 1290 1282 2580 1493 0583 0861 0581 0480 0188 2031 2281 2082 0684 1737 1485 0428 1980 0765 2284"
    .split(" ")
    .map((code) => municipalityByCode(code)!);

const codes = municipalities.map(({ code }) => code);
const languages = ["en", "ar", "so", "fi", "uk", "fa", "pl", "swl"];

const requestCount = ({ coaches }: DemoOptions) => Math.ceil(coaches / 10);
const untrainedCount = ({ coaches }: DemoOptions) => Math.max(0, Math.ceil(coaches / 7) - Math.ceil(ALL_TRAINED / 7));

/** Demo data: coaches with their diplomas, and requests for coaches. */
export const demo: Demo = {
  size: (options) => 2 * options.coaches - untrainedCount(options) + requestCount(options),

  async add(db, options, onBatch) {
    for (const rows of batches(options.coaches)) {
      onBatch(await insertRows(db, insertCoaches(rows, options)));
      onBatch(await insertRows(db, insertDiplomas(rows, options)));
    }
    for (const rows of batches(requestCount(options))) onBatch(await insertRows(db, insertRequests(rows, options)));
  },

  async remove(db) {
    await sql`delete from diploma where demo`.execute(db);
    await sql`delete from coach_request where demo`.execute(db);
    await sql`delete from coach where demo`.execute(db);
  },
};

/** The row numbers, from 0, as series `n` of at most 10 000. */
const batches = (size: number) =>
  Array.from(
    { length: Math.ceil(size / BATCH) },
    (_, i) => sql`generate_series(${i * BATCH}::int, ${Math.min(size, (i + 1) * BATCH) - 1}::int) as n`,
  );

async function insertRows(db: Kysely<unknown>, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(db)).numAffectedRows);
}

/** One of several values, decided by row, seed and salt alone. */
const pick = (values: readonly string[], salt: string, options: DemoOptions) =>
  sql`(${[...values]}::text[])[1 + ${numberBelow(values.length, salt, options)}]`;

/** A number from 0 to below a limit, decided by row, seed and salt alone. */
const numberBelow = (limit: number, salt: string, { seed }: DemoOptions) =>
  sql`((hashtextextended(${salt} || n, ${seed}::bigint) & 2147483647) % ${limit}::bigint)::int`;

const idOf = (what: string, { seed }: DemoOptions) => sql`md5(${`${what} of ${seed}: `} || n)::uuid`;

const threeTopics = (options: DemoOptions) => {
  const topics = Object.values(Topic);
  const first = numberBelow(topics.length - 2, "topics", options);
  return sql`(${topics}::text[])[1 + ${first} : 3 + ${first}]`;
};

const insertCoaches = (rows: RawBuilder<unknown>, options: DemoOptions) => sql`
  insert into coach (id, kind, public_name, languages, topics, digcomp, modes, area_codes, max_travel_km, year_round, theme_days, status, level, created_at, last_active_at, demo)
  select
    ${idOf("coach", options)}, 'INDIVIDUAL', '[Demo] Coach ' || n,
    array['sv', ${pick(languages, "language", options)}], ${threeTopics(options)}, array['2.1', '2.3'],
    array(select distinct unnest(array[${pick(Object.values(CoachMode), "mode", options)}, ${pick(Object.values(CoachMode), "other mode", options)}])),
    array[home, neighbour], 10 + ${numberBelow(90, "travel", options)}, ${numberBelow(2, "all year", options)} = 0,
    (array['2024-11-15', '2024-11-16']::date[])[1 : 1 + ${numberBelow(2, "days", options)}],
    status, case when status in ('REGISTERED', 'CONTACTED', 'IN_TRAINING') then null when status in ('CERTIFIED', 'ACTIVE') then 'CERTIFIED' else 'TRAINED' end,
    registered, registered + ${numberBelow(300, "active", options)} * interval '1 day', true
  from ${rows}
  cross join lateral (select
    (${codes}::text[])[1 + n % ${codes.length}::int] as home,
    (${codes}::text[])[1 + (n + 1) % ${codes.length}::int] as neighbour,
    timestamptz '2024-04-18 10:00+02' + ${numberBelow(500_000, "registered", options)} * interval '1 minute' as registered,
    case
      when n < ${ALL_TRAINED}::int then ${pick(["TRAINED", "CERTIFIED", "ACTIVE"], "status", options)}
      when n % 7 = 0 then ${pick(["REGISTERED", "CONTACTED", "IN_TRAINING"], "status", options)}
      else ${pick(["TRAINED", "CERTIFIED", "ACTIVE", "PAUSED"], "status", options)}
    end as status
  ) as coach`;

const insertDiplomas = (rows: RawBuilder<unknown>, options: DemoOptions) => sql`
  insert into diploma (number, coach_id, course_code, course_version, issued_at, verification_code, revoked_at, demo)
  select
    'DEMO-' || n, coach.id, course.code, course.version, coach.created_at, left(md5(${`code of ${options.seed}: `} || n), 10),
    case ${numberBelow(50, "revoked", options)} when 0 then coach.last_active_at end, true
  from ${rows} join coach on coach.id = ${idOf("coach", options)} and coach.level is not null
  join training_course as course on course.code = 'digital-coach'`;

const insertRequests = (rows: RawBuilder<unknown>, options: DemoOptions) => sql`
  insert into coach_request (id, requester_slug, center_slug, municipality_code, mode, starts_at, ends_at, languages, topics, coaches_needed, status, created_at, demo)
  select
    ${idOf("request", options)},
    (${REQUESTERS.map(({ officialName }) => slugOf(officialName))}::text[])[requester],
    (${REQUESTERS.map(({ name }) => `digidelcenter-${slugOf(name)}`)}::text[])[requester],
    (${REQUESTERS.map(({ code }) => code)}::text[])[requester],
    ${pick(Object.values(CoachMode), "mode", options)}, start, start + interval '3 hours',
    array['sv'], ${threeTopics(options)}, 1 + ${numberBelow(3, "needed", options)},
    ${pick(["OPEN", "PARTLY_MATCHED", "FILLED", "DONE"], "status", options)}, start - interval '60 days', true
  from ${rows}
  cross join lateral (select
    1 + n % ${REQUESTERS.length}::int as requester,
    timestamptz '2024-11-15 09:00+01' + ${numberBelow(700, "day", options)} * interval '1 day' + ${numberBelow(8, "hour", options)} * interval '1 hour' as start
  ) as request`;
