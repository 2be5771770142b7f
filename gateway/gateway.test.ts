import { setTimeout as sleep } from "node:timers/promises";
import type { ExecutionResult } from "graphql";
import { auditServer } from "graphql-http";
import { describe, expect, test } from "vitest";
import {
  type Result,
  inProcessExecutors,
  listen,
  openGateway,
  resetFixturesForEachTest,
} from "../tests/support/fixture-gateway.js";

resetFixturesForEachTest();

test("the gateway passes the public audit of GraphQL over HTTP", async () => {
  const gateway = await openGateway({});
  const url = await listen((req, res) => void gateway.handle(req, res));
  const results = await auditServer({ url });
  expect(results.filter(({ status }) => status !== "ok")).toEqual([]);
});

describe("dispose", () => {
  const postTo = (url: string, query: string, headers = {}) =>
    fetch(url, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify({ query }),
    });

  test("lets responses under way finish", async () => {
    const { promise: arrived, resolve: arrive } = Promise.withResolvers<void>();
    const gateway = await openGateway({
      createExecutor: (name, url) => async (request) => {
        arrive();
        await sleep(200);
        return inProcessExecutors()(name, url)(request);
      },
    });
    const answer = postTo(await listen((req, res) => void gateway.handle(req, res)), "{ whoAmI }");
    await arrived;
    await gateway.dispose();
    expect(((await (await answer).json()) as Result).data).toHaveProperty("whoAmI");
  });

  test("ends streams at once, silent ones too, and the subgraphs' streams behind them", async () => {
    const never = new Promise<never>(() => {});
    let ended = false;
    const events = ["1", "2"].values();
    const silentAfterTwo: AsyncIterableIterator<ExecutionResult> = {
      [Symbol.asyncIterator]: () => silentAfterTwo,
      next: async () => {
        const { value: id } = events.next();
        return id ? { done: false, value: { data: { eventAdded: { id } } } } : never;
      },
      return: async () => {
        ended = true;
        return { done: true, value: undefined };
      },
    };
    const gateway = await openGateway({ createExecutor: () => async () => silentAfterTwo });
    const url = await listen((req, res) => void gateway.handle(req, res));
    const response = await postTo(url, "subscription { eventAdded { id } }", { accept: "text/event-stream" });
    const text = response.text();
    await sleep(50);
    const start = performance.now();
    await gateway.dispose();
    expect(await text).toContain('"id":"2"');
    expect(performance.now() - start).toBeLessThan(1000);
    await expect.poll(() => ended).toBe(true);
  });
});
