import { describe, expect, test } from "vitest";
import {
  type Result,
  openGateway,
  postRequest,
  resetFixturesForEachTest,
} from "../../tests/support/fixture-gateway.js";

resetFixturesForEachTest();

describe("useCostLimit", () => {
  test("refuses an operation that costs too much, and says what it costs", async () => {
    const gateway = await openGateway({ limits: { cost: 2000 } });
    const response = await gateway.fetch(postRequest({ query: "{ places { events { id } } }" }));
    const { errors } = (await response.json()) as Result;
    expect([response.status, errors![0]!.extensions.code]).toEqual([400, "COST_LIMIT"]);
    expect(errors![0]!.message).toMatch(/costs 2250 and may cost 2000 at most/);
  });
});
