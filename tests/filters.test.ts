import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, type GraphQLInputField, isEnumType, isInputObjectType, isListType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN, eventInput } from "./support/sample-inputs.js";

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

function sampleOf({ name, type }: GraphQLInputField): unknown {
  if (name === "entityType") return "Event";
  const named = getNamedType(type);
  const sample = isEnumType(named) ? named.getValues().at(-1)!.name : SAMPLES[named.name];
  if (sample === undefined) throw new Error(`SAMPLES needs a value of ${named.name}.`);
  return isListType(type) ? [sample] : sample;
}

const fields = Object.values(api.getQueryType()!.getFields()).flatMap(({ name, args, type }) => {
  const filter = args.find((arg) => arg.name === "filter")?.type;
  if (!isInputObjectType(filter)) return [];
  const selection = getNamedType(type).name.endsWith("Connection") ? "totalCount" : "format { count }";
  return Object.values(filter.getFields()).map((field) => ({
    isText: ["String", "ID"].includes(getNamedType(field.type).name),
    query: `query ($filter: ${filter.name}) { ${name}(filter: $filter) { ${selection} } }`,
    title: `${name}(filter: { ${field.name} })`,
    filter: { [field.name]: sampleOf(field) },
  }));
});

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
let key: string;
beforeAll(async () => {
  hub = await openInProcessHub(BEFORE_CAMPAIGN);
  key = await hub.createKey({ role: "COORDINATOR" });
  const member = { key: await hub.createKey({ role: "MEMBER", actorSlug: "pts" }) };
  await hub.execute(operations.AcceptRulesDocument, { input: { version: "2024" } }, member);
  const created = await hub.execute(operations.CreateEventDocument, { input: eventInput }, member);
  await hub.execute(operations.PublishEventDocument, { id: (created.data.createEvent as { id: string }).id }, member);
});
afterAll(() => hub?.close());

async function statementsOf(query: string, filter: object) {
  hub.statements.length = 0;
  const { errors } = await hub.execute(query, { filter }, { key });
  expect(errors).toEqual([]);
  return hub.statements.filter((statement) => statement.includes("count"));
}

test.each(fields.filter(({ isText }) => isText))("$title finds nothing by blank text", async ({ query, filter }) => {
  const [[name, sample]] = Object.entries(filter) as [[string, unknown]];
  const isSearch = name === "text";
  expect(await found(query, {})).toBeGreaterThan(0);
  for (const blank of [
    "",
    " ",
    "\t\n",
    "\u00a0",
    "\u200b",
    ...(isSearch ? ["%", "_", "*", "&", "'", "…", "🙂"] : []),
  ]) {
    const given = Array.isArray(sample) ? [blank] : blank;
    expect(await found(query, { [name]: given })).toBe(name === "entityType" ? "BAD_USER_INPUT" : 0);
  }
});

/** How many a query finds, or the code of its refusal. */
async function found(query: string, filter: object) {
  const { data, errors } = await hub.execute(query, { filter }, { key });
  if (errors.length > 0) return errorCodes({ errors }).join();
  const [answer] = Object.values<{ totalCount?: number; format?: { count: number }[] }>(data);
  return answer!.totalCount ?? answer!.format!.reduce((sum, { count }) => sum + count, 0);
}

test.each(fields)("$title is a condition of the statement", async ({ query, filter }) => {
  expect(await statementsOf(query, filter)).not.toEqual(await statementsOf(query, {}));
});

const REVERSED: Record<string, object> = {
  Date: { from: "2024-10-02", to: "2024-10-01" },
  DateTime: { from: "2024-10-02T00:00:00Z", to: "2024-10-01T00:00:00Z" },
};

/** What is given to an input for each range in it, its end before its beginning. */
function reversedRanges(fields: readonly Pick<GraphQLInputField, "name" | "type">[]): object[] {
  return fields.flatMap(({ name, type }) =>
    isInputObjectType(type)
      ? reversedRanges(Object.values(type.getFields())).map((value) => ({ [name]: value }))
      : name === "from" && fields.some((other) => other.name === "to")
        ? [REVERSED[getNamedType(type).name]!]
        : [],
  );
}

const ranges = Object.values(api.getQueryType()!.getFields()).flatMap(({ name, args, type }) =>
  reversedRanges(args).map((values) => {
    const given = args.filter((arg) => arg.name in values);
    const variables = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
    const passed = given.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
    const selection = getNamedType(type).name.endsWith("Connection") ? "totalCount" : "__typename";
    return {
      title: JSON.stringify(values),
      name,
      values,
      query: `query (${variables}) { ${name}(${passed}) { ${selection} } }`,
    };
  }),
);

test.each(ranges)("$name refuses a range that ends before it begins: $title", async ({ query, values }) => {
  expect(ranges.length).toBeGreaterThan(3);
  const { errors } = await hub.execute(query, values, { key });
  expect(errors).toMatchObject([
    {
      message: expect.stringMatching(/to must (not be before|be after) from$/),
      extensions: { code: "BAD_USER_INPUT" },
    },
  ]);
});
