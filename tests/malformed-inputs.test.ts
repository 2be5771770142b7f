import { readFileSync } from "node:fs";
import {
  astFromValue,
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  type GraphQLScalarType,
  isInputObjectType,
  isListType,
  isScalarType,
  isSpecifiedScalarType,
  print,
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

type IsWanted = (scalar: GraphQLScalarType, field: string) => boolean;

/** Where in values of a type wanted scalars stand. */
function scalarPaths(name: string, type: GraphQLInputType, isWanted: IsWanted): Path[] {
  const nullable = getNullableType(type);
  if (isListType(nullable))
    return scalarPaths(name, nullable.ofType as GraphQLInputType, isWanted).map((path) => [0, ...path]);
  if (isScalarType(nullable)) return isWanted(nullable, name) ? [[]] : [];
  if (!isInputObjectType(nullable)) return [];
  return Object.values(nullable.getFields()).flatMap((field) =>
    scalarPaths(field.name, field.type, isWanted).map((path) => [field.name, ...path]),
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

const placesOf = (isWanted: IsWanted) =>
  Object.values(mutations).flatMap(({ name, args }) =>
    args.flatMap((arg) =>
      scalarPaths(arg.name, arg.type, isWanted).map(
        (path) => [name, [arg.name, ...path].join("."), arg.name, path] as const,
      ),
    ),
  );

/** The faults that a mutation finds when a text stands at a path of an argument, and the path as it should tell it. */
async function faultsOf(mutation: string, argument: string, path: Path, text: string) {
  const { args } = mutations[mutation]!;
  const variables = Object.fromEntries(args.map(({ name, type }) => [name, sampleValueOf(type)]));
  variables[argument] = valueWith(args.find(({ name }) => name === argument)!.type, path, text);
  const declared = args.map(({ name, type }) => `$${name}: ${String(type)}`).join(", ");
  const passed = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const refusal = "... on InvalidInput { fields { path problem } }";
  const rows = "Import { rows { refusal { ... on InvalidInput { fields { path problem } } } } }";
  const result = getNamedType(mutations[mutation]!.type).name;
  const selection = /^Import/.test(result) ? `... on ${result.replace(/^Import(.*)Result$/, "$1")}${rows}` : refusal;
  const document = `mutation (${declared}) { ${mutation}(${passed}) { __typename ${selection} } }`;
  const caller = callers[callerOf.get(mutation)!]!;
  const { data, errors } = await hub.execute(document, variables, caller);
  const literals = args.map(({ name, type }) => `${name}: ${print(astFromValue(variables[name], type)!)}`).join(", ");
  const inDocument = `mutation { ${mutation}(${literals}) { __typename ${selection} } }`;
  expect((await hub.execute(inDocument, {}, caller)).data).toEqual(data);
  expect(errors ?? []).toEqual([]);
  const { fields, rows: [row] = [] } = data[mutation];
  const isRow = path[0] === "rows";
  const within = isInputObjectType(getNamedType(args.find(({ name }) => name === argument)!.type)) ? path : [argument];
  return { fields: isRow ? row.refusal.fields : fields, path: (isRow ? within.slice(2) : within).join(".") };
}

test.each(placesOf((scalar) => !isSpecifiedScalarType(scalar)))(
  "%s tells of a malformed %s by its path, in the caller's language",
  async (mutation, _, argument, at) => {
    const { fields, path } = await faultsOf(mutation, argument, at, "mistyped");
    expect(fields).toContainEqual({ path, problem: expect.stringMatching(/^must be /) });
  },
);

test.each(placesOf(({ name }, field) => name === "String" && !/(Id|Key|Url|[pP]hone)$/.test(field)))(
  "%s takes no personal number in %s, and does not repeat it",
  async (mutation, _, argument, at) => {
    const { fields, path } = await faultsOf(mutation, argument, at, "Fråga efter 811218-9876");
    expect(fields).toContainEqual({ path, problem: expect.stringMatching(/^holds a personal identity number/) });
    expect(JSON.stringify(fields)).not.toContain("9876");
  },
);
