import { afterAll, beforeAll, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
});
afterAll(() => hub.close());

async function find(text: string): Promise<string[]> {
  const query = `query ($text: String) {
    events(filter: { text: $text }, orderBy: RELEVANCE) { edges { node { title { sv } } } } }`;
  const { edges } = (await hub.request(query, { text })).events;
  return edges.map(({ node }: any) => node.title.sv);
}

test.each([
  ["bibliotek", "biblioteket", "biblioteken", "bibliotekets"],
  ["möte", "mötet", "möten", "mötena"],
  ["konto", "kontot", "konton"],
  ["kontor", "kontoret", "kontoren"],
  ["säker", "säkert", "säkra"],
  ["e-legitimation", "e-legitimationen", "elegitimationer"],
  ["surfplattekurs", "Kurs för surfplattor"],
])(
  "an activity with one form of %s is found by the others, after those with the form that is typed",
  async (...forms) => {
    await addEvents(
      hub,
      forms.map((form) => ({ title: { sv: form } })),
    );
    for (const form of forms) {
      const found = await find(form);
      expect(found.toSorted()).toEqual(forms.toSorted());
      expect(found[0]).toBe(form);
    }
  },
);
