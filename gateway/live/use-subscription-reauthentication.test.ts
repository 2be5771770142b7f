import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionResult } from "graphql";
import { describe, expect, test, vi } from "vitest";
import { unauthenticated } from "../../kit/graphql/errors.js";
import {
  authenticate,
  openGateway,
  postRequest,
  resetFixturesForEachTest,
} from "../../tests/support/fixture-gateway.js";

resetFixturesForEachTest();

describe("useSubscriptionReauthentication", () => {
  test("ends an open subscription when its key is revoked", async () => {
    vi.useFakeTimers({ toFake: ["setInterval"] });
    try {
      let revoked = false;
      const silent: AsyncIterable<ExecutionResult> = {
        [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => {}) }),
      };
      const gateway = await openGateway({
        createExecutor: () => async () => silent,
        authenticate: async (request, requestId) => {
          if (revoked) throw unauthenticated();
          return authenticate(request, requestId);
        },
      });
      const response = await gateway.fetch(
        postRequest({ query: "subscription { eventAdded { id } }" }, { accept: "text/event-stream" }),
      );
      let ended = false;
      const text = response.text().finally(() => (ended = true));
      await vi.advanceTimersByTimeAsync(30_000);
      await sleep(20);
      expect(ended).toBe(false);
      revoked = true;
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await text).not.toContain("data: {");
    } finally {
      vi.useRealTimers();
    }
  });
});
