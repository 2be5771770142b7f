import { gzipSync } from "node:zlib";
import { SignJWT, UnsecuredJWT } from "jose";
import { systemCaller } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import { seal } from "../../kit/serving/seal.js";
import { centerInput, eventInput } from "./sample-inputs.js";

export const SECRET = "the secret of a hub that is attacked, long enough";

/** A request as an attacker may send it. */
export type HostileRequest = [name: string, path: string, init: RequestInit | (() => Promise<RequestInit>)];

const json = { "content-type": "application/json" };
const post = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: "POST",
  headers: { ...json, ...headers },
  body: typeof body === "string" ? body : JSON.stringify(body),
});
const raw = (
  body: string | Uint8Array<ArrayBuffer>,
  type?: string,
  more: Record<string, string> = {},
): RequestInit => ({
  method: "POST",
  headers: { ...(type && { "content-type": type }), ...more },
  body: type ? body : new Blob([body]).stream(),
  ...(!type && { duplex: "half" }),
});
const times = (count: number, text: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => text(i)).join(" ");

const WHO = "{ viewer { role } }";
const CREATE = "mutation ($input: CreateEventInput!) { createEvent(input: $input) { __typename } }";
const ACTORS = "query ($f: ActorFilter) { actors(filter: $f) { totalCount } }";
const cursor = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString("base64url");
const nested = (depth: number) =>
  `{ actors { edges { node ${"{ relations { actor ".repeat(depth)} { slug } ${"} }".repeat(depth)} } } }`;
const spreading = (count: number, width: number) =>
  `{ ...f0 } ${times(count, (i) => `fragment f${i} on Query { ${i === count - 1 ? "viewer { role }" : `...f${i + 1} `.repeat(width)} }`)}`;

