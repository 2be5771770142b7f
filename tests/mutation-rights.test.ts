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
import { hashTablesOf } from "./support/hash-tables.js";
import { mutationCases } from "./support/mutation-cases/index.js";
import type { CallerName } from "./support/mutation-cases/mutation-case.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";
import { openTrustingHub } from "./support/trusting-hub.js";
import { coach, coordinator, dashboard, memberOf, municipalityOfficer, publicViewer } from "./support/viewers.js";

const readFile = (file: string) => readFileSync(resolve(import.meta.dirname, "..", file), "utf8");
const mutations = buildSchema(readFile("gateway/api.graphql")).getMutationType()!.getFields();
const { root: permissions } = permissionsOf(readFile("gateway/supergraph.graphql"));
const roleMayCall = (mutation: string, { role }: Partial<Viewer>) =>
  permissions.find(({ field }) => field === `Mutation.${mutation}`)!.roles.includes(role!);

let hub: Awaited<ReturnType<typeof openTrustingHub>>;
let callers: Record<CallerName, Partial<Viewer>>;
/** One of each role; none of them owns what the cases create. */
let others: Record<string, Partial<Viewer>>;

beforeAll(async () => {
  clock.set(BEFORE_CAMPAIGN);
  hub = await openTrustingHub();
  const idOf = async (slug: string): Promise<string> => (await read(`{ actor(slug: "${slug}") { id } }`)).actor.id;
  callers = {
    pts: memberOf("pts", await idOf("pts")),
    digg: memberOf("digg", await idOf("digg")),
    iva: memberOf("iva", await idOf("iva")),
    motala: municipalityOfficer("0583", "motala-kommun", await idOf("motala-kommun")),
    coordinator,
    public: publicViewer,
  };
  others = {
    member: memberOf("kb", await idOf("kb")),
    municipality: municipalityOfficer("2082", "saters-kommun", await idOf("saters-kommun")),
    coach,
    dashboard,
    public: publicViewer,
  };
});
afterAll(async () => {
  clock.set(undefined);
  await hub?.close();
});
afterEach(() => clock.set(BEFORE_CAMPAIGN));

const read = async (query: string) => (await hub.execute(query, {}, coordinator)).data;

const resultUnionOf = (mutation: string) => getNamedType(mutations[mutation]!.type) as GraphQLUnionType;
const successTypeOf = (mutation: string) => resultUnionOf(mutation).getTypes()[0]!.name;

/** Selects the type of the result, the message of a refusal, and the id of what was created. */
function selectionOn(union: GraphQLUnionType): string {
  const entities = union.getTypes().filter((type) => isObjectType(type) && "id" in type.getFields());
  const imports = union.getTypes().filter(({ name }) => name.endsWith("Import"));
  return `{ __typename ... on UserError { message } ${entities.map(({ name }) => `... on ${name} { id }`).join(" ")}
    ${imports.map(({ name }) => `... on ${name} { rows { refusal { __typename } } }`).join(" ")}
    ${union.name === "IssueApiKeyResult" ? "... on IssuedApiKey { apiKey { id } }" : ""} }`;
}

/** Executes a mutation; `type` is the type of its result or refusal, or the code of its error. */
async function execute(mutation: string, variables: Record<string, unknown>, viewer: Partial<Viewer>) {
  const { document } = buildOperation("mutation", mutations[mutation]!, selectionOn(resultUnionOf(mutation)));
  const answer = await hub.execute(document, variables, viewer);
  const result = answer.data?.[mutation];
  const refusal = result?.rows?.[0].refusal ?? result;
  return { result, type: (refusal?.__typename ?? errorCodes(answer).join()) as string };
}

async function mutate(mutation: string, variables: Record<string, unknown>, by: CallerName) {
  const { result, type } = await execute(mutation, variables, callers[by]);
  if (type !== successTypeOf(mutation)) throw new Error(`${mutation} returned ${type}: ${JSON.stringify(result)}`);
  return result;
}

