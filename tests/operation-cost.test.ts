import { readdirSync, readFileSync } from "node:fs";
import { getOperationAST, type OperationDefinitionNode, parse } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operationCost } from "../gateway/limits/operation-cost.js";
import { LIMITS } from "../kit/program/limits.js";
import { openInProcessHub } from "./support/in-process-hub.js";

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
beforeAll(async () => void (hub = await openInProcessHub(new Date(), { limits: { cost: 1000 } })));
afterAll(() => hub.close());

const [OPERATION, STEP, FIELD] = [1000, 100, 5];

test.each([
  ["{ municipalities { name } }", OPERATION + STEP + 290 * 2 * FIELD],
  ["{ counties { municipalities { name } } }", OPERATION + 2 * STEP + 21 * (1 + 14 * 2) * FIELD],
  [
    '{ campaign(slug: "digitalidag-2024") { coverage { uncovered { name } } } }',
    OPERATION + 3 * STEP + (2 + 290 * 2) * FIELD,
  ],
])("the cost of %s counts its lists as long as @listSize says", async (operation, cost) => {
  const { errors } = await hub.execute(operation);
  expect(errors).toEqual([
    expect.objectContaining({
      message: expect.stringContaining(`costs ${cost} and may cost 1000`),
      extensions: expect.objectContaining({ code: "COST_LIMIT" }),
    }),
  ]);
});

test("an attack within the limits of its size is dearer than an operation may be", async () => {
  const aliases = (count: number, of: (i: number) => string) =>
    Array.from({ length: count }, (_, i) => of(i)).join(" ");
  const attacks: [string, Record<string, unknown>?][] = [
    [
      `{ municipalities { ${aliases(49, (i) => `a${i}: events(first: 0, filter: {text: "data ${i}"}) { totalCount }`)} } }`,
    ],
    [`{ ${aliases(20, (i) => `a${i}: eventFacets(filter: {text: "data ${i}"}) { exact }`)} }`],
    [
      `query ($f: [MunicipalityCode!]) { ${aliases(20, (i) => `a${i}: eventFacets(filter: {municipality: $f}) { exact }`)} }`,
      { f: new Array(20_000).fill("2082") },
    ],
    [`{ ${aliases(20, (i) => `a${i}: __schema { types { fields { name } } }`)} }`],
    [`{ ${aliases(20, (i) => `a${i}: events(orderBy: RELEVANCE, filter: {text: "a"}) { edges { node { id } } }`)} }`],
  ];
  for (const [operation, variableValues] of attacks) {
    const document = parse(operation);
    expect(operationCost({ schema: hub.gateway.schema, document, variableValues }, LIMITS.page)).toBeGreaterThan(
      LIMITS.cost,
    );
  }
});

test("an operation of operations/ costs less than half of what one may cost, with the longest pages and a search of three words", () => {
  const variableValues = { first: LIMITS.page, filter: { text: "hjälp med bankid" } };
  for (const file of readdirSync("operations").filter((name) => name.endsWith(".graphql"))) {
    const document = parse(readFileSync(`operations/${file}`, "utf8"));
    const { name } = getOperationAST(document) as OperationDefinitionNode;
    const cost = operationCost({ schema: hub.gateway.schema, document, variableValues }, LIMITS.page);
    expect.soft(cost, name?.value).toBeLessThan(LIMITS.cost / 2);
  }
});
