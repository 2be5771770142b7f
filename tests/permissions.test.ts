import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isCompositeType,
  isLeafType,
  isNonNullType,
  isObjectType,
} from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../kit/clock.js";
import type { Viewer } from "../kit/request/viewer.js";
import { Role } from "../kit/vocabulary/role.js";
import { buildOperation } from "./support/build-operation.js";
import { errorCodes } from "./support/graphql-client.js";
import { BEFORE_CAMPAIGN, eventInput } from "./support/sample-inputs.js";
import { openTrustingHub } from "./support/trusting-hub.js";
import {
  admin,
  publicViewer,
  coach,
  coordinator,
  dashboard,
  memberOf,
  municipalityOfficer,
} from "./support/viewers.js";

const ROOT = resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(resolve(ROOT, file), "utf8");
const ROLES = Object.keys(Role) as Role[];
const ID = "01939cf5-0000-7000-8000-000000000000";

/** Somebody of each role, bound as a key of it is. */
const CALLERS: Record<Role, Partial<Viewer>> = {
  PUBLIC: publicViewer,
  MEMBER: memberOf("pts", ID),
  MUNICIPALITY: municipalityOfficer("2082", "saters-kommun", ID),
  COORDINATOR: coordinator,
  DASHBOARD: dashboard,
  COACH: coach,
  ADMIN: admin,
};

/** The committed table, by field. */
const table = new Map(
  [...read("docs/reference/permissions.md").matchAll(/^\| `(\w+)\.(\w+)` *\|(.+)\|$/gm)].map(
    ([, type, field, cells]) => [`${type}.${field}`, ROLES.filter((_, i) => cells!.split("|")[i]!.trim() === "yes")],
  ),
);

const api = buildSchema(read("gateway/api.graphql"));
const fields = (["query", "mutation"] as const).flatMap((operation) =>
  Object.values(api.getRootType(operation as never)!.getFields()).map((field) => ({ operation, field })),
);

let hub: Awaited<ReturnType<typeof openTrustingHub>>;
beforeAll(async () => {
  clock.set(BEFORE_CAMPAIGN);
  hub = await openTrustingHub();
  const CREATE = "mutation ($input: CreateEventInput!) { createEvent(input: $input) { ... on Event { id } } }";
  const { data } = await hub.execute(CREATE, { input: eventInput }, CALLERS.MEMBER);
  await hub.execute("mutation ($id: ID!) { publishEvent(id: $id) { __typename } }", data.createEvent, CALLERS.MEMBER);
});
afterAll(async () => {
  clock.set(undefined);
  await hub?.close();
});

const denialOf = (role: Role) => (role === "PUBLIC" ? "UNAUTHENTICATED" : "FORBIDDEN");
const denials = (codes: string[]) => codes.filter((code) => ["UNAUTHENTICATED", "FORBIDDEN"].includes(code));

test("the table has every field and mutation, and no other", () => {
  const asked = fields.map(({ operation, field }) => `${operation === "query" ? "Query" : "Mutation"}.${field.name}`);
  const listed = [...table.keys()].filter((name) => /^(Query|Mutation)\./.test(name));
  expect(listed.sort()).toEqual(asked.sort());
});

describe.each(ROLES)("as %s", (role) => {
  test.each(
    fields.map(
      ({ operation, field }) =>
        [`${operation === "query" ? "Query" : "Mutation"}.${field.name}`, operation, field] as const,
    ),
  )("%s", async (name, operation, field) => {
    const inside = isCompositeType(getNamedType(field.type)) ? "{ __typename }" : "";
    const { document, variables } = buildOperation(operation, field, inside);
    const answer = await hub.execute(document, variables, CALLERS[role]);
    const may = table.get(name)!.includes(role);
    expect(denials(errorCodes(answer))).toEqual(may ? [] : [denialOf(role)]);
    if (!may) expect(answer.data).toEqual({ [field.name]: null });
    expect(errorCodes(answer).filter((code) => code === "INTERNAL_SERVER_ERROR")).toEqual([]);
  });
});

