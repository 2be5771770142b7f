import { gzipSync } from "node:zlib";
import { SignJWT, UnsecuredJWT } from "jose";
import { systemCaller } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import { seal } from "../../kit/serving/seal.js";
import { centerInput, eventInput } from "./sample-inputs.js";

export const SECRET = "the secret of a hub that is attacked, long enough";

/** What somebody sends who means no good. */
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
  ["fragments in a circle", "{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"],
  ["a fragment in itself", "{ ...a } fragment a on Query { viewer { role } ...a }"],
  ["100 aliases", `{ ${times(100, (i) => `a${i}: viewer { role }`)} }`],
  ["100 aliases within", `{ viewer { ${times(100, (i) => `a${i}: role`)} } }`],
  ["100 fields at the root", `{ ${times(100, () => "viewer { role }")} }`],
  ["500 directives", `{ viewer ${times(500, () => "@skip(if: false)")} { role } }`],
  ["unknown directives", `{ viewer ${times(200, (i) => `@x${i}`)} { role } }`],
  ["10 000 tokens", `{ ${times(10_000, () => "viewer")} }`],
  ["10 000 open braces", "{ a ".repeat(10_000)],
  ["10 000 open brackets", `{ actors(filter: ${"[".repeat(10_000)}) }`],
  ["a list in lists", `{ actors(filter: { kind: ${"[".repeat(400)}${"]".repeat(400)} }) { totalCount } }`],
  ["depth", nested(100)],
  ["what overlaps", `{ ${times(300, () => "viewer { ...F }")} } fragment F on Viewer { ${times(100, () => "role")} }`],
  [
    "pages in pages",
    "{ actors(first: 100) { edges { node { events(first: 100) { edges { node { organizer { events(first: 100) { totalCount edges { node { id } } } } } } } } } } }",
  ],
  ["a page of a billion", "{ actors(first: 1000000000) { totalCount } }"],
  ["a page beyond integers", "{ actors(first: 99999999999999999999) { totalCount } }"],
  ["a page of fewer than none", "{ actors(first: -1) { totalCount } }"],
  ["a cursor of rubbish", '{ actors(after: "AAAA%00") { totalCount edges { cursor } } }'],
  [
    "a cursor that is JSON",
    `{ actors(after: "${Buffer.from('["name",{"$gt":""}]').toString("base64url")}") { edges { cursor } } }`,
  ],
  ["a cursor of other types", `{ actors(after: "${cursor("name", { a: 1 }, ["x"])}") { edges { cursor } } }`],
  ["a cursor beyond all days", `{ events(after: "${cursor("soonest", "294277-01-01", "x")}") { edges { cursor } } }`],
  ["a day before all days", '{ events(filter: { days: { from: "0000-01-01", to: "9999-12-31" } }) { totalCount } }'],
  ["a number without end", "{ nearestCenters(point: { lat: 1e999, lng: 0 }) { distanceKm } }"],
  ["a number next to nothing", "{ nearestCenters(point: { lat: 1e-320, lng: 5e-324 }) { distanceKm } }"],
  ["a subscription, of which there are none", "subscription { viewer { role } }"],
  ["a question of 900 000 letters", `#${"x".repeat(900_000)}\n${WHO}`],
  ["names that are parts of every object", '{ actor(slug: "pts") { __proto__: slug constructor: name } }'],
  ["a variable that is part of every object", "query ($__proto__: String!) { actor(slug: $__proto__) { slug } }"],
  ["300 operations", times(300, (i) => `query q${i} { viewer { role } }`)],
  ["SQL in an argument", `{ actor(slug: "x'; drop table actor; --") { slug } }`],
  [
    "a null byte in a proof",
    "query ($n: String!) { verifyDiploma(number: $n, verificationCode: $n) { number } }",
    { n: "\0" },
  ],
  ["a search that is a pattern", `{ actors(filter: { search: "${"%_\\\\".repeat(200)}" }) { totalCount } }`],
  ["a null byte in an argument", '{ actor(slug: "a\\u0000b") { slug } }'],
  ["half a character", '{ actor(slug: "\\ud800") { slug } }'],
  ["introspection", "{ __schema { types { name fields { name } } } }"],
  ["introspection of a type", '{ __type(name: "Query") { fields { name } } }'],
  ["introspection in a fragment", "{ ...F } fragment F on Query { viewer { role } __schema { types { name } } }"],
  ["a field that is almost right", "{ viewr { rol } }"],
  ["the subgraphs' schemas", "{ _service { sdl } }"],
  ["entities", '{ _entities(representations: [{ __typename: "Actor", slug: "pts" }]) { __typename } }'],
  ["the proof of a key", '{ keyHolder(keyId: "0123456789abcdef", secretHash: "x") { role } }'],
  ["the proof of an organisation", '{ organisationHolder(orgNumber: "2120002247") { role } }'],
  ["a change without a key", CREATE, { input: eventInput }],
  ["a change of another's", 'mutation { publishEvent(id: "01939cf5-0000-7000-8000-000000000000") { __typename } }'],
  [
    "a centre without a key",
    "mutation ($i: SubmitCenterInput!) { submitCenter(input: $i) { __typename } }",
    { i: { center: centerInput } },
  ],
  ["__proto__ in variables", ACTORS, JSON.parse('{"f":{"__proto__":{"role":"ADMIN"}},"__proto__":{"role":"ADMIN"}}')],
  ["constructors in variables", CREATE, { input: { constructor: { prototype: { role: "ADMIN" } } } }],
  ["an object where text belongs", "query ($s: String!) { actor(slug: $s) { slug } }", { s: { $ne: "" } }],
  ["a text of 900 000 letters", "query ($s: String!) { actor(slug: $s) { slug } }", { s: "å".repeat(450_000) }],
  [
    "60 000 fields that are not there",
    ACTORS,
    { f: Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`v${i}`, 1])) },
  ],
  ["70 000 kinds that are none", ACTORS, { f: { kind: Array(70_000).fill("NONE") } }],
  [
    "100 000 codes that are none",
    "query ($f: EventFilter) { events(filter: $f) { totalCount } }",
    { f: { municipality: Array(100_000).fill("x") } },
  ],
  ["variables as text", WHO, "x"],
  ["variables as a list", WHO, [1]],
];

