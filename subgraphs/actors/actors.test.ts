import { afterAll, beforeAll, expect, it } from "vitest";
import { open } from "../../kit/testing.js";
import { actors } from "./subgraph.js";

let hub: Awaited<ReturnType<typeof open>>;
beforeAll(async () => {
  hub = await open(actors);
});
afterAll(() => hub.close());

it("knows the 290 municipalities and 21 counties", async () => {
  const { counties, municipalities } = await hub.ask("{ counties { code municipalities { code } } municipalities { code } }");
  expect([counties.length, municipalities.length]).toEqual([21, 290]);
});

it("reads reference rows once", async () => {
  const source = '{ municipality(code: "2082") { code name officialName population seat { lat lng } county { code name } actor { slug } } }';
  const first = await hub.ask(source);
  expect(first.municipality).toMatchObject({ name: "Säter", county: { code: "20", name: "Dalarnas län" } });
  await hub.ask(source);
  expect(hub.statements).toHaveLength(1);
});
it("pages", async () => {
  console.log(await hub.ask('{ actors(first: 2, filter: {text: "skl"}) { totalCount totalCountIsExact pageInfo { hasNextPage endCursor hasPreviousPage} edges { cursor node { name relations { campaign { slug } } } } } }'));
  console.log(await hub.entities('Campaign', [{slug: "a"}, {slug: "b"}], 'actors(first: 3) { totalCount edges { node { name } } }'), hub.statements);
});
