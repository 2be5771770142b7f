import { exportSPKI, generateKeyPair, importJWK, type JWTPayload, SignJWT, UnsecuredJWT } from "jose";
import pino from "pino";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { type AuthenticationOptions, createAuthentication } from "../gateway/authentication/authentication.js";
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
afterEach(() => void vi.restoreAllMocks());

const who = (token: string) => hub.execute(WHO, {}, { key: token });

/** What the issuer could have signed. */
const claims = (): JWTPayload => ({
  iss: issuer.issuer,
  aud: AUDIENCE,
  sub: "someone",
  groups: "digidel-coordinators",
  exp: Math.floor(Date.now() / 1000) + 600,
});
const signed = async (payload: JWTPayload, key = issuer.key(), kid = issuer.key().kid) =>
  new SignJWT(payload).setProtectedHeader({ alg: "ES256", kid }).sign(await importJWK(key, "ES256"));

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
    expect((await who(await signed(claims()))).data.viewer).toMatchObject({ role: "COORDINATOR" });
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
    const later = Date.now() + 31_000;
    vi.spyOn(Date, "now").mockImplementation(() => later);
    expect((await who(await issuer.token("motala", AUDIENCE))).data.viewer).toMatchObject({ role: "MUNICIPALITY" });
    expect(errorCodes(await who(before))).toEqual(["UNAUTHENTICATED"]);
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
