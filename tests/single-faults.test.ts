import { readFileSync } from "node:fs";
import fc from "fast-check";
import {
  buildSchema,
  getNamedType,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { clock } from "../kit/clock.js";
import { InvalidField, InvalidInput } from "../kit/graphql/errors.js";
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

/** Values of a type that break what rules they can: too short, too long, out of range, malformed, or well. */
function faultyValues(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return faultyValues(type.ofType);
  if (isListType(type)) return fc.array(faultyValues(type.ofType as GraphQLInputType), { maxLength: 3 });
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name));
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields());
    const requiredKeys = fields.filter((field) => isNonNullType(field.type)).map(({ name }) => name);
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, faultyValues(field.type)])), {
      requiredKeys,
    });
  }
  switch (type.name) {
    case "Boolean":
      return fc.boolean();
    case "Int":
    case "Float":
      return fc.constantFrom(-1000, -1, 0, 1, 2_000_000_000);
    case "String":
    case "ID":
      return fc.constantFrom("", " ", "x", "x".repeat(300), "x".repeat(5000), "https://example.se", "a@example.se");
    default:
      return fc.constantFrom("", "x", sampleValueOf(type));
  }
}

/** The fields of each `InvalidInput` in a result. */
function pathsIn(result: unknown): string[][] {
  if (typeof result !== "object" || result === null) return [];
  const { fields } = result as { fields?: { path: string }[] };
  return [...(fields ? [fields.map(({ path }) => path)] : []), ...Object.values(result).flatMap(pathsIn)];
}

const isPartOf = (path: string, whole: string) =>
  path.startsWith(`${whole}.`) && !/^\d/.test(path.slice(whole.length + 1));

const FAULTS = "... on InvalidInput { fields { path problem } }";

test.each(
  Object.values(mutations)
    .filter(({ args }) => args.some(({ type }) => isInputObjectType(getNamedType(type))))
    .map(({ name }) => name),
)("%s finds one fault in a value, and none in the parts of what is at fault as a whole", async (mutation) => {
  const { args, type } = mutations[mutation]!;
  const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const passed = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const result = getNamedType(type).name;
  const rows = `... on ${result.replace(/^Import(.*)Result$/, "$1Import")} { rows { refusal { ${FAULTS} ... on SeveralRefusals { refusals { ${FAULTS} } } } } }`;
  const selection = `${FAULTS} ... on SeveralRefusals { refusals { ${FAULTS} } } ${result.startsWith("Import") ? rows : ""}`;
  const document = `mutation (${declared}) { ${mutation}(${passed}) { __typename ${selection} } }`;
  const variables = fc.record(Object.fromEntries(args.map((arg) => [arg.name, faultyValues(arg.type)])));
  await fc.assert(
    fc.asyncProperty(variables, async (given) => {
      const { data, errors } = await hub.execute(document, given, callers[callerOf.get(mutation)!]!);
      expect(errors ?? []).toEqual([]);
      for (const paths of pathsIn(data)) {
        expect(paths).toEqual([...new Set(paths)]);
        for (const whole of paths) expect(paths.filter((path) => isPartOf(path, whole))).toEqual([]);
      }
    }),
    { numRuns: 25 },
  );
});

test("InvalidInput keeps the first fault of a value, of the whole before its parts, and those of all rows of a list", () => {
  const fields = ["title.sv", "title", "title", "sessions", "sessions.1.end", "sessions.1.end.x", "a.0.b", "a.0"].map(
    (path, n) => new InvalidField(path, { sv: String(n), en: String(n) }),
  );
  const kept = new InvalidInput(fields).fields.map(({ path, messages }) => [path, messages.en]);
  expect(kept).toEqual([
    ["title", "1"],
    ["sessions", "3"],
    ["sessions.1.end", "4"],
    ["a.0", "7"],
  ]);
});