const cases = mutationCases(mutate, read);

const hashTables = () => hashTablesOf(hub.owners);

const VIEWER_FUNCTIONS = ["hub_role", "hub_actor", "hub_actor_id", "hub_municipality", "hub_coach"];

/**
 * Makes row-level security take every caller but the hub itself for `viewer` while `work` runs, whatever the code believes: all
 * checks in the code pass as for the rightful caller, and only the policies of the tables are left.
 */
async function withPoliciesSeeing(
  { role, actorSlug, actorId, municipalityCode, coachId }: Partial<Viewer>,
  work: () => Promise<void>,
) {
  const databases = [...hub.owners.values()].map(({ em }): Kysely<unknown> => em.getKysely());
  const { rows } = await sql<{ originals: string }>`
    select string_agg(pg_get_functiondef(oid), ';') as originals from pg_proc
    where proname = any(${sql.val(VIEWER_FUNCTIONS)})`.execute(databases[0]!);
  const define = (functions: string) => Promise.all(databases.map((db) => sql.raw(functions).execute(db)));
  await define(
    [
      replaceFunction(
        "hub_role",
        "text",
        `case current_setting('hub.role', true) when 'HUB' then 'HUB' else ${literal(role)} end`,
      ),
      replaceFunction("hub_actor", "text", literal(actorSlug)),
      replaceFunction("hub_actor_id", "uuid", literal(actorId)),
      replaceFunction("hub_municipality", "text", literal(municipalityCode)),
      replaceFunction("hub_coach", "uuid", literal(coachId)),
    ].join(";"),
  );
  try {
    await work();
  } finally {
    await define(rows[0]!.originals);
  }
}
const replaceFunction = (name: string, type: string, value: string) =>
  `create or replace function ${name}() returns ${type} language sql stable parallel safe return (${value})::${type}`;
const literal = (value: string | null | undefined) => (value ? `'${value}'` : "null");

describe("mutation cases", () => {
  test("cover every mutation", () => {
    expect([...new Set(cases.map(({ mutation }) => mutation))].sort()).toEqual(Object.keys(mutations).sort());
  });

  test("name the refusal for callers of the right role who are not the owner, or why there is none", () => {
    for (const { mutation, refusal, withoutOwner } of cases) {
      const callable = Object.values(others).some((viewer) => roleMayCall(mutation, viewer));
      expect({
        mutation,
        complete: callable ? Boolean(refusal) !== Boolean(withoutOwner) : !refusal && !withoutOwner,
      }).toEqual({
        mutation,
        complete: true,
      });
    }
  });
});

describe.each(cases.map((it) => [[it.mutation, it.variant].filter(Boolean).join(" of "), it] as const))(
  "%s",
  (
    _,
    { mutation, by, arrange, refusal, withoutOwner, variablesOfOthers = (variables) => variables, bypassesPolicies },
  ) => {
    test("is refused to others by the code and by row-level security alone, and succeeds for its caller", async () => {
      const variables = await arrange();
      const before = await hashTables();

      for (const [name, viewer] of Object.entries(others)) {
        const callable = roleMayCall(mutation, viewer);
        if (callable && withoutOwner) continue;
        const { type } = await execute(mutation, variablesOfOthers(variables), viewer);
        const denied = viewer.role === "PUBLIC" ? "UNAUTHENTICATED" : "FORBIDDEN";
        expect([name, type]).toEqual([name, callable ? refusal : denied]);
      }
      expect(await hashTables()).toEqual(before);

      for (const [name, viewer] of bypassesPolicies ? [] : Object.entries(others)) {
        await withPoliciesSeeing(viewer, async () => {
          expect([name, (await execute(mutation, variables, callers[by])).type]).toEqual([name, "NotFound"]);
        });
      }
      expect(await hashTables()).toEqual(before);

      await mutate(mutation, variables, by);
      expect(await hashTables()).not.toEqual(before);
    });
  },
);
