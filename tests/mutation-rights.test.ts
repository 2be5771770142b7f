import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { buildSchema, getNamedType, type GraphQLUnionType, isObjectType } from "graphql";
import { type Kysely, sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../kit/clock.js";
import type { Viewer } from "../kit/request/viewer.js";
import { permissionsOf } from "../scripts/permissions.js";
import { buildOperation } from "./support/build-operation.js";
import { errorCodes } from "./support/graphql-client.js";
import { mutationCases, type Who } from "./support/mutation-cases.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";
import { openTrustingHub } from "./support/trusting-hub.js";
import { publicViewer, coach, coordinator, dashboard, memberOf, municipalityOfficer } from "./support/viewers.js";

const read = (file: string) => readFileSync(resolve(import.meta.dirname, "..", file), "utf8");
const mutations = buildSchema(read("gateway/api.graphql")).getMutationType()!.getFields();
const { root: permissions } = permissionsOf(read("gateway/supergraph.graphql"));
const mayAsk = (mutation: string, { role }: Partial<Viewer>) =>
  permissions.find(({ field }) => field === `Mutation.${mutation}`)!.roles.includes(role!);

type Caller = Partial<Viewer>;
let hub: Awaited<ReturnType<typeof openTrustingHub>>;
let rightful: Record<Who, Caller>;
let strangers: Record<string, Caller>;

beforeAll(async () => {
  clock.set(BEFORE_CAMPAIGN);
  hub = await openTrustingHub();
  const idOf = async (slug: string): Promise<string> => (await look(`{ actor(slug: "${slug}") { id } }`)).actor.id;
  rightful = {
    pts: memberOf("pts", await idOf("pts")),
    digg: memberOf("digg", await idOf("digg")),
    iva: memberOf("iva", await idOf("iva")),
    motala: municipalityOfficer("0583", "motala-kommun", await idOf("motala-kommun")),
    coordinator,
    anybody: publicViewer,
  };
  strangers = {
    member: memberOf("kb", await idOf("kb")),
    municipality: municipalityOfficer("2082", "saters-kommun", await idOf("saters-kommun")),
    coach,
    dashboard,
    anybody: publicViewer,
  };
});
afterAll(async () => {
  clock.set(undefined);
  await hub?.close();
});
afterEach(() => clock.set(BEFORE_CAMPAIGN));

const look = async (question: string) => (await hub.ask(question, {}, coordinator)).data;

/** What to ask of each answer: what kind it is, which refusal, and what names the thing that was made. */
function insideOf(union: GraphQLUnionType): string {
  const things = union.getTypes().filter((type) => isObjectType(type) && "id" in type.getFields());
  const imports = union.getTypes().filter(({ name }) => name.endsWith("Import"));
  return `{ __typename ... on UserError { message } ${things.map(({ name }) => `... on ${name} { id }`).join(" ")}
    ${imports.map(({ name }) => `... on ${name} { rows { refusal { __typename } } }`).join(" ")}
    ${union.name === "IssueApiKeyResult" ? "... on IssuedApiKey { apiKey { id } }" : ""} }`;
}

const unionOf = (mutation: string) => getNamedType(mutations[mutation]!.type) as GraphQLUnionType;

async function ask(mutation: string, variables: object, caller: Caller) {
  const { question } = buildOperation("mutation", mutations[mutation]!, insideOf(unionOf(mutation)));
  const answer = await hub.ask(question, variables as Record<string, unknown>, caller);
  const result = answer.data?.[mutation];
  const refusal = result?.rows?.[0].refusal ?? result;
  return { result, type: (refusal?.__typename ?? errorCodes(answer).join()) as string };
}

async function act(mutation: string, variables: object, by: Who) {
  const { result, type } = await ask(mutation, variables, rightful[by]);
  if (type !== entityOf(mutation)) throw new Error(`${mutation} gave ${type}: ${JSON.stringify(result)}`);
  return result;
}
const entityOf = (mutation: string) => unionOf(mutation).getTypes()[0]!.name;

const cases = mutationCases(act, look);

/** What every table holds, but the way of traces to the log, as hashes; the time of a key's last use apart. */
async function everything(): Promise<Record<string, string>> {
  const tables = [...hub.owners].map(async ([name, { em }]) => {
    const db: Kysely<unknown> = em.getKysely();
    const { rows } = await sql<{ table: string }>`
      select relname as table from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition and relname not in ('outbox', 'audit_log')`.execute(db);
    return Promise.all(rows.map(async ({ table }) => [`${name}.${table}`, await hashOf(db, table)] as const));
  });
  return Object.fromEntries((await Promise.all(tables)).flat());
}
async function hashOf(db: Kysely<unknown>, table: string): Promise<string> {
  const { rows } = await sql<{ hash: string }>`
    select coalesce(md5(string_agg(row::text, ',' order by row::text)), '') as hash
    from (select to_jsonb(t) as row from ${sql.table(table)} as t) as rows`.execute(db);
  return rows[0]!.hash;
}

/**
 * While `work` runs, the databases take every viewer but the hub for this one, whatever the code believes: every check in the
 * code passes as for the rightful one, and the policies of the tables are all that is left.
 */
async function withRowsSeenBy(viewer: Caller, work: () => Promise<void>) {
  const { role, actorSlug, actorId, municipalityCode, coachId } = viewer;
  const readers = [
    reader(
      "hub_role",
      "text",
      `case current_setting('hub.role', true) when 'HUB' then 'HUB' else ${literal(role)} end`,
    ),
    reader("hub_actor", "text", literal(actorSlug)),
    reader("hub_actor_id", "uuid", literal(actorId)),
    reader("hub_municipality", "text", literal(municipalityCode)),
    reader("hub_coach", "uuid", literal(coachId)),
  ].join(";");
  const databases = [...hub.owners.values()].map(({ em }): Kysely<unknown> => em.getKysely());
  const { rows } = await sql<{ readers: string }>`
    select string_agg(pg_get_functiondef(oid), ';') as readers from pg_proc
    where proname in ('hub_role', 'hub_actor', 'hub_actor_id', 'hub_municipality', 'hub_coach')`.execute(databases[0]!);
  const define = (functions: string) => Promise.all(databases.map((db) => sql.raw(functions).execute(db)));
  await define(readers);
  try {
    await work();
  } finally {
    await define(rows[0]!.readers);
  }
}
const reader = (name: string, type: string, value: string) =>
  `create or replace function ${name}() returns ${type} language sql stable parallel safe return (${value})::${type}`;
const literal = (value: string | null | undefined) => (value ? `'${value}'` : "null");

test("every mutation has a case, and there are no others", () => {
  expect([...new Set(cases.map(({ mutation }) => mutation))].sort()).toEqual(Object.keys(mutations).sort());
});

test("strangers whose role may ask a mutation can be refused, or there is a reason why not", () => {
  for (const { mutation, refusal, ownerless } of cases) {
    const asked = Object.values(strangers).some((stranger) => mayAsk(mutation, stranger));
    expect({ mutation, settled: asked ? Boolean(refusal) !== Boolean(ownerless) : !refusal && !ownerless }).toEqual({
      mutation,
      settled: true,
    });
  }
});

describe.each(cases.map((it) => [[it.mutation, it.of].filter(Boolean).join(" of "), it] as const))(
  "%s",
  (_, { mutation, by, given, refusal, ownerless, unknowing = (variables) => variables, pastRows }) => {
    test("is refused to strangers, by the code and by the rows alone, without a change; and done for whom it is", async () => {
      const variables = await given();
      const before = await everything();

      for (const [name, stranger] of Object.entries(strangers)) {
        const may = mayAsk(mutation, stranger);
        if (may && ownerless) continue;
        const { type } = await ask(mutation, unknowing(variables), stranger);
        const denied = stranger.role === "PUBLIC" ? "UNAUTHENTICATED" : "FORBIDDEN";
        expect([name, type]).toEqual([name, may ? refusal : denied]);
      }
      expect(await everything()).toEqual(before);

      for (const [name, stranger] of pastRows ? [] : Object.entries(strangers)) {
        await withRowsSeenBy(stranger, async () => {
          expect([name, (await ask(mutation, variables, rightful[by])).type]).toEqual([name, "NotFound"]);
        });
      }
      expect(await everything()).toEqual(before);

      await act(mutation, variables, by);
      expect(await everything()).not.toEqual(before);
    });
  },
);
