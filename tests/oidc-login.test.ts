import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import {
  exportJWK,
  exportSPKI,
  generateKeyPair,
  importJWK,
  type JWK,
  type JWTPayload,
  SignJWT,
  UnsecuredJWT,
} from "jose";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { type AuthenticationOptions, createAuthentication } from "../gateway/authentication/authentication.js";
import { createOidcVerifier } from "../gateway/authentication/oidc-token.js";
import * as operations from "../operations/generated/graphql.js";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { oidcIssuer } from "./support/oidc-issuer.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";

const AUDIENCE = "https://hub.example";
const ORG_NUMBER = "https://id.oidc.se/claim/orgNumber";
const WHO = "{ viewer { role actor { slug } municipality { code } } }";

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
let issuer: Awaited<ReturnType<typeof oidcIssuer>>;

beforeAll(async () => {
  issuer = await oidcIssuer({
    motala: { [ORG_NUMBER]: "212000-2817" },
    sater: { [ORG_NUMBER]: "162120002247" },
    samordnare: { groups: ["staff", "digidel-coordinators"] },
    unknown: { [ORG_NUMBER]: "5560360793" },
    person: { [ORG_NUMBER]: "191212121212" },
    member: { [ORG_NUMBER]: "802002-4280" },
    digitless: { [ORG_NUMBER]: "0000000000" },
    nobody: {},
  });
  hub = await openInProcessHub(BEFORE_CAMPAIGN, {
    oidc: {
      issuer: issuer.issuer,
      audience: AUDIENCE,
      jwksUrl: undefined,
      coordinatorClaim: { name: "groups", value: "digidel-coordinators" },
    },
  });
});
afterAll(async () => {
  await hub?.close();
  issuer.close();
});

const who = (token: string) => hub.execute(WHO, {}, { key: token });

/** What the issuer could have signed. */
const claims = (): JWTPayload => ({
  iss: issuer.issuer,
  aud: AUDIENCE,
  sub: "someone",
  groups: "digidel-coordinators",
  exp: Math.floor(Date.now() / 1000) + 600,
});
const signed = async (payload: JWTPayload, key = issuer.key(), kid = issuer.key().kid, typ?: string) =>
  new SignJWT(payload)
    .setProtectedHeader({ alg: "ES256", ...(kid && { kid }), ...(typ && { typ }) })
    .sign(await importJWK(key, "ES256"));