const operations: [string, string, unknown?][] = [
  ["fragments that double", spreading(25, 2)],
  ["fragments that multiply by eight", spreading(12, 8)],
  ["fragments that spread each other", "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"],
  ["a fragment that spreads itself", "{ ...a } fragment a on Query { viewer { role } ...a }"],
  ["100 aliases", `{ ${times(100, (i) => `a${i}: viewer { role }`)} }`],
  ["100 aliases in an object", `{ viewer { ${times(100, (i) => `a${i}: role`)} } }`],
  ["100 fields at the root", `{ ${times(100, () => "viewer { role }")} }`],
  ["500 directives", `{ viewer ${times(500, () => "@skip(if: false)")} { role } }`],
  ["unknown directives", `{ viewer ${times(200, (i) => `@x${i}`)} { role } }`],
  ["10 000 tokens", `{ ${times(10_000, () => "viewer")} }`],
  ["10 000 open braces", "{ a ".repeat(10_000)],
  ["10 000 open brackets", `{ actors(filter: ${"[".repeat(10_000)}) }`],
  ["lists nested 400 deep", `{ actors(filter: { kind: ${"[".repeat(400)}${"]".repeat(400)} }) { totalCount } }`],
  ["objects nested 100 deep", nested(100)],
  [
    "fields that overlap",
    `{ ${times(300, () => "viewer { ...F }")} } fragment F on Viewer { ${times(100, () => "role")} }`,
  ],
  [
    "nested pages",
    "{ actors(first: 100) { edges { node { events(first: 100) { edges { node { organizer { events(first: 100) { totalCount edges { node { id } } } } } } } } } } }",
  ],
  ["a page of a billion", "{ actors(first: 1000000000) { totalCount } }"],
  ["a page beyond integers", "{ actors(first: 99999999999999999999) { totalCount } }"],
  ["a page of a negative length", "{ actors(first: -1) { totalCount } }"],
  ["a malformed cursor", '{ actors(after: "AAAA%00") { totalCount edges { cursor } } }'],
  [
    "a cursor that is JSON",
    `{ actors(after: "${Buffer.from('["name",{"$gt":""}]').toString("base64url")}") { edges { cursor } } }`,
  ],
  [
    "a cursor with values of other types",
    `{ actors(after: "${cursor("name", { a: 1 }, ["x"])}") { edges { cursor } } }`,
  ],
  [
    "a cursor with a day out of range",
    `{ events(after: "${cursor("soonest", "294277-01-01", "x")}") { edges { cursor } } }`,
  ],
  ["days out of range", '{ events(filter: { days: { from: "0000-01-01", to: "9999-12-31" } }) { totalCount } }'],
  ["an infinite number", "{ nearestCenters(point: { lat: 1e999, lng: 0 }) { distanceKm } }"],
  ["a subnormal number", "{ nearestCenters(point: { lat: 1e-320, lng: 5e-324 }) { distanceKm } }"],
  ["a subscription where the schema has none", "subscription { viewer { role } }"],
  ["an operation of 900 000 characters", `#${"x".repeat(900_000)}\n${WHO}`],
  ["aliases that every object inherits", '{ actor(slug: "pts") { __proto__: slug constructor: name } }'],
  ["a variable that every object inherits", "query ($__proto__: String!) { actor(slug: $__proto__) { slug } }"],
  ["300 operations", times(300, (i) => `query q${i} { viewer { role } }`)],
  ["SQL in an argument", `{ actor(slug: "x'; drop table actor; --") { slug } }`],
  [
    "a null byte in a verification code",
    "query ($n: String!) { verifyDiploma(number: $n, verificationCode: $n) { number } }",
    { n: "\0" },
  ],
  ["a search with wildcards", `{ actors(filter: { search: "${"%_\\\\".repeat(200)}" }) { totalCount } }`],
  ["a null byte in an argument", '{ actor(slug: "a\\u0000b") { slug } }'],
  ["a lone surrogate", '{ actor(slug: "\\ud800") { slug } }'],
  ["introspection", "{ __schema { types { name fields { name } } } }"],
  ["introspection of a type", '{ __type(name: "Query") { fields { name } } }'],
  ["introspection in a fragment", "{ ...F } fragment F on Query { viewer { role } __schema { types { name } } }"],
  ["a misspelt field", "{ viewr { rol } }"],
  ["the SDL of a subgraph", "{ _service { sdl } }"],
  ["entities", '{ _entities(representations: [{ __typename: "Actor", slug: "pts" }]) { __typename } }'],
  ["the verification of a key", '{ keyHolder(keyId: "0123456789abcdef", secretHash: "x") { role } }'],
  ["the lookup of an organisation", '{ organisationHolder(orgNumber: "2120002247") { role } }'],
  ["a mutation without a key", CREATE, { input: eventInput }],
  [
    "a mutation of another actor's event",
    'mutation { publishEvent(id: "01939cf5-0000-7000-8000-000000000000") { __typename } }',
  ],
  [
    "the submission of a centre without a key",
    "mutation ($i: SubmitCenterInput!) { submitCenter(input: $i) { __typename } }",
    { i: { center: centerInput } },
  ],
  ["__proto__ in variables", ACTORS, JSON.parse('{"f":{"__proto__":{"role":"ADMIN"}},"__proto__":{"role":"ADMIN"}}')],
  ["constructors in variables", CREATE, { input: { constructor: { prototype: { role: "ADMIN" } } } }],
  ["an object in place of a string", "query ($s: String!) { actor(slug: $s) { slug } }", { s: { $ne: "" } }],
  ["a string of 900 000 bytes", "query ($s: String!) { actor(slug: $s) { slug } }", { s: "å".repeat(450_000) }],
  [
    "60 000 unknown fields of an input",
    ACTORS,
    { f: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`v${i}`, 1])) },
  ],
  ["70 000 unknown values of an enumeration", ACTORS, { f: { kind: Array(70_000).fill("NONE") } }],
  [
    "100 000 malformed codes",
    "query ($f: EventFilter) { events(filter: $f) { totalCount } }",
    { f: { municipality: Array(100_000).fill("x") } },
  ],
  ["variables as text", WHO, "x"],
  ["variables as a list", WHO, [1]],
];

