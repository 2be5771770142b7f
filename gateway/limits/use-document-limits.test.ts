import { describe, expect, test } from "vitest";
import { type Answer, ask, codes, listen, open, post } from "../../tests/support/toy-gateway.js";
import { calls } from "../../tests/support/toy.js";

describe("limits", () => {
  const bomb = (fragments: number, spreads: number) =>
    Array.from(
      { length: fragments },
      (_, i) => `fragment f${i} on Query { ${i === fragments - 1 ? "whoAmI" : `...f${i + 1} `.repeat(spreads)} }`,
    ).join(" ") + " { ...f0 }";
  const chain = (depth: number) => `{ events { ${"place { events { ".repeat(depth)} id ${"} }".repeat(depth)} } }`;

  test.each([
    ["fragments that multiply", bomb(20, 2)],
    ["wide fragments that multiply", bomb(9, 8)],
    ["aliases", `{ ${Array.from({ length: 51 }, (_, i) => `a${i}: whoAmI`).join(" ")} }`],
    ["root fields", `{ ${"whoAmI ".repeat(21)} }`],
    ["depth", chain(10)],
    ["directives", `{ whoAmI ${"@skip(if: false) ".repeat(51)} }`],
  ])("refuse %s before planning", async (_, query) => {
    const gateway = await open({});
    const start = performance.now();
    expect(codes(await ask(gateway, query))).toContainEqual(["COST_LIMIT", undefined]);
    expect(performance.now() - start).toBeLessThan(200);
    expect(calls).toEqual([]);
  });

  test("refuse too many letters, before they are kept", async () => {
    const gateway = await open({});
    expect(codes(await ask(gateway, `#${"x".repeat(20_000)}\n{ whoAmI }`))).toEqual([["COST_LIMIT", undefined]]);
    expect((await ask(gateway, `#${"x".repeat(19_000)}\n{ whoAmI }`)).errors).toBeUndefined();
  });

  test("refuse too many tokens", async () => {
    const gateway = await open({});
    const { errors } = await ask(gateway, `{ ${"whoAmI ".repeat(1000)} }`);
    expect(errors).toMatchObject([
      {
        message: "The question is too large: its words and signs may be at most 1000.",
        extensions: { code: "COST_LIMIT" },
      },
    ]);
  });

  test("refuse a large body, announced or not", async () => {
    const gateway = await open({});
    const large = JSON.stringify({ query: "{ whoAmI }", variables: { x: "x".repeat(1_000_000) } });
    const url = await listen((req, res) => void gateway.handle(req, res));
    const announced = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: large,
    });
    const streamed = await fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: new Blob([large]).stream(),
      duplex: "half",
    } as RequestInit);
    for (const response of [announced, streamed]) {
      expect(response.status).toBe(413);
      expect(codes((await response.json()) as Answer)).toEqual([["COST_LIMIT", undefined]]);
    }
  });

  test("let a question through that is just small enough", async () => {
    const gateway = await open({});
    expect(await ask(gateway, bomb(8, 2))).toMatchObject({ data: { whoAmI: expect.any(String) } });
    expect((await ask(await open({ limits: { cost: Infinity } }), chain(6))).errors).toBeUndefined();
  });

  test.each([
    ["a batch", [{ query: "{ whoAmI }" }], 400],
    ["broken JSON", "{", 400],
    ["a bare word", '"whoAmI"', 400],
  ])("refuse %s", async (_, body, status) => {
    const gateway = await open({});
    const response = await gateway.fetch(post(body, { accept: "application/graphql-response+json" }));
    expect([response.status, codes((await response.json()) as Answer)]).toEqual([
      status,
      [["BAD_USER_INPUT", undefined]],
    ]);
  });

  test("refuse variables that are no JSON, and mutations by GET", async () => {
    const gateway = await open({});
    const get = (query: string) =>
      gateway.fetch(
        new Request(`http://hub.test/graphql?${query}`, { headers: { accept: "application/graphql-response+json" } }),
      );
    expect((await get("query={whoAmI}&variables={")).status).toBe(400);
    expect((await get(`query=${encodeURIComponent('mutation { addEvent(title: "x") { id } }')}`)).status).toBe(405);
    expect(calls).toEqual([]);
  });
});
