import { afterAll, beforeAll, expect, test } from "vitest";
import { openInProcessHub } from "./support/in-process-hub.js";

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
beforeAll(async () => void (hub = await openInProcessHub(new Date(), { limits: { cost: 20 } })));
afterAll(() => hub.close());

test.each([
  ["{ municipalities { name } }", 290],
  ["{ counties { municipalities { name } } }", 21 * 15],
  ['{ campaign(slug: "digitalidag-2024") { coverage { uncovered { name } } } }', 2 + 290],
])("the cost of %s counts its lists as long as @listSize says", async (operation, cost) => {
  const { errors } = await hub.execute(operation);
  expect(errors).toEqual([
    expect.objectContaining({
      message: expect.stringContaining(`costs ${cost} and may cost 20`),
      extensions: expect.objectContaining({ code: "COST_LIMIT" }),
    }),
  ]);
});