const bodies: [string, RequestInit][] = [
  ["12 MB", raw(`{"query":"${"x".repeat(12_000_000)}"}`, json["content-type"])],
  ["12 MB without a length", { ...raw("x".repeat(12_000_000)), headers: json }],
  ["broken JSON", raw('{"query": "{ viewer', json["content-type"])],
  [
    "JSON nested 100 000 deep",
    raw(
      `{"query":"{ viewer { role } }","variables":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`,
      json["content-type"],
    ),
  ],
  ["no body", { method: "POST", headers: json }],
  ["null", post("null")],
  ["a number", post("42")],
  ["a batch", post([{ query: WHO }, { query: WHO }])],
  ["an operation that is an object", post({ query: { toString: "x" } })],
  ["an operation that is a list", post({ query: [WHO] })],
  ["the name of an operation that is missing", post({ query: WHO, operationName: "constructor" })],
  ["a persisted operation", post({ extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } })],
  ["bytes that are not UTF-8", raw(new Uint8Array([0x7b, 0xff, 0xfe, 0x00, 0x7d]), json["content-type"])],
  [
    "a gzip bomb",
    raw(new Uint8Array(gzipSync(Buffer.alloc(50_000_000, "x"))), json["content-type"], { "content-encoding": "gzip" }),
  ],
  ["a form", raw(`query=${encodeURIComponent(WHO)}`, "application/x-www-form-urlencoded")],
  [
    "a form with a file",
    raw(
      '--x\r\ncontent-disposition: form-data; name="operations"\r\n\r\n{"query":"{ viewer { role } }"}\r\n--x--',
      "multipart/form-data; boundary=x",
    ),
  ],
  ["plain text", raw(JSON.stringify({ query: WHO }), "text/plain")],
  ["a document as the body", raw(WHO, "application/graphql")],
  ["XML", raw('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "text/xml")],
  ["no content type", raw(JSON.stringify({ query: WHO }))],
  ["a malformed content type", raw(JSON.stringify({ query: WHO }), 'application/json/../x; charset="')],
  ["another character set", raw(JSON.stringify({ query: WHO }), "application/json; charset=utf-16")],
  ["an Accept header of an image", post({ query: WHO }, { accept: "image/png;q=nonsense" })],
];

const credentials: [string, Record<string, string> | (() => Promise<Record<string, string>>)][] = [
  ["a viewer without a seal", { "hub-viewer": Buffer.from(JSON.stringify({ role: "ADMIN" })).toString("base64url") }],
  ["a viewer with a genuine seal", async () => ({ "hub-viewer": seal(systemCaller(), "actors", SECRET) })],
  ["roles in headers", { "x-role": "ADMIN", "x-user-role": "ADMIN", "hub-role": "ADMIN", "x-forwarded-user": "admin" }],
  ["a malformed key", { authorization: "Bearer dgd_0123456789abcdef_' or 1=1 --" }],
  ["an unknown key", { authorization: `Bearer dgd_0123456789abcdef_${"A".repeat(43)}` }],
  ["a key of 12 000 characters", { authorization: `Bearer ${"a.".repeat(6000)}` }],
  ["another scheme", { authorization: "Basic YWRtaW46YWRtaW4=" }],
  ["a token without signature", { authorization: `Bearer ${new UnsecuredJWT({ role: "ADMIN" }).encode()}` }],
  ["the seal as a token", async () => ({ authorization: `Bearer ${seal(systemCaller(), "actors", SECRET)}` })],
  ["a malformed session", { cookie: "__Host-hub-session=x; hub-session=x", "hub-csrf": "1" }],
  ["a session without the header against CSRF", { cookie: "__Host-hub-session=x" }],
  ["a forged address", { "x-forwarded-for": "127.0.0.1, 10.0.0.1", forwarded: "for=127.0.0.1" }],
  ["a malformed language", { "accept-language": "x".repeat(5000) }],
  ["an idempotency key of 5000 characters", { "idempotency-key": "x".repeat(5000) }],
];

const routes: [string, string, RequestInit][] = [
  [
    "a mutation by GET",
    `/graphql?query=${encodeURIComponent('mutation { acceptRules(input: { version: "2024" }) { __typename } }')}`,
    {},
  ],
  ["malformed variables by GET", "/graphql?query={viewer{role}}&variables={&extensions=[", {}],
  ["an operation of 12 000 characters by GET", `/graphql?query=${"x".repeat(12_000)}`, {}],
  ["PUT", "/graphql", { ...post({ query: WHO }), method: "PUT" }],
  ["DELETE", "/graphql", { method: "DELETE" }],
  ["HEAD", "/graphql", { method: "HEAD" }],
  [
    "a foreign page's preflight",
    "/graphql",
    { method: "OPTIONS", headers: { origin: "https://evil.example", "access-control-request-method": "POST" } },
  ],
  ["a path out of the folder", "/graphql/..%2f..%2fpackage.json", {}],
  ["a malformed escape in the path", "/%E0%A4%A", {}],
  ["a new session without a key", "/session", { method: "POST" }],
  ["a new session with a malformed key", "/session", { method: "POST", headers: { authorization: "Bearer x" } }],
  ["a session by GET", "/session", {}],
  [
    "extensions that name a caller",
    "/graphql",
    post({
      query: WHO,
      extensions: { viewer: { role: "ADMIN" }, caller: { internal: true }, headers: { "hub-viewer": "x" } },
    }),
  ],
];

export const hostileRequests: HostileRequest[] = [
  ...operations.map(([name, query, variables]): HostileRequest => [name, "/graphql", post({ query, variables })]),
  ...bodies.map(([name, init]): HostileRequest => [name, "/graphql", init]),
  ...credentials.map(([name, headers]): HostileRequest => [
    name,
    "/graphql",
    async () => post({ query: WHO }, typeof headers === "function" ? await headers() : headers),
  ]),
  ...routes,
];

const now = () => Math.floor(Date.now() / 1000);
const sealed = (claims: object, secret = SECRET) =>
  new SignJWT({
    ...systemCaller(),
    viewer: { ...anonymous, role: "ADMIN" },
    iss: "digidel-hub",
    aud: "actors",
    iat: now(),
    exp: now() + 30,
    ...claims,
  })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(secret));