const bodies: [string, RequestInit][] = [
  ["12 MB", raw(`{"query":"${"x".repeat(12_000_000)}"}`, json["content-type"])],
  ["12 MB without saying so", { ...raw("x".repeat(12_000_000)), headers: json }],
  ["broken JSON", raw('{"query": "{ viewer', json["content-type"])],
  [
    "JSON too deep to read",
    raw(
      `{"query":"{ viewer { role } }","variables":${'{"a":'.repeat(100_000)}1${"}".repeat(100_000)}}`,
      json["content-type"],
    ),
  ],
  ["no body", { method: "POST", headers: json }],
  ["null", post("null")],
  ["a number", post("42")],
  ["a batch", post([{ query: WHO }, { query: WHO }])],
  ["a question that is an object", post({ query: { toString: "x" } })],
  ["a question that is a list", post({ query: [WHO] })],
  ["an operation that is not there", post({ query: WHO, operationName: "constructor" })],
  ["a stored question", post({ extensions: { persistedQuery: { version: 1, sha256Hash: "0".repeat(64) } } })],
  ["bytes that are no text", raw(new Uint8Array([0x7b, 0xff, 0xfe, 0x00, 0x7d]), json["content-type"])],
  [
    "a packed bomb",
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
  ["GraphQL itself", raw(WHO, "application/graphql")],
  ["XML", raw('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>', "text/xml")],
  ["no type", raw(JSON.stringify({ query: WHO }))],
  ["a type of nonsense", raw(JSON.stringify({ query: WHO }), 'application/json/../x; charset="')],
  ["another alphabet", raw(JSON.stringify({ query: WHO }), "application/json; charset=utf-16")],
  ["an answer nobody can give", post({ query: WHO }, { accept: "image/png;q=nonsense" })],
];

const credentials: [string, Record<string, string> | (() => Promise<Record<string, string>>)][] = [
  ["a viewer of its own", { "hub-viewer": Buffer.from(JSON.stringify({ role: "ADMIN" })).toString("base64url") }],
  ["a viewer with a genuine seal", async () => ({ "hub-viewer": await seal(systemCaller(), "actors", SECRET) })],
  ["roles in headers", { "x-role": "ADMIN", "x-user-role": "ADMIN", "hub-role": "ADMIN", "x-forwarded-user": "admin" }],
  ["a key of nonsense", { authorization: "Bearer dgd_0123456789abcdef_' or 1=1 --" }],
  ["a key that is not there", { authorization: `Bearer dgd_0123456789abcdef_${"A".repeat(43)}` }],
  ["a key without end", { authorization: `Bearer ${"a.".repeat(6000)}` }],
  ["another scheme", { authorization: "Basic YWRtaW46YWRtaW4=" }],
  ["a token without signature", { authorization: `Bearer ${new UnsecuredJWT({ role: "ADMIN" }).encode()}` }],
  ["the seal as a token", async () => ({ authorization: `Bearer ${await seal(systemCaller(), "actors", SECRET)}` })],
  ["a session of nonsense", { cookie: "__Host-hub-session=x; hub-session=x", "hub-csrf": "1" }],
  ["a session without proof of the page", { cookie: "__Host-hub-session=x" }],
  ["another's address", { "x-forwarded-for": "127.0.0.1, 10.0.0.1", forwarded: "for=127.0.0.1" }],
  ["a language of nonsense", { "accept-language": "x".repeat(5000) }],
  ["a repetition key of nonsense", { "idempotency-key": "x".repeat(5000) }],
];

const routes: [string, string, RequestInit][] = [
  [
    "a change by GET",
    `/graphql?query=${encodeURIComponent('mutation { acceptRules(input: { version: "2024" }) { __typename } }')}`,
    {},
  ],
  ["variables of nonsense by GET", "/graphql?query={viewer{role}}&variables={&extensions=[", {}],
  ["a question of 12 000 letters by GET", `/graphql?query=${"x".repeat(12_000)}`, {}],
  ["PUT", "/graphql", { ...post({ query: WHO }), method: "PUT" }],
  ["DELETE", "/graphql", { method: "DELETE" }],
  ["HEAD", "/graphql", { method: "HEAD" }],
  [
    "a foreign page's preflight",
    "/graphql",
    { method: "OPTIONS", headers: { origin: "https://evil.example", "access-control-request-method": "POST" } },
  ],
  ["a file outside", "/graphql/..%2f..%2fpackage.json", {}],
  ["a path of broken letters", "/%E0%A4%A", {}],
  ["a session for nobody", "/session", { method: "POST" }],
  ["a session for a key of nonsense", "/session", { method: "POST", headers: { authorization: "Bearer x" } }],
  ["a session by GET", "/session", {}],
  [
    "extensions that say who asks",
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

const sealed = (claims: object, secret = SECRET) => {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    ...systemCaller(),
    viewer: { ...anonymous, role: "ADMIN" },
    iss: "digidel-hub",
    aud: "actors",
    exp: now + 30,
    ...claims,
  })
    .setProtectedHeader({ alg: "HS256" })
    .sign(new TextEncoder().encode(secret));
};

/** Seals that open no subgraph, here actors. */
export const invalidSeals: [string, () => Promise<string | undefined> | string][] = [
  ["none", async () => undefined],
  ["an empty one", () => ""],
  ["nonsense", () => "x.y.z"],
  ["one of another secret", () => sealed({}, "another secret, which is as long as it has to be")],
  ["one without signature", () => new UnsecuredJWT({ ...systemCaller(), iss: "digidel-hub", aud: "actors" }).encode()],
  ["one that has expired", () => sealed({ exp: Math.floor(Date.now() / 1000) - 60 })],
  ["one without end", () => sealed({ exp: undefined })],
  ["one for another subgraph", () => seal(systemCaller(), "events", SECRET)],
  ["one of another issuer", () => sealed({ iss: "evil" })],
  ["one that names nobody", () => sealed({ viewer: undefined })],
];