describe("a login", () => {
  test.each([
    ["motala", { role: "MUNICIPALITY", actor: { slug: "motala-kommun" }, municipality: { code: "0583" } }],
    ["sater", { role: "MUNICIPALITY", actor: { slug: "saters-kommun" }, municipality: { code: "2082" } }],
    ["samordnare", { role: "COORDINATOR", actor: null, municipality: null }],
  ])("of %s is known by its organisation's number, or as the coordinator", async (client, expected) => {
    const { data, errors } = await who(await issuer.token(client, AUDIENCE));
    expect(errors).toEqual([]);
    expect(data.viewer).toEqual(expected);
  });

  test("of an actor's people is known as soon as the coordinator has given the actor its number", async () => {
    const token = await issuer.token("member", AUDIENCE);
    expect(errorCodes(await who(token))).toEqual(["UNAUTHENTICATED"]);
    const coordinator = { key: await issuer.token("samordnare", AUDIENCE) };
    const { id, version } = (await hub.execute('{ actor(slug: "pts") { id version } }')).data.actor;
    await hub.execute(
      operations.UpdateActorDocument,
      { input: { id, expectedVersion: version, orgNumber: "802002-4280" } },
      coordinator,
    );
    expect((await who(token)).data.viewer).toEqual({ role: "MEMBER", actor: { slug: "pts" }, municipality: null });
  });

  test.each(["unknown", "nobody", "person", "digitless"])(
    "of %s is for no organisation that the hub knows",
    async (client) => {
      const answer = await who(await issuer.token(client, AUDIENCE));
      expect([answer.status, errorCodes(answer)]).toEqual([401, ["UNAUTHENTICATED"]]);
      expect(answer.errors[0]!.message).toContain("no organisation");
    },
  );

  test("is what the issuer signs for the hub, as the tests sign it too", async () => {
    for (const typ of [undefined, "JWT", "jwt", "at+jwt", "application/at+jwt", "AT+JWT"]) {
      const token = await signed(claims(), issuer.key(), issuer.key().kid, typ);
      expect((await who(token)).data.viewer).toMatchObject({ role: "COORDINATOR" });
    }
  });

  test.each<[string, () => Promise<string> | string]>([
    ["has no signature", () => new UnsecuredJWT(claims()).encode()],
    [
      "is signed with the public key as a secret",
      async () => {
        const publicKey = { ...issuer.key(), d: undefined };
        const secret = await exportSPKI((await importJWK(publicKey, "ES256", { extractable: true })) as CryptoKey);
        return new SignJWT(claims()).setProtectedHeader({ alg: "HS256" }).sign(new TextEncoder().encode(secret));
      },
    ],
    ...["logout+jwt", "secevent+jwt", "dpop+jwt", "application/logout+jwt", "id_token+jwt", "JWE", "jwt+at"].map(
      (typ): [string, () => Promise<string>] => [
        `is a ${typ}`,
        () => signed(claims(), issuer.key(), issuer.key().kid, typ),
      ],
    ),
    [
      "tells of an event",
      () => signed({ ...claims(), events: { "http://schemas.openid.net/event/backchannel-logout": {} } }),
    ],
    ["is bound to a key that is not proven", () => signed({ ...claims(), cnf: { jkt: "thumbprint" } })],
    ["is for another audience", () => issuer.token("samordnare", "https://another.example")],
    ["is for no audience", () => signed({ ...claims(), aud: undefined })],
    ["is of another issuer", () => signed({ ...claims(), iss: "https://evil.example" })],
    ["has expired", () => signed({ ...claims(), exp: Math.floor(Date.now() / 1000) - 60 })],
    ["never expires", () => signed({ ...claims(), exp: undefined })],
    ["is nobody's", () => signed({ ...claims(), sub: undefined })],
    ["is not valid yet", () => signed({ ...claims(), nbf: Math.floor(Date.now() / 1000) + 600 })],
    ["names an unknown key", () => signed(claims(), issuer.key(), "unknown")],
    [
      "is signed with another key of the same name",
      async () => {
        const { privateKey } = await generateKeyPair("ES256");
        return new SignJWT(claims()).setProtectedHeader({ alg: "ES256", kid: issuer.key().kid }).sign(privateKey);
      },
    ],
    [
      "brings its own key",
      async () => {
        const { privateKey } = await generateKeyPair("ES256");
        const header = { alg: "ES256", jku: "https://evil.example/keys", jwk: issuer.key() };
        return new SignJWT(claims()).setProtectedHeader(header).sign(privateKey);
      },
    ],
    [
      "has a changed body",
      async () => {
        const [header, , signature] = (await signed(claims())).split(".");
        const body = Buffer.from(JSON.stringify({ ...claims(), sub: "another" })).toString("base64url");
        return [header, body, signature].join(".");
      },
    ],
  ])("is refused when its token %s", async (_, token) => {
    const answer = await who(await token());
    expect([answer.status, errorCodes(answer), answer.data]).toEqual([401, ["UNAUTHENTICATED"], undefined]);
    expect(answer.errors[0]!.message).toMatch(/forged, expired or not meant/);
  });

  test("follows when the issuer changes its key", async () => {
    const before = await issuer.token("sater", AUDIENCE);
    await issuer.rotate();
    expect((await who(await issuer.token("motala", AUDIENCE))).data.viewer).toMatchObject({ role: "MUNICIPALITY" });
    expect(errorCodes(await who(before))).toEqual(["UNAUTHENTICATED"]);
  });
});

