import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RATES } from "../kit/program/limits.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
let limited: Awaited<ReturnType<typeof openInProcessHub>>;
let key: string;
beforeAll(async () => {
  hub = await openInProcessHub(BEFORE_CAMPAIGN);
  key = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
  limited = await openInProcessHub(BEFORE_CAMPAIGN, { rates: { ...RATES, requests: 0, anonymousChanges: 1 } });
  await limited.gateway.fetch(new Request("http://hub.test/session", { method: "POST" }));
});
afterAll(async () => {
  await hub?.close();
  await limited?.close();
});

interface Fault {
  code: string;
  swedish: RegExp;
  english: RegExp;
  query?: string;
  init?: RequestInit;
  headers?: Record<string, string>;
  path?: string;
  isLimited?: boolean;
}

const json = (query: string, variables?: object) => JSON.stringify({ query, variables });
const faults: [string, Fault][] = [
  [
    "no login",
    { code: "UNAUTHENTICATED", swedish: /^Logga in/, english: /^Log in/, query: "{ auditLog { totalCount } }" },
  ],
  [
    "a key of nobody",
    {
      code: "UNAUTHENTICATED",
      swedish: /okänd, utgången/,
      english: /unknown, expired/,
      headers: { authorization: `Bearer dgd_0123456789abcdef_${"x".repeat(43)}` },
    },
  ],
  [
    "a key of another form",
    {
      code: "UNAUTHENTICATED",
      swedish: /ska ha formen/,
      english: /not of the form/,
      headers: { authorization: "Basic x" },
    },
  ],
  ["a session without login", { code: "UNAUTHENTICATED", swedish: /^Logga in/, english: /^Log in/, path: "/session" }],
  [
    "a role",
    {
      code: "FORBIDDEN",
      swedish: /^Din roll/,
      english: /^Your role/,
      query: 'mutation { publishRules(input: {version: "2030", points: []}) { __typename } }',
    },
  ],
  [
    "no GraphQL",
    {
      code: "GRAPHQL_PARSE_FAILED",
      swedish: /^Frågan är inte skriven som GraphQL: Syntax Error/,
      english: /^Syntax Error/,
      query: "{",
    },
  ],
  [
    "an unknown field",
    {
      code: "GRAPHQL_VALIDATION_FAILED",
      swedish: /schema: Cannot query field/,
      english: /^Cannot query field/,
      query: "{ nothing }",
    },
  ],
  [
    "a page that is too long",
    {
      code: "BAD_USER_INPUT",
      swedish: /^first ska vara högst 100$/,
      english: /^first must be at most 100$/,
      query: "{ actors(first: 101) { totalCount } }",
    },
  ],
  [
    "a malformed code",
    {
      code: "BAD_USER_INPUT",
      swedish: /^code ska vara en kommunkod/,
      english: /^code must be a string of four/,
      query: '{ municipality(code: "x") { name } }',
    },
  ],
  [
    "a variable of another type",
    {
      code: "BAD_USER_INPUT",
      swedish: /^n ska vara ett heltal/,
      english: /^Variable "\$n"/,
      init: { body: json("query ($n: Int) { actors(first: $n) { totalCount } }", { n: "x" }) },
    },
  ],
  [
    "a strange cursor",
    {
      code: "BAD_USER_INPUT",
      swedish: /^Markören/,
      english: /^The cursor/,
      query: '{ actors(after: "x") { totalCount } }',
    },
  ],
  [
    "a body that is no JSON",
    { code: "BAD_USER_INPUT", swedish: /^Något i anropet/, english: /./, init: { body: "{" } },
  ],
  ...(
    [
      ["an unknown operation", JSON.stringify({ query: "query A { __typename }", operationName: "B" })],
      ["no operation", json("fragment F on Query { __typename }")],
      ["no query", "{}"],
      ["several operations at once", `[${json("{ __typename }")}]`],
      ["a parameter that there is not", JSON.stringify({ query: "{ __typename }", foo: 1 })],
    ] as const
  ).map(([name, body]): [string, Fault] => [
    name,
    { code: "BAD_USER_INPUT", swedish: /^Något i anropet har fel form: /, english: /^[A-Z](?!.*å)/, init: { body } },
  ]),
  ...(
    [
      [
        "a mutation by GET",
        /^Något i anropet/,
        /^Can only/,
        `/graphql?query=${encodeURIComponent("mutation { __typename }")}`,
        "GET",
      ],
      ["an unknown path", /^Här finns inget/, /^There is nothing/, "/nothing", "POST"],
      ["a wrong method", /^Anropa med/, /^Use GET/, "/graphql", "PUT"],
    ] as const
  ).map(([name, swedish, english, path, method]): [string, Fault] => [
    name,
    { code: "BAD_USER_INPUT", swedish, english, path, init: { method, body: null } },
  ]),
  [
    "an answer that is not accepted",
    {
      code: "BAD_USER_INPUT",
      swedish: /^Svaret är JSON/,
      english: /^The answer is JSON/,
      headers: { accept: "text/html" },
    },
  ],
  [
    "a variable without its value",
    {
      code: "BAD_USER_INPUT",
      swedish: /^c måste anges/,
      english: /^Variable "\$c"/,
      query: "query ($c: MunicipalityCode!) { municipality(code: $c) { name } }",
    },
  ],
  [
    "a body of another type",
    {
      code: "BAD_USER_INPUT",
      swedish: /^Ett anrops innehåll/,
      english: /^The body/,
      headers: { "content-type": "text/plain" },
    },
  ],
  [
    "a body that is too large",
    {
      code: "COST_LIMIT",
      swedish: /^Anropet är för stort/,
      english: /./,
      init: { body: json("{ __typename }", { x: "x".repeat(1_100_000) }) },
    },
  ],
  [
    "a deep operation",
    {
      code: "COST_LIMIT",
      swedish: /^Frågan är för stor/,
      english: /too large/,
      query: `{ ${'county(code: "20") { municipalities { county { '.repeat(1)}${"municipalities { county { ".repeat(9)}name${" } }".repeat(9)} } } } }`,
    },
  ],
  [
    "a dear operation",
    {
      code: "COST_LIMIT",
      swedish: /^Frågan kostar/,
      english: /^The operation costs/,
      query: `{ ${Array.from({ length: 19 }, (_, i) => `a${i}: eventFacets { exact }`).join(" ")} }`,
    },
  ],
  [
    "a long list",
    {
      code: "COST_LIMIT",
      swedish: /^En lista/,
      english: /^A list/,
      init: {
        body: json("query ($f: EventFilter) { events(filter: $f) { totalCount } }", {
          f: { municipality: Array(400).fill("2082") },
        }),
      },
    },
  ],
  [
    "many requests",
    { code: "RATE_LIMITED", swedish: /^För många anrop på en minut/, english: /^Too many requests/, isLimited: true },
  ],
  [
    "many sessions",
    {
      code: "RATE_LIMITED",
      swedish: /^För många ändringar/,
      english: /^Too many changes/,
      isLimited: true,
      path: "/session",
    },
  ],
];

