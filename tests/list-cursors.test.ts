import { readFileSync } from "node:fs";
import { buildSchema } from "graphql";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

const api = buildSchema(readFileSync(new URL("../gateway/api.graphql", import.meta.url), "utf8"));
const lists = Object.values(api.getQueryType()!.getFields())
  .filter(({ args }) => args.some(({ name }) => name === "after"))
  .map(({ name }) => name);

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
let coordinator: string;
beforeAll(async () => {
  hub = await openInProcessHub(BEFORE_CAMPAIGN);
  coordinator = await hub.createKey({ role: "COORDINATOR" });
  await hub.addDemoData({ events: 300, centers: 30, coaches: 20, seed: 1 });
});
afterAll(() => hub?.close());

/** Some lists are a member's. */
const execute = async (query: string, variables: object = {}) =>
  hub.execute(query, variables, {
    key: /eventsToReport|coOrganizingInvitations/.test(query)
      ? await hub.createKey({ role: "MEMBER", actorSlug: "pts" })
      : coordinator,
  });

const PAGE = "pageInfo { hasNextPage endCursor } edges { cursor }";
/** Lists, each with the field that it is below of. */
const BELOW = [
  (args: string) => `county(code: "20") { list: events(${args}) { ${PAGE} } }`,
  (args: string) => `county(code: "01") { list: events(${args}) { ${PAGE} } }`,
  (args: string) => `county(code: "20") { list: centers(${args}) { ${PAGE} } }`,
  (args: string) => `municipality(code: "0180") { list: events(${args}) { ${PAGE} } }`,
  (args: string) => `campaign(slug: "digital-at-idag-2020") { list: actors(${args}) { ${PAGE} } }`,
  (args: string) => `actor(slug: "pts") { list: events(${args}) { ${PAGE} } }`,
  (args: string) => `actor(slug: "pts") { list: coOrganizedEvents(${args}) { ${PAGE} } }`,
];

describe("a cursor", () => {
  test("is taken by its own list only", async () => {
    const fields = [...lists.map((name) => (args: string) => `list: ${name}(${args}) { ${PAGE} }`), ...BELOW];
    const cursors: string[] = [];
    for (const field of fields) {
      const { data, errors } = await execute(`{ ${field("first: 1")} }`);
      expect(errors).toEqual([]);
      const { pageInfo } = "list" in data ? data.list : Object.values<any>(data)[0].list;
      if (!pageInfo.endCursor) continue;
      expect(cursors).not.toContain(pageInfo.endCursor);
      cursors.push(pageInfo.endCursor);
      expect((await execute(`{ ${field(`first: 1, after: "${pageInfo.endCursor}"`)} }`)).errors).toEqual([]);
      for (const other of fields.filter((candidate) => candidate !== field)) {
        const answer = await execute(`{ ${other(`first: 1, after: "${pageInfo.endCursor}"`)} }`);
        expect(errorCodes(answer), other("")).toEqual(["BAD_USER_INPUT"]);
      }
    }
    expect(cursors.length).toBeGreaterThan(8);
  });

  test.each(lists)("that is blank or nonsense is refused by %s", async (list) => {
    for (const after of ["", " ", "x", "bnVsbA", Buffer.from("[null,null]").toString("base64url")])
      expect(errorCodes(await execute(`{ ${list}(after: "${after}") { totalCount } }`))).toEqual(["BAD_USER_INPUT"]);
  });
});

test.each(lists)("an empty page of %s has none after it, whatever the list has", async (list) => {
  const { data } = await execute(`{ ${list}(first: 0) { totalCount ${PAGE} } }`);
  expect(data[list]).toMatchObject({ pageInfo: { hasNextPage: false, endCursor: null }, edges: [] });
});
