import { readFileSync } from "node:fs";
import {
  buildSchema,
  getNamedType,
  getNullableType,
  type GraphQLInputType,
  isInputObjectType,
  isLeafType,
  isListType,
  isRequiredArgument,
} from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { LIMITS } from "../kit/program/limits.js";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";

const api = buildSchema(readFileSync(new URL("../gateway/api.graphql", import.meta.url), "utf8"));

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
beforeAll(async () => void (hub = await openInProcessHub(new Date())));
afterAll(() => hub?.close());

/** The ways to each list in an input: the names of the fields that lead to it. */
function listsIn(type: GraphQLInputType, path: string[] = [], above: unknown[] = []): string[][] {
  const named = getNamedType(type);
  const lists = isListType(getNullableType(type)) ? [path] : [];
  if (!isInputObjectType(named) || above.includes(named)) return lists;
  const inner = Object.values(named.getFields()).flatMap((field) =>
    listsIn(field.type, [...path, field.name], [...above, named]),
  );
  return [...lists, ...inner];
}

/** A value that has nothing but a list in this place. */
const valueWith = (list: unknown[], [name, ...rest]: string[]): unknown =>
  name === undefined ? list : { [name]: valueWith(list, rest) };

const lists = [api.getQueryType()!, api.getMutationType()!].flatMap((root) =>
  Object.values(root.getFields()).flatMap(({ name, args, type }) => {
    const given = args.filter((arg) => isRequiredArgument(arg) || listsIn(arg.type).length > 0);
    const variables = given.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
    const call = `${name}(${given.map((arg) => `${arg.name}: $${arg.name}`).join(", ")})`;
    const selection = isLeafType(getNamedType(type)) ? "" : "{ __typename }";
    const operation = `${root === api.getMutationType() ? "mutation" : "query"} (${variables}) { ${call} ${selection} }`;
    return args.flatMap((arg) =>
      listsIn(arg.type).map((path) => ({ title: [name, arg.name, ...path].join("."), operation, arg: arg.name, path })),
    );
  }),
);

const codesFor = async (length: number, { operation, arg, path }: (typeof lists)[number]) => {
  const variables = { [arg]: valueWith(new Array(length).fill(null), path) };
  return errorCodes(await hub.execute(operation, variables));
};

test("there are lists in the inputs of queries and mutations", () => {
  expect(lists.length).toBeGreaterThan(50);
});

test.each(lists)("$title takes no list that is longer than any that makes sense", async (list) => {
  expect(await codesFor(LIMITS.list + 1, list)).toEqual(["COST_LIMIT"]);
  expect(await codesFor(LIMITS.list, list)).not.toContain("COST_LIMIT");
});

test("lists in the document and below other fields are as short, and text is no list", async () => {
  const codes = (length: number) => JSON.stringify(new Array(length).fill("2082"));
  const atRoot = (length: number) => `{ events(filter: {municipality: ${codes(length)}}) { totalCount } }`;
  const below = (length: number) =>
    `{ county(code: "20") { municipalities { events(filter: {municipality: ${codes(length)}}) { totalCount } } } }`;
  for (const operation of [atRoot, below]) {
    expect(errorCodes(await hub.execute(operation(LIMITS.list + 1)))).toEqual(["COST_LIMIT"]);
    expect(errorCodes(await hub.execute(operation(LIMITS.list)))).toEqual([]);
  }
  const long = "query ($text: String!) { actor(slug: $text) { name } }";
  expect(errorCodes(await hub.execute(long, { text: "x".repeat(LIMITS.list + 1) }))).toEqual([]);
});

test("values that are nested deeper than any stack are refused, not a fault", async () => {
  const nested = `${"[".repeat(200_000)}${"]".repeat(200_000)}`;
  const response = await hub.gateway.fetch(
    new Request("http://hub.test/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: `{"query": "query ($slug: String!) { actor(slug: $slug) { name } }", "variables": {"slug": ${nested}}}`,
    }),
  );
  const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
  expect(errors[0]!.extensions.code).toBe("BAD_USER_INPUT");
});