/** Seals that the subgraph actors must refuse. */
export const invalidSeals: [string, () => Promise<string | undefined> | string][] = [
  ["none", async () => undefined],
  ["an empty one", () => ""],
  ["nonsense", () => "x.y.z"],
  ["one of another secret", () => sealed({}, "another secret, which is as long as it has to be")],
  ["one without signature", () => new UnsecuredJWT({ ...systemCaller(), iss: "digidel-hub", aud: "actors" }).encode()],
  ["one that has expired", () => sealed({ iat: now() - 100, exp: now() - 70 })],
  ["one that never expires", () => sealed({ exp: undefined })],
  ["one that lasts a year", () => sealed({ exp: now() + 31_536_000 })],
  ["one of the time to come", () => sealed({ iat: now() + 100, exp: now() + 130 })],
  ["one for another subgraph", () => seal(systemCaller(), "events", SECRET)],
  ["one of another issuer", () => sealed({ iss: "evil" })],
  ["one without a viewer", () => sealed({ viewer: undefined })],
  [
    "one whose caller was changed",
    () => {
      const [header, payload, signature] = seal(systemCaller(), "actors", SECRET).split(".");
      const { viewer, ...claims } = JSON.parse(Buffer.from(payload!, "base64url").toString());
      const changed = { ...claims, viewer: { ...viewer, role: "ADMIN" } };
      return [header, Buffer.from(JSON.stringify(changed)).toString("base64url"), signature].join(".");
    },
  ],
];
