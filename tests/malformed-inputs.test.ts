import { readFileSync } from "node:fs";
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isScalarType,
  isSpecifiedScalarType,
} from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "../kit/clock.js";
import type { Viewer } from "../kit/request/viewer.js";
import { sampleValueOf } from "./support/build-operation.js";
import { mutationCases } from "./support/mutation-cases/index.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";
import { openTrustingHub } from "./support/trusting-hub.js";
import { coordinator, memberOf, municipalityOfficer, publicViewer } from "./support/viewers.js";

const api = buildSchema(readFileSync(new URL("../gateway/api.graphql", import.meta.url), "utf8"));
const mutations = api.getMutationType()!.getFields();
const callerOf = new Map(mutationCases(null as never, null as never).map(({ mutation, by }) => [mutation, by]));
const callers: Record<string, Partial<Viewer>> = {
  pts: memberOf("pts", "x"),
  motala: municipalityOfficer("0583", "motala-kommun", "x"),
  coordinator,
  public: publicViewer,
};

let hub: Awaited<ReturnType<typeof openTrustingHub>>;
beforeAll(async () => {
  clock.set(BEFORE_CAMPAIGN);
  hub = await openTrustingHub();
});
afterAll(async () => {
  clock.set(undefined);
  await hub?.close();
});

type Path = (string | number)[];

/** Where in values of a type a scalar of the hub's own stands. */
function scalarPaths(type: GraphQLInputType): Path[] {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return scalarPaths(nullable.ofType as GraphQLInputType).map((path) => [0, ...path]);
  if (isScalarType(nullable)) return isSpecifiedScalarType(nullable) ? [] : [[]];
  if (!isInputObjectType(nullable)) return [];
  return Object.values(nullable.getFields()).flatMap((field) =>
    scalarPaths(field.type).map((path) => [field.name, ...path]),
  );
}

/** A value of a type that has a text at a path, and otherwise only what is required. */
function valueWith(type: GraphQLInputType, [step, ...rest]: Path, text: string): unknown {
  if (step === undefined) return text;
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [valueWith(nullable.ofType as GraphQLInputType, rest, text)];
  if (!isInputObjectType(nullable)) throw new Error(`${String(type)} has no ${step}.`);
  const sample = sampleValueOf(nullable) as Record<string, unknown>;
  return { ...sample, [step]: valueWith(nullable.getFields()[step]!.type, rest, text) };
}

const places = Object.values(mutations).flatMap(({ name, args }) =>
  args.flatMap((arg) => scalarPaths(arg.type).map((path) => [name, arg.name, path] as const)),
);

test.each(
  places.map(([mutation, argument, path]) => [mutation, [argument, ...path].join("."), argument, path] as const),
)("%s tells of a malformed %s by its path, in the caller's language", async (mutation, _, argument, path) => {
  const { args } = mutations[mutation]!;
  const variables = Object.fromEntries(args.map(({ name, type }) => [name, sampleValueOf(type)]));
  variables[argument] = valueWith(args.find(({ name }) => name === argument)!.type, path, "mistyped");
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const passed = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const refusal = "... on InvalidInput { fields { path problem } }";
  const rows = "Import { rows { refusal { ... on InvalidInput { fields { path problem } } } } }";
  const result = getNamedType(mutations[mutation]!.type).name;
  const selection = /^Import/.test(result) ? `... on ${result.replace(/^Import(.*)Result$/, "$1")}${rows}` : refusal;
  const document = `mutation (${declared}) { ${mutation}(${passed}) { __typename ${selection} } }`;
  const { data, errors } = await hub.execute(document, variables, callers[callerOf.get(mutation)!]!);
  expect(errors ?? []).toEqual([]);
  const { fields, rows: [row] = [] } = data[mutation];
  const isRow = path[0] === "rows";
  const within = isInputObjectType(getNamedType(args.find(({ name }) => name === argument)!.type)) ? path : [argument];
  const expected = { path: (isRow ? within.slice(2) : within).join("."), problem: expect.stringMatching(/^must be /) };
  expect(isRow ? row.refusal.fields : fields).toContainEqual(expected);
});