describe.each(faults)(
  "the error of %s",
  (_, { code, swedish, english, query = "{ __typename }", init, headers, path = "/graphql", isLimited }) => {
    test.each([
      ["Swedish by default", undefined, swedish],
      ["Swedish", "sv-SE, en;q=0.5", swedish],
      ["English where that is asked for", "en-GB, sv;q=0.1", english],
    ])("is in %s", async (_, language, message) => {
      const response = await (isLimited ? limited : hub).gateway.fetch(
        new Request(`http://hub.test${path}`, {
          method: "POST",
          body: json(query),
          headers: {
            "content-type": "application/json",
            ...(language && { "accept-language": language }),
            ...(code === "FORBIDDEN" && { authorization: `Bearer ${key}` }),
            ...headers,
          },
          ...init,
        }),
      );
      const { errors } = (await response.json()) as { errors: unknown[] };
      expect(errors[0]).toMatchObject({ message: expect.stringMatching(message), extensions: { code } });
      expect(JSON.stringify(errors)).not.toContain("localized");
    });
  },
);

test("an error within a stream of events is in the caller's language", async () => {
  const response = await hub.gateway.fetch(
    new Request("http://hub.test/graphql", {
      method: "POST",
      body: json("{ auditLog { totalCount } }"),
      headers: { "content-type": "application/json", accept: "text/event-stream" },
    }),
  );
  expect(await response.text()).toContain("Logga in");
});
