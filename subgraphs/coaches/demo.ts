import { type Kysely, type RawBuilder, sql } from "kysely";
import { slugOf } from "../../kit/slug.js";
import type { Demo, DemoOptions } from "../../kit/subgraph/demo.js";
import { municipalities, municipalityByCode } from "../../kit/sweden/sweden.js";
import { CoachMode } from "../../kit/vocabulary/coaches.js";
import { Topic } from "../../kit/vocabulary/shared.js";

const BATCH = 10_000;

/** Coaches go round the municipalities in turn; those of the first five rounds are all trained, so that every count shows. */
const ALL_TRAINED = 5 * municipalities.length;

/** The municipalities with a DigidelCenter: these ask for coaches. */
const ASKING =
  "1278 2523 1471 1283 1315 2280 1080 1290 1282 2580 1493 0583 0861 0581 0480 0188 2031 2281 2082 0684 1737 1485 0428 1980 0765 2284"
    .split(" ")
    .map((code) => municipalityByCode(code)!);

const codes = municipalities.map(({ code }) => code);
const languages = ["en", "ar", "so", "fi", "uk", "fa", "pl", "swl"];

const requestsWith = ({ coaches }: DemoOptions) => Math.ceil(coaches / 10);
const untrainedOf = ({ coaches }: DemoOptions) => Math.max(0, Math.ceil(coaches / 7) - Math.ceil(ALL_TRAINED / 7));

/** Invented coaches with their diplomas, and requests for them. */
export const demo: Demo = {
  size: (options) => 2 * options.coaches - untrainedOf(options) + requestsWith(options),

  async add(db, options, made) {
    for (const rows of batchesOf(options.coaches)) {
      made(await inserted(db, coachesOf(rows, options)));
      made(await inserted(db, diplomasOf(rows, options)));
    }
    for (const rows of batchesOf(requestsWith(options))) made(await inserted(db, requestsOf(rows, options)));
  },

  async remove(db) {
    await sql`delete from diploma where demo`.execute(db);
    await sql`delete from coach_request where demo`.execute(db);
    await sql`delete from coach where demo`.execute(db);
  },
};

/** The row numbers, from 0, as series `n` of at most 10 000. */
const batchesOf = (size: number) =>
  Array.from(
    { length: Math.ceil(size / BATCH) },
    (_, i) => sql`generate_series(${i * BATCH}::int, ${Math.min(size, (i + 1) * BATCH) - 1}::int) as n`,
  );

async function inserted(db: Kysely<unknown>, statement: RawBuilder<unknown>): Promise<number> {
  return Number((await statement.execute(db)).numAffectedRows);
}

/** One of several, by row, seed and salt alone. */
const oneOf = (values: readonly string[], salt: string, options: DemoOptions) =>
  sql`(${[...values]}::text[])[1 + ${below(values.length, salt, options)}]`;

/** A number from 0 that stays below a limit, by row, seed and salt alone. */
const below = (limit: number, salt: string, { seed }: DemoOptions) =>
  sql`((hashtextextended(${salt} || n, ${seed}::bigint) & 2147483647) % ${limit}::bigint)::int`;

const idOf = (what: string, { seed }: DemoOptions) => sql`md5(${`${what} of ${seed}: `} || n)::uuid`;

const topicsOf = (options: DemoOptions) => {
  const topics = Object.values(Topic);
  const first = below(topics.length - 2, "topics", options);
  return sql`(${topics}::text[])[1 + ${first} : 3 + ${first}]`;
};

const coachesOf = (rows: RawBuilder<unknown>, options: DemoOptions) => sql`
  insert into coach (id, kind, public_name, languages, topics, digcomp, modes, area_codes, max_travel_km, year_round, theme_days, status, level, created_at, last_active_at, demo)
  select
    ${idOf("coach", options)}, 'INDIVIDUAL', '[Demo] Coach ' || n,
    array['sv', ${oneOf(languages, "language", options)}], ${topicsOf(options)}, array['2.1', '2.3'],
    array(select distinct unnest(array[${oneOf(Object.values(CoachMode), "mode", options)}, ${oneOf(Object.values(CoachMode), "other mode", options)}])),
    array[home, neighbour], 10 + ${below(90, "travel", options)}, ${below(2, "all year", options)} = 0,
    (array['2024-11-15', '2024-11-16']::date[])[1 : 1 + ${below(2, "days", options)}],
    status, case when status in ('REGISTERED', 'CONTACTED', 'IN_TRAINING') then null when status in ('CERTIFIED', 'ACTIVE') then 'CERTIFIED' else 'TRAINED' end,
    registered, registered + ${below(300, "active", options)} * interval '1 day', true
  from ${rows}
  cross join lateral (select
    (${codes}::text[])[1 + n % ${codes.length}::int] as home,
    (${codes}::text[])[1 + (n + 1) % ${codes.length}::int] as neighbour,
    timestamptz '2024-04-18 10:00+02' + ${below(500_000, "registered", options)} * interval '1 minute' as registered,
    case
      when n < ${ALL_TRAINED}::int then ${oneOf(["TRAINED", "CERTIFIED", "ACTIVE"], "status", options)}
      when n % 7 = 0 then ${oneOf(["REGISTERED", "CONTACTED", "IN_TRAINING"], "status", options)}
      else ${oneOf(["TRAINED", "CERTIFIED", "ACTIVE", "PAUSED"], "status", options)}
    end as status
  ) as coach`;

const diplomasOf = (rows: RawBuilder<unknown>, options: DemoOptions) => sql`
  insert into diploma (number, coach_id, course_code, course_version, issued_at, verification_code, revoked_at, demo)
  select
    'DEMO-' || n, coach.id, course.code, course.version, coach.created_at, left(md5(${`code of ${options.seed}: `} || n), 10),
    case ${below(50, "revoked", options)} when 0 then coach.last_active_at end, true
  from ${rows} join coach on coach.id = ${idOf("coach", options)} and coach.level is not null
  join training_course as course on course.code = 'digital-coach'`;

const requestsOf = (rows: RawBuilder<unknown>, options: DemoOptions) => sql`
  insert into coach_request (id, requester_slug, center_slug, municipality_code, mode, starts_at, ends_at, languages, topics, coaches_needed, status, created_at, demo)
  select
    ${idOf("request", options)},
    (${ASKING.map(({ officialName }) => slugOf(officialName))}::text[])[asking],
    (${ASKING.map(({ name }) => `digidelcenter-${slugOf(name)}`)}::text[])[asking],
    (${ASKING.map(({ code }) => code)}::text[])[asking],
    ${oneOf(Object.values(CoachMode), "mode", options)}, start, start + interval '3 hours',
    array['sv'], ${topicsOf(options)}, 1 + ${below(3, "needed", options)},
    ${oneOf(["OPEN", "PARTLY_MATCHED", "FILLED", "DONE"], "status", options)}, start - interval '60 days', true
  from ${rows}
  cross join lateral (select
    1 + n % ${ASKING.length}::int as asking,
    timestamptz '2024-11-15 09:00+01' + ${below(700, "day", options)} * interval '1 day' + ${below(8, "hour", options)} * interval '1 hour' as start
  ) as request`;
