import { describe, expect, test } from "vitest";
import { subgraphUnavailable, unauthenticated } from "../../kit/graphql/errors.js";
import type { Caller } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import { createHttpExecutor } from "../../kit/serving/http-executor.js";
import { unseal } from "../../kit/serving/seal.js";
import {
  CROSS_SUBGRAPH_QUERY,
  type Result,
  execute,
  authenticate,
  errorCodes,
  inProcessExecutors,
  log,
  openGateway,
  postRequest,
  SECRET,
  startFixture,
  resetFixturesForEachTest,
} from "../../tests/support/fixture-gateway.js";
import { recordedCalls } from "../../tests/support/fixture-subgraphs.js";

resetFixturesForEachTest();

describe("useAuthentication", () => {
  test("seals the caller for each subgraph, and hands on nothing else of the client", async () => {
    const [places, events] = [await startFixture("places"), await startFixture("events")];
    const url: Record<string, string> = { places: places.url, events: events.url };
    const gateway = await openGateway({
      authenticate: async (_, requestId) => ({
        viewer: { ...anonymous, role: "MEMBER", actorSlug: "pts" },
        requestId,
        language: "sv",
        idempotencyKey: "once",
      }),
      createExecutor: (subgraph) => createHttpExecutor({ subgraph, url: url[subgraph]!, log, secret: SECRET }),
    });
    const response = await gateway.fetch(
      postRequest(
        {
          query: "{ places { events { id } } }",
          extensions: { headers: { "x-evil": "1" }, endpoint: "http://evil.test" },
        },
        {
          authorization: "Bearer secret",
          cookie: "a=b",
          "hub-viewer": "forged",
          "x-request-id": "forged",
          "x-evil": "1",
        },
      ),
    );
    expect(response.status).toBe(200);
    const requestId = response.headers.get("x-request-id");
    expect(recordedCalls.map(({ subgraph }) => subgraph)).toEqual(["places", "events", "events"]);
    for (const { subgraph, context } of recordedCalls) {
      const headers = context.headers as Record<string, string>;
      expect(headers).toMatchObject({ "x-request-id": requestId, "accept-language": "sv", "idempotency-key": "once" });
      expect(Object.keys(headers)).not.toEqual(
        expect.arrayContaining([expect.stringMatching(/authorization|cookie|x-evil/)]),
      );
      const sealed = unseal(headers["hub-viewer"], subgraph, SECRET);
      expect(sealed).toMatchObject({ viewer: { role: "MEMBER", actorSlug: "pts" }, language: "sv" });
      expect(() => unseal(headers["hub-viewer"], "another", SECRET)).toThrow();
    }
  });

  test.each([
    ["an unknown token", { authorization: "Bearer x.y.z" }, 'Bearer error="invalid_token"'],
    ["a malformed token", { authorization: "bearer" }, 'Bearer error="invalid_token"'],
    ["a password", { authorization: "Basic dTpw" }, "Bearer"],
    ["the cookie of a session", { cookie: "hub-session=x" }, "Bearer"],
  ])("tells how to authenticate after %s", async (_, headers, challenge) => {
    const gateway = await openGateway({ authenticate: () => Promise.reject(unauthenticated()) });
    for (const accept of ["application/json", "application/graphql-response+json"]) {
      const response = await gateway.fetch(postRequest({ query: "{ whoAmI }" }, { ...headers, accept }));
      expect([response.status, response.headers.get("www-authenticate")]).toEqual([401, challenge]);
    }
    expect((await gateway.fetch(new Request("http://hub.test/health"))).headers.get("www-authenticate")).toBeNull();
  });

  test("authenticates once for a request, and answers with its failure", async () => {
    let authenticated = 0;
    const failing = async (gate: () => Error) => {
      const gateway = await openGateway({
        authenticate: async () => {
          authenticated += 1;
          throw gate();
        },
      });
      const response = await gateway.fetch(postRequest({ query: CROSS_SUBGRAPH_QUERY }));
      expect(response.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
      return [response.status, errorCodes((await response.json()) as Result)];
    };
    expect(await failing(unauthenticated)).toEqual([401, [["UNAUTHENTICATED", undefined]]]);
    expect(await failing(subgraphUnavailable)).toEqual([503, [["SUBGRAPH_UNAVAILABLE", undefined]]]);
    expect(await failing(() => new Error("password"))).toEqual([500, [["INTERNAL_SERVER_ERROR", undefined]]]);
    expect([authenticated, recordedCalls]).toEqual([3, []]);
  });

  test("authenticates before the request is read, and afresh for a mutation", async () => {
    const freshness: boolean[] = [];
    const gateway = await openGateway({
      authenticate: async (request, requestId, { fresh }) => {
        freshness.push(fresh);
        return authenticate(request, requestId);
      },
    });
    await execute(gateway, "{ whoAmI }");
    await execute(gateway, 'mutation { addEvent(title: "x") { id } }');
    await execute(gateway, 'mutation { addEvent(title: "x") { id } }');
    await execute(gateway, "{ nonsense }");
    expect(freshness).toEqual([false, false, true, false, true, false]);
  });

  test.each(["in one process", "over HTTP"])(
    "never gives a caller another's result of the same operation at the same time, %s",
    async (way) => {
      const url = way === "over HTTP" && (await startFixture("places")).url;
      const gateway = await openGateway({
        createExecutor: url
          ? (subgraph) => createHttpExecutor({ subgraph, url, log, secret: SECRET })
          : inProcessExecutors(),
        authenticate: async (request, requestId) => ({
          viewer: { ...anonymous, actorSlug: request.headers.get("authorization") },
          requestId,
          language: "en",
        }),
      });
      const who = async (slug: string) => {
        const response = await gateway.fetch(postRequest({ query: "{ whoAmI }" }, { authorization: slug }));
        const { data } = (await response.json()) as { data: { whoAmI: string } };
        return (JSON.parse(data.whoAmI) as Caller).viewer.actorSlug;
      };
      const slugs = Array.from({ length: 20 }, (_, i) => `actor-${i}`);
      expect(await Promise.all(slugs.map(who))).toEqual(slugs);
    },
  );
});