describe("the keys of an issuer", () => {
  const log = pino({ level: "silent" });
  const secret = "a secret";
  const pair = async (kid?: string) => {
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: true });
    return { key: await exportJWK(privateKey), shown: { ...(await exportJWK(publicKey)), ...(kid && { kid }) } };
  };

  /** A verifier of an issuer whose list of keys is `keys`, or cannot be fetched while it is undefined. */
  async function verifierOf(...keys: JWK[]) {
    const list = { keys: keys as JWK[] | undefined, fetched: 0 };
    const server = createServer((_, response) => {
      list.fetched += 1;
      response.statusCode = list.keys ? 200 : 500;
      response.end(JSON.stringify({ keys: list.keys }));
    }).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const jwksUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const oidc = { issuer: issuer.issuer, audience: AUDIENCE, jwksUrl, coordinatorClaim: undefined };
    const verify = createOidcVerifier(oidc, secret, log);
    return {
      list,
      codeOf: (token: string) =>
        verify(token).then(
          () => "valid",
          ({ extensions }) => extensions.code as string,
        ),
    };
  }

  test("are all tried for a token without the name of its key", async () => {
    const [one, two, three] = [await pair("one"), await pair("two"), await pair()];
    const { codeOf } = await verifierOf(one.shown, two.shown, three.shown);
    for (const { key } of [one, two, three]) expect(await codeOf(await signed(claims(), key, ""))).toBe("valid");
    expect(await codeOf(await signed(claims(), (await pair()).key, ""))).toBe("UNAUTHENTICATED");
    expect(await codeOf(await signed({ ...claims(), exp: 1 }, two.key, ""))).toBe("UNAUTHENTICATED");
  });

  test("are fetched anew as soon as a token is signed with an unknown one, named or not", async () => {
    const [old, named, unnamed] = [await pair("old"), await pair("new"), await pair()];
    const { codeOf, list } = await verifierOf(old.shown);
    expect(await codeOf(await signed(claims(), old.key, "old"))).toBe("valid");
    list.keys = [old.shown, named.shown];
    const tokens = await Promise.all([1, 2, 3, 4].map(() => signed(claims(), named.key, "new")));
    expect(await Promise.all(tokens.map(codeOf))).toEqual(["valid", "valid", "valid", "valid"]);
    list.keys = [unnamed.shown];
    expect(await codeOf(await signed(claims(), unnamed.key, ""))).toBe("valid");
    expect(await codeOf(await signed(claims(), old.key, "old"))).toBe("UNAUTHENTICATED");
  });

  test("that cannot be fetched anew leave a token undecided, not forged", async () => {
    const [old, next] = [await pair("old"), await pair("new")];
    const { codeOf, list } = await verifierOf(old.shown);
    expect(await codeOf(await signed(claims(), old.key, "old"))).toBe("valid");
    list.keys = undefined;
    expect(await codeOf(await signed(claims(), next.key, "new"))).toBe("SUBGRAPH_UNAVAILABLE");
    expect(await codeOf(await signed(claims(), old.key, "old"))).toBe("valid");
    list.keys = [next.shown];
    expect(await codeOf(await signed(claims(), next.key, "new"))).toBe("valid");
  });

  test("are fetched so often and no oftener for tokens of unknown keys, while those of known keys are valid", async () => {
    const known = await pair("known");
    const { codeOf, list } = await verifierOf(known.shown);
    const codes = [];
    for (let i = 0; i < 30; i++) codes.push(await codeOf(await signed(claims(), known.key, `unknown ${i}`)));
    expect(codes[0]).toBe("UNAUTHENTICATED");
    expect(codes.at(-1)).toBe("SUBGRAPH_UNAVAILABLE");
    expect(list.fetched).toBeLessThan(15);
    expect(await codeOf(await signed(claims(), known.key, "known"))).toBe("valid");
  });
});

describe("a token", () => {
  const oidc = { issuer: "http://127.0.0.1:1", audience: AUDIENCE, jwksUrl: undefined, coordinatorClaim: undefined };
  const log = pino({ level: "silent" });
  const never = () => Promise.reject(new Error("Nobody is to be asked."));
  const codeOf = async (options: Partial<AuthenticationOptions>) => {
    const { authenticate } = createAuthentication({
      actors: never,
      secret: "a secret",
      production: false,
      log,
      ...options,
    });
    const authorization = `Bearer ${await issuer.token("motala", AUDIENCE)}`;
    const asked = authenticate(new Request("http://hub.test/", { headers: { authorization } }), "test", {
      fresh: false,
    });
    return asked.catch(({ extensions }) => extensions.code);
  };

  test("waits while the issuer is down", async () => {
    expect(await codeOf({ oidc })).toBe("SUBGRAPH_UNAVAILABLE");
    expect(await codeOf({ oidc: { ...oidc, jwksUrl: "http://127.0.0.1:1/keys" } })).toBe("SUBGRAPH_UNAVAILABLE");
  });

  test("is worth nothing without an issuer", async () => {
    expect(await codeOf({})).toBe("UNAUTHENTICATED");
  });
});
