import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, type GraphQLField, isInputObjectType, isListType, isNonNullType } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";
import { openEverySubgraph } from "./support/subgraph-hubs.js";

/** Text that PostgreSQL cannot hold. */
const UNSTORABLE = ["a\0b", "\0", "\ud800", "kb\udfff"];

const api = buildSchema(readFileSync(new URL("../gateway/api.graphql", import.meta.url), "utf8"));
const isText = (name: string) => name === "String" || name === "ID";

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
let key: string;
beforeAll(async () => {
  hub = await openInProcessHub(BEFORE_CAMPAIGN);
  key = await hub.createKey({ role: "COORDINATOR" });
});
afterAll(() => hub?.close());

/** The arguments of a field with a text in one place of them, for each such place. */
function argumentsWithText({ args }: GraphQLField<unknown, unknown>, text: string): Record<string, unknown>[] {
  const required = Object.fromEntries(args.filter(({ type }) => isNonNullType(type)).map(({ name }) => [name, "x"]));
  return args.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    if (isText(named.name)) return [{ ...required, [name]: text }];
    if (!isInputObjectType(named)) return [];
    return Object.values(named.getFields())
      .filter((field) => isText(getNamedType(field.type).name))
      .map((field) => ({ ...required, [name]: { [field.name]: isListType(field.type) ? ["x", text] : text } }));
  });
}

const fields = Object.values(api.getQueryType()!.getFields()).filter(
  (field) => argumentsWithText(field, "x").length > 0,
);

describe("a text that PostgreSQL cannot hold", () => {
  test("in one of many fields that are read together spoils that field only", async () => {
    const slugs = ["pts", "kb", "digg"];
    for (const bad of UNSTORABLE) {
      const { data, errors } = await hub.execute(
        `query ($bad: String!) {
          ${slugs.map((slug) => `${slug}: actor(slug: "${slug}") { slug operatedCenters { slug } }`).join(" ")}
          bad: actor(slug: $bad) { slug } center: center(slug: $bad) { slug } good: center(slug: "digidelcenter-motala") { slug }
          no: campaign(slug: $bad) { slug } campaign(slug: "digitalidag-2024") { slug } }`,
        { bad },
      );
      expect(data).toMatchObject({ pts: { slug: "pts" }, kb: { slug: "kb" }, digg: { slug: "digg" } });
      expect(data).toMatchObject({ good: { slug: "digidelcenter-motala" }, campaign: { slug: "digitalidag-2024" } });
      expect(data).toMatchObject({ bad: null, center: null, no: null });
      expect(errors.map(({ path }) => path!.join(".")).sort()).toEqual(["bad", "center", "no"]);
      expect(new Set(errorCodes({ errors }))).toEqual(new Set(["BAD_USER_INPUT"]));
    }
  });

  test("in an argument of a field of many rows, in another subgraph, leaves the rows and their other fields", async () => {
    const { data, errors } = await hub.execute(
      `query ($bad: String!) { county(code: "20") { name municipalities {
        name good: eventsPer1000(campaign: "digitalidag-2024") bad: eventsPer1000(campaign: $bad)
        found: events(filter: { text: "data" }) { totalCount } lost: events(filter: { text: $bad }) { totalCount } } } }`,
      { bad: "\0" },
    );
    expect(data.county.municipalities).toHaveLength(15);
    for (const row of data.county.municipalities) {
      expect(row).toMatchObject({ good: 0, bad: null, found: { totalCount: 0 }, lost: null });
    }
    expect(new Set(errors.map(({ extensions }) => extensions!.code))).toEqual(new Set(["BAD_USER_INPUT"]));
  });

  test.each(fields.map((field) => [field.name, field] as const))(
    "is refused by %s in whichever argument, for that field alone",
    async (name, { args, type }) => {
      const selection = getNamedType(type).name.endsWith("Connection") ? "totalCount edges { cursor }" : "__typename";
      const declared = args.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
      const passed = args.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
      const operation = `query (${declared}) { bad: ${name}(${passed}) { ${selection} } pts: actor(slug: "pts") { slug } }`;
      for (const bad of UNSTORABLE) {
        for (const variables of argumentsWithText(api.getQueryType()!.getFields()[name]!, bad)) {
          const { data, errors } = await hub.execute(operation, variables, { key });
          expect({ variables, data, codes: errorCodes({ errors }) }).toEqual({
            variables,
            data: { bad: null, pts: { slug: "pts" } },
            codes: ["BAD_USER_INPUT"],
          });
        }
      }
    },
  );
});

describe("a reference with a key that no row can have", () => {
  const subgraphOf = openEverySubgraph();

  test.each([
    ["actors", "Actor", "name", [{ slug: "pts" }, { slug: "p\0" }, { id: "x" }, { slug: "\ud800" }]],
    ["events", "Campaign", "name", [{ slug: "digitalidag-2024" }, { slug: "\0" }, { id: "digitalidag-2024" }]],
    ["events", "Actor", "eventCount events { totalCount }", [{ slug: "pts" }, { slug: "p\0" }]],
    ["centers", "DigidelCenter", "name", [{ slug: "digidelcenter-motala" }, { slug: "\0" }, { id: "" }]],
    ["centers", "Actor", "operatedCenters { slug }", [{ slug: "motala-kommun" }, { slug: "\ud800" }]],
    ["coaches", "DigidelCenter", "coachRequests { totalCount }", [{ slug: "digidelcenter-motala" }, { slug: "\0" }]],
    ["coaches", "Event", "coachRequests { totalCount }", [{ id: randomUUID() }, { id: "x" }, { id: "\0" }]],
  ])("is null in %s, and leaves the others: %s { %s }", async (subgraph, type, fields, keys) => {
    const [found, ...missing] = await subgraphOf(subgraph).entities(type, keys, fields);
    expect(found).toEqual((await subgraphOf(subgraph).entities(type, keys.slice(0, 1), fields))[0]);
    expect(found).not.toBeNull();
    expect(missing).toEqual(missing.map(() => null));
  });
});
