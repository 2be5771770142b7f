import { describe, expect, test } from "vitest";
import { execute, errorCodes, openGateway, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";
import { recordedCalls } from "../../tests/support/fixture-subgraphs.js";

resetFixturesForEachTest();

describe("useDocumentLimits", () => {
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
  ])("refuses %s before planning", async (_, query) => {
    const gateway = await openGateway({});
    expect(errorCodes(await execute(gateway, query))).toContainEqual(["COST_LIMIT", undefined]);
    expect(recordedCalls).toEqual([]);
  });

  test("refuses too many characters before parsing", async () => {
    const gateway = await openGateway({});
    expect(errorCodes(await execute(gateway, `#${"x".repeat(20_000)}\n{ whoAmI }`))).toEqual([
      ["COST_LIMIT", undefined],
    ]);
    expect((await execute(gateway, `#${"x".repeat(19_000)}\n{ whoAmI }`)).errors).toBeUndefined();
  });

  test("refuses too many tokens", async () => {
    const gateway = await openGateway({});
    const { errors } = await execute(gateway, `{ ${"whoAmI ".repeat(1000)} }`);
    expect(errors).toMatchObject([
      {
        message: "The operation is too large: its tokens may be at most 1000.",
        extensions: { code: "COST_LIMIT" },
      },
    ]);
  });

  test("lets an operation through that is just small enough", async () => {
    const gateway = await openGateway({});
    expect(await execute(gateway, bomb(8, 2))).toMatchObject({ data: { whoAmI: expect.any(String) } });
    expect((await execute(await openGateway({ limits: { cost: Infinity } }), chain(6))).errors).toBeUndefined();
  });

  test("counts fields at the root in fragments too", async () => {
    const gateway = await openGateway({ limits: { rootFields: 2 } });
    const query = "{ ...F } fragment F on Query { a: whoAmI b: whoAmI ... { c: whoAmI } }";
    expect(errorCodes(await execute(gateway, query))).toEqual([["COST_LIMIT", undefined]]);
  });
});
