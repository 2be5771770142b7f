import { afterAll, beforeAll, expect, test } from "vitest";
import { inProcess } from "./support/in-process.js";

let hub: Awaited<ReturnType<typeof inProcess>>;
beforeAll(async () => void (hub = await inProcess(new Date(), { limits: { cost: 20 } })));
afterAll(() => hub.close());

test.each([
  ["{ municipalities { name } }", 290],
  ["{ counties { municipalities { name } } }", 21 * 15],
  ['{ campaign(slug: "digitalidag-2024") { coverage { uncovered { name } } } }', 2 + 290],
])("%s costs as much as its lists are long, as their owners say", async (question, points) => {
  const { errors } = await hub.ask(question);
  expect(errors).toEqual([
    expect.objectContaining({
      message: expect.stringContaining(`costs ${points} points`),
      extensions: expect.objectContaining({ code: "COST_LIMIT" }),
    }),
  ]);
});