/** An operation for each nested field that is for some roles only, on a row that exists. */
const NESTED: Record<string, string> = {
  "Actor.contacts": `{ actor(slug: "pts") { contacts { name } } }`,
};

describe("nested fields", () => {
  const nested = [...table].filter(([name]) => !/^(Query|Mutation|Subscription)\./.test(name));

  test("each one that is for some roles only has an operation", () => {
    expect(Object.keys(NESTED).sort()).toEqual(nested.map(([name]) => name).sort());
  });

  test("each one tells in its description what others get", () => {
    const descriptions = nested.map(([name]) => {
      const [type, field] = name.split(".") as [string, string];
      return (api.getType(type) as GraphQLObjectType).getFields()[field]!.description;
    });
    for (const description of descriptions) expect(description).toMatch(/`FORBIDDEN`.*`UNAUTHENTICATED`/);
  });

  test.each(nested.flatMap(([name, roles]) => ROLES.map((role) => [name, role, roles] as const)))(
    "%s as %s",
    async (name, role, roles) => {
      const answer = await hub.execute(NESTED[name]!, {}, CALLERS[role]);
      const may = roles.includes(role);
      expect(errorCodes(answer)).toEqual(may ? [] : [denialOf(role)]);
    },
  );
});

/** The arguments that name an existing row, of each root field that requires one. */
const EXISTING: Record<string, Record<string, unknown>> = {
  actor: { slug: "pts" },
  campaign: { slug: "digitalidag-2024" },
  center: { slug: "digidelcenter-sater" },
  county: { code: "20" },
  municipality: { code: "2082" },
  nearestCenters: { point: { lat: 60.6, lng: 15.6 } },
};

describe("the public", () => {
  const isForAll = (type: GraphQLObjectType, { name }: { name: string }) =>
    (table.get(`${type.name}.${name}`) ?? ROLES).includes("PUBLIC");

  /** Each type that a field of a query leads to, with the shortest way there, as the fields from the root. */
  const ways = new Map<GraphQLObjectType, GraphQLField<unknown, unknown>[]>();
  const queue: [GraphQLObjectType, GraphQLField<unknown, unknown>[]][] = [[api.getQueryType()!, []]];
  for (const [type, way] of queue) {
    for (const field of Object.values(type.getFields())) {
      const to = getNamedType(field.type);
      const next = [...way, field];
      if (!isObjectType(to) || ways.has(to) || !isForAll(type, field) || (way.length > 0 && needs(field))) continue;
      ways.set(to, next);
      queue.push([to, next]);
    }
  }

  test.each([...ways].map(([type, way]) => [type.name, type, way] as const))(
    "may read every field of %s that no role is declared for",
    async (_, type, [root, ...way]) => {
      const selected = Object.values(type.getFields())
        .filter((field) => isForAll(type, field) && !needs(field))
        .map(({ name, type }) => (isLeafType(getNamedType(type)) ? name : `${name} { __typename }`));
      const selection = way.reduceRight((inner, { name }) => `{ ${name} ${inner} }`, `{ ${selected.join(" ")} }`);
      const { document, variables } = buildOperation("query", root!, selection);
      const answer = await hub.execute(document, { ...variables, ...EXISTING[root!.name] }, publicViewer);
      expect(answer.errors).toEqual([]);
    },
  );
});

/** Whether it must be given an argument. */
function needs({ args }: GraphQLField<unknown, unknown>): boolean {
  return args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
}

test("a refused field leaves the rest of the operation answered", async () => {
  const operation = `{ coaches { totalCount } aliased: submissions { totalCount } municipality(code: "2082") { name } }`;
  const { data, errors } = await hub.execute(operation, {}, publicViewer);
  expect(data).toEqual({ coaches: null, aliased: null, municipality: { name: "Säter" } });
  expect(errors.map(({ path, extensions }) => [path?.join("."), extensions?.code]).sort()).toEqual([
    ["aliased", "UNAUTHENTICATED"],
    ["coaches", "UNAUTHENTICATED"],
  ]);
});
