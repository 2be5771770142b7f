import { readFileSync } from "node:fs";
import { buildSchema, getNamedType, type GraphQLField, isLeafType, isNonNullType, isObjectType } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

const api = buildSchema(readFileSync(new URL("../gateway/api.graphql", import.meta.url), "utf8"));

/** A field without required arguments, and of what it leads to the leaves. */
function selectionOf({ name, type, args }: GraphQLField<unknown, unknown>): string[] {
  if (args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined)) return [];
  const named = getNamedType(type);
  if (isLeafType(named)) return [name];
  if (!isObjectType(named)) return [`${name} { __typename }`];
  const leaves = Object.values(named.getFields()).filter((field) => field.args.length === 0);
  const inner = leaves.filter((field) => isLeafType(getNamedType(field.type))).map((field) => field.name);
  return [`${name} { ${inner.join(" ") || "__typename"} }`];
}

const LISTS = {
  Event: 'events(first: 5, filter: { campaign: "digitalidag-2024" })',
  Actor: "actors(first: 5, filter: { kind: [MUNICIPALITY] })",
  DigidelCenter: "centers(first: 5)",
};

const fields = Object.entries(LISTS).flatMap(([type, list]) => {
  const object = api.getType(type);
  if (!isObjectType(object)) throw new Error(`There is no type ${type}.`);
  const selections = Object.values(object.getFields()).flatMap(selectionOf);
  return selections.map((selection) => ({ type, list, selection }));
});

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
let key: string;
beforeAll(async () => {
  hub = await openInProcessHub(BEFORE_CAMPAIGN);
  await hub.addDemoData({ events: 300, centers: 50, coaches: 50, seed: 1 });
  key = await hub.createKey({ role: "COORDINATOR" });
});
afterAll(() => hub?.close());

async function nodesOf(list: string, selection: string) {
  const query = `{ list: ${list} { edges { node { ${selection} } } } }`;
  const { data, errors } = await hub.execute<any, any>(query, {}, { key });
  expect(errors).toEqual([]);
  const nodes: unknown[] = data.list.edges.map(({ node }: { node: unknown }) => node);
  expect(nodes).toHaveLength(5);
  return nodes;
}

const whole = new Map<string, Promise<unknown[]>>();
/** Activities have warnings, for which whole rows are read. */
const wholeNodes = (type: string, list: string) => {
  const all = fields.filter((field) => field.type === type).map(({ selection }) => selection);
  return whole.get(type) ?? whole.set(type, nodesOf(list, all.join(" "))).get(type)!;
};

test.each(fields)("$type { $selection } asked alone is as among all others", async ({ type, list, selection }) => {
  const name = selection.split(" ")[0]!;
  const alone = await nodesOf(list, selection);
  const among = (await wholeNodes(type, list)) as Record<string, unknown>[];
  expect(alone).toEqual(among.map((node) => ({ [name]: node[name] })));
});

test("only the columns that are selected are read", async () => {
  hub.statements.length = 0;
  await nodesOf(LISTS.Actor, "name");
  expect(hub.statements[0]).toContain('e."name"');
  for (const column of ["description", "website", "suspension", "former_names"])
    expect(hub.statements[0]).not.toContain(`"${column}"`);
});
