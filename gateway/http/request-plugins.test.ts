import { describe, expect, test } from "vitest";
import {
  type Result,
  errorCodes,
  listen,
  openGateway,
  postRequest,
  resetFixturesForEachTest,
} from "../../tests/support/fixture-gateway.js";
import { recordedCalls } from "../../tests/support/fixture-subgraphs.js";
import type { Gateway } from "../gateway.js";

resetFixturesForEachTest();

describe("useRootPage", () => {
  const root = new Request("http://hub.test/");

  test("leads to the page to try operations on", async () => {
    const response = await (await openGateway({})).fetch(root);
    expect([response.status, response.headers.get("location")]).toEqual([302, "/graphql"]);
  });

  test("lists the endpoints in production", async () => {
    const response = await (await openGateway({ production: true })).fetch(root);
    expect([response.status, await response.json()]).toEqual([200, expect.objectContaining({ graphql: "/graphql" })]);
  });
});

describe("useAcceptedTypes", () => {
  const answerTo = async (accept: string) => {
    const gateway = await openGateway({ production: true });
    return gateway.fetch(postRequest({ query: "{ places { name } }" }, { accept, "accept-language": "en" }));
  };

  test.each(["text/html", "application/xml, text/plain;q=0.9", "application/json; charset=utf-16", "*/*; q=0"])(
    "refuses %s, and executes nothing",
    async (accept) => {
      const response = await answerTo(accept);
      expect([response.status, await response.json()]).toEqual([
        406,
        {
          errors: [
            { message: expect.stringContaining("Let its header Accept"), extensions: { code: "BAD_USER_INPUT" } },
          ],
        },
      ]);
      expect(recordedCalls).toEqual([]);
    },
  );

  test.each([
    "",
    "*/*",
    "application/*",
    "text/html, */*;q=0.8",
    "application/json; charset=utf-8",
    "application/json;odata=verbose",
    "multipart/mixed;deferSpec=20220824, application/graphql-response+json;charset=UTF-8;q=0.5",
    "text/event-stream",
  ])("lets %j through", async (accept) => {
    const response = await answerTo(accept);
    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('"places":')]);
  });
});

describe("corsPolicy", () => {
  const preflight = async (gateway: Gateway, origin: string) => {
    const headers = { origin, "access-control-request-method": "POST" };
    const response = await gateway.fetch(new Request("http://hub.test/graphql", { method: "OPTIONS", headers }));
    return response.headers.get("access-control-allow-origin");
  };

  test("allows pages of this machine in development, and of the given origins in production", async () => {
    const [here, there] = [
      await openGateway({}),
      await openGateway({ production: true, origins: ["https://digidel.example"] }),
    ];
    expect(await preflight(here, "http://localhost:5173")).toBe("http://localhost:5173");
    expect(await preflight(here, "https://evil.example")).toBeNull();
    expect(await preflight(there, "http://localhost:5173")).toBeNull();
    expect(await preflight(there, "https://digidel.example")).toBe("https://digidel.example");
  });
});

describe("useSecurityHeaders", () => {
  test("tells browsers not to guess, frame or keep a response", async () => {
    const gateway = await openGateway({ production: true });
    const { headers } = await gateway.fetch(postRequest({ query: "{ whoAmI }" }));
    expect(Object.fromEntries(headers)).toMatchObject({
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cache-control": "no-store",
      "strict-transport-security": expect.stringContaining("max-age"),
    });
  });
});

const WHO_AM_I = { method: "POST", body: JSON.stringify({ query: "{ whoAmI }" }) };

describe("useRequestParsing", () => {
  test.each([
    ["a batch", [{ query: "{ whoAmI }" }], 400],
    ["broken JSON", "{", 400],
    ["a bare word", '"whoAmI"', 400],
  ])("refuses %s", async (_, body, status) => {
    const gateway = await openGateway({});
    const response = await gateway.fetch(postRequest(body, { accept: "application/graphql-response+json" }));
    expect([response.status, errorCodes((await response.json()) as Result)]).toEqual([
      status,
      [["BAD_USER_INPUT", undefined]],
    ]);
  });

  test.each(["APPLICATION/JSON", "Application/Json ; Charset=UTF-8", "application/GRAPHQL+json"])(
    "reads a body of the type %s",
    async (type) => {
      const gateway = await openGateway({});
      const url = await listen((req, res) => void gateway.handle(req, res));
      const response = await fetch(url, { ...WHO_AM_I, headers: { "content-type": type } });
      expect(await response.json()).toEqual({ data: { whoAmI: expect.stringContaining("PUBLIC") } });
    },
  );

  test.each<[Record<string, string>, Record<string, string>]>([
    [{ "content-type": "text/plain" }, { "accept-post": "application/json" }],
    [{ "content-type": "application/json; charset=latin1" }, { "accept-post": "application/json" }],
    [{ "content-type": "application/json", "content-encoding": "gzip" }, { "accept-encoding": "identity" }],
    [{ "content-type": "application/json", "content-encoding": "BR" }, { "accept-encoding": "identity" }],
  ])("refuses a body with %j, and says what can be read", async (headers, expected) => {
    const gateway = await openGateway({});
    const url = await listen((req, res) => void gateway.handle(req, res));
    const response = await fetch(url, { ...WHO_AM_I, headers });
    expect([response.status, Object.fromEntries(response.headers)]).toEqual([415, expect.objectContaining(expected)]);
    expect(await response.json()).toEqual({
      errors: [{ message: expect.stringContaining("JSON in UTF-8"), extensions: { code: "BAD_USER_INPUT" } }],
    });
  });

  test("refuses variables that are no JSON, and mutations by GET", async () => {
    const gateway = await openGateway({});
    const get = (query: string) =>
      gateway.fetch(
        new Request(`http://hub.test/graphql?${query}`, { headers: { accept: "application/graphql-response+json" } }),
      );
    expect((await get("query={whoAmI}&variables={")).status).toBe(400);
    expect((await get(`query=${encodeURIComponent('mutation { addEvent(title: "x") { id } }')}`)).status).toBe(405);
    expect(recordedCalls).toEqual([]);
  });
});

describe("the limit of a request's body", () => {
  test("refuses a large body, announced or not", async () => {
    const gateway = await openGateway({});
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
      expect(errorCodes((await response.json()) as Result)).toEqual([["COST_LIMIT", undefined]]);
    }
  });
});
