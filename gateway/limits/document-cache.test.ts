import { parse } from "graphql";
import { describe, expect, test } from "vitest";
import { execute, openGateway, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";
import { createDocumentCache } from "./document-cache.js";

resetFixturesForEachTest();

const keep = (documents: string[]) => {
  const { documentCache } = createDocumentCache();
  for (const text of documents) documentCache.set(text, parse(text));
  return documents.filter((text) => documentCache.has(text));
};
const numbered = (text: (i: number) => string) => Array.from({ length: 1000 }, (_, i) => text(i));

/** Each fragment spreads the next twice. */
const doubling = (depth: number) =>
  `{ ...F0 } ${Array.from({ length: depth }, (_, i) => `fragment F${i} on Query { a { ...F${i + 1} } b { ...F${i + 1} } }`).join(" ")}
   fragment F${depth} on Query { c }`;

describe("createDocumentCache", () => {
  test("keeps many small documents", () => {
    expect(keep(numbered((i) => `{ a${i} }`)).length).toBe(1000);
  });

  test("keeps fewer the more selections they have with fragments written out, the newest ones", () => {
    const documents = numbered((i) => `${doubling(6)} # ${i}`);
    const kept = keep(documents);
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.length).toBeLessThan(100);
    expect(kept).toEqual(documents.slice(-kept.length));
  });

  test("keeps fewer of long texts", () => {
    const kept = keep(numbered((i) => `{ a(b: "${String(i).padStart(19_000, "x")}") }`));
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.length).toBeLessThan(100);
  });

  test.each([
    ["spread one another twice", doubling(60)],
    ["spread themselves", "{ ...F } fragment F on Query { a ...G } fragment G on Query { ...F }"],
    ["are missing", "{ ...F }"],
  ])("bears documents whose fragments %s", (_, text) => {
    expect(() => keep([text])).not.toThrow();
  });

  test("has the gateway answer a document that is not kept", async () => {
    const gateway = await openGateway({ limits: { bodyBytes: 2_000_000, characters: 2_000_000 } });
    const query = `{ place(code: "2082") { name } } # ${"x".repeat(1_100_000)}`;
    for (const attempt of [1, 2])
      expect(await execute(gateway, query), `${attempt}`).toEqual({ data: { place: { name: "Säter" } } });
  });
});
