import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createGateway, type Gateway } from "../gateway/gateway.js";
import { openSubgraphs, ownSupergraph } from "../gateway/hub.js";
import { openStore } from "../kit/store.js";
import { cloneDatabase } from "../kit/testing.js";
import { anonymous, type Viewer } from "../kit/viewer.js";
import { Role } from "../kit/vocabulary.js";
import { subgraphs } from "../subgraphs/index.js";
import { type Ask, askAt, codesOf } from "./ask.js";

const ROOT = resolve(import.meta.dirname, "..");
const read = (file: string) => readFileSync(resolve(ROOT, file), "utf8");
const ROLES = Object.keys(Role) as Role[];
const ID = "01939cf5-0000-7000-8000-000000000000";

/** Somebody of each role, bound as a key of it is. */
const BOUND: Partial<Record<Role, Partial<Viewer>>> = {
  MEMBER: { actorId: ID, actorSlug: "pts", actorActive: true },
  MUNICIPALITY: { municipalityCode: "2082", actorId: ID, actorSlug: "saters-kommun", actorActive: true },
  COACH: { coachId: ID },
};

/** The committed table, by field. */
const table = new Map(
  [...read("docs/permissions.md").matchAll(/^\| `(\w+)\.(\w+)` *\|(.+)\|$/gm)].map(([, type, field, cells]) => [
    `${type}.${field}`,
    ROLES.filter((_, i) => cells!.split("|")[i]!.trim() === "yes"),
  ]),
);

const api = buildSchema(read("gateway/api.graphql"));
const fields = (["query", "mutation"] as const).flatMap((operation) =>
  Object.values(api.getRootType(operation as never)!.getFields()).map((field) => ({ operation, field })),
);

/** Something well-formed of each scalar. */
const VALUES: Record<string, unknown> = {
  ...{ ID, String: "x", Int: 1, Float: 1, Boolean: true, Date: "2024-11-15", DateTime: "2024-11-15T10:00:00+01:00" },
  ...{ LocalTime: "10:00", MunicipalityCode: "2082", CountyCode: "20", OrgNumber: "2021004359", URL: "https://a.se" },
  ...{ Language: "sv", Locale: "sv", Email: "a@example.se", EmailAddress: "a@example.se", DigCompCode: "1.1" },
};
function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [valueOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return VALUES[type.name] ?? "x";
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, valueOf(field.type)]));
}

/** The shortest question for a field, with only what it requires. */
function questionFor(operation: string, { name, args, type }: GraphQLField<unknown, unknown>) {
  const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const declared = required.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const given = required.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  const inside = isCompositeType(getNamedType(type)) ? "{ __typename }" : "";
  return {
    question: `${operation} ${declared && `(${declared})`} { ${name}${given && `(${given})`} ${inside} }`,
    variables: Object.fromEntries(required.map((arg) => [arg.name, valueOf(arg.type)])),
  };
}

const life = new AsyncDisposableStack();
let gateway: Gateway;
let ask: Ask;
beforeAll(async () => {
  const storeOf = async ({ name }: { name: string }) => {
    const database = await cloneDatabase(name);
    life.defer(() => database.drop());
    return openStore(
      subgraphs.find((subgraph) => subgraph.name === name)!,
      database,
    );
  };
  const log = pino({ level: "silent" });
  gateway = await createGateway({
    supergraph: await ownSupergraph(),
    reach: await openSubgraphs({ subgraphs, storeOf, log }, life),
    callerOf: async ({ headers }, requestId) => {
      const role = headers.get("role") as Role;
      return { viewer: { ...anonymous, role, ...BOUND[role] }, requestId, language: "en" };
    },
    log,
    production: false,
  });
  life.defer(() => gateway.dispose());
  ask = askAt("http://hub.test/graphql", (request) => gateway.fetch(request));
});
afterAll(() => life.disposeAsync());

it("the table has every field and mutation, and no other", () => {
  const asked = fields.map(({ operation, field }) => `${operation === "query" ? "Query" : "Mutation"}.${field.name}`);
  const listed = [...table.keys()].filter((name) => /^(Query|Mutation)\./.test(name));
  expect(listed.sort()).toEqual(asked.sort());
});

describe.each(ROLES)("as %s", (role) => {
  it.each(
    fields.map(
      ({ operation, field }) =>
        [`${operation === "query" ? "Query" : "Mutation"}.${field.name}`, operation, field] as const,
    ),
  )("%s", async (name, operation, field) => {
    const { question, variables } = questionFor(operation, field);
    const answer = await ask(question, variables, { headers: { role } });
    const refused = codesOf(answer).filter((code) => ["UNAUTHENTICATED", "FORBIDDEN"].includes(code));
    const may = table.get(name)!.includes(role);
    expect(refused).toEqual(may ? [] : [role === "PUBLIC" ? "UNAUTHENTICATED" : "FORBIDDEN"]);
    if (!may) expect(answer.data).toEqual({ [field.name]: null });
    expect(codesOf(answer).filter((code) => code === "INTERNAL_SERVER_ERROR")).toEqual([]);
  });
});

it("a field that is refused leaves the rest of the question answered", async () => {
  const question = `{ coaches { totalCount } aliased: submissions { totalCount } municipality(code: "2082") { name } }`;
  const { data, errors } = await ask(question, {}, { headers: { role: "PUBLIC" } });
  expect(data).toEqual({ coaches: null, aliased: null, municipality: { name: "Säter" } });
  expect(errors.map(({ path, extensions }) => [path?.join("."), extensions?.code]).sort()).toEqual([
    ["aliased", "UNAUTHENTICATED"],
    ["coaches", "UNAUTHENTICATED"],
  ]);
});
