import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, type GraphQLInputType, isEnumType, isInputObjectType, isListType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

const api = buildSchema(readFileSync(new URL("../gateway/api.graphql", import.meta.url), "utf8"));

/** A value of each scalar and input of filters that narrows what is found. */
const SAMPLES: Record<string, unknown> = {
  String: "digidel",
  ID: "digidel",
  Boolean: true,
  DateTime: "2024-10-01T10:00:00Z",
  MunicipalityCode: "2082",
  CountyCode: "20",
  Language: "sv",
  DateRangeInput: { from: "2024-10-01" },
  NearInput: { point: { lat: 60, lng: 15 }, km: 10 },
};

function sampleOf(type: GraphQLInputType): unknown {
  const named = getNamedType(type);
  const sample = isEnumType(named) ? named.getValues()[0]!.name : SAMPLES[named.name];
  if (sample === undefined) throw new Error(`SAMPLES needs a value of ${named.name}.`);
  return isListType(type) ? [sample] : sample;
}

const fields = Object.values(api.getQueryType()!.getFields()).flatMap(({ name, args, type }) => {
  const filter = args.find((arg) => arg.name === "filter")?.type;
  if (!isInputObjectType(filter)) return [];
  const selection = getNamedType(type).name.endsWith("Connection") ? "totalCount" : "format { count }";
  return Object.values(filter.getFields()).map((field) => ({
    query: `query ($filter: ${filter.name}) { ${name}(filter: $filter) { ${selection} } }`,
    title: `${name}(filter: { ${field.name} })`,
    filter: { [field.name]: sampleOf(field.type) },
  }));
});

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
let key: string;
beforeAll(async () => {
  hub = await openInProcessHub(BEFORE_CAMPAIGN);
  key = await hub.createKey({ role: "COORDINATOR" });
});
afterAll(() => hub?.close());

async function statementsOf(query: string, filter: object) {
  hub.statements.length = 0;
  const { errors } = await hub.execute(query, { filter }, { key });
  expect(errors).toEqual([]);
  return hub.statements.filter((statement) => statement.includes("count"));
}

test.each(fields)("$title is a condition of the statement", async ({ query, filter }) => {
  expect(await statementsOf(query, filter)).not.toEqual(await statementsOf(query, {}));
});
