import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK } from "jose";
import Provider, { type JWKS } from "oidc-provider";

/** An OpenID Connect issuer whose clients are the logins of a test, each with the claims it is given. */
export async function oidcIssuer(claims: Record<string, Record<string, unknown>>) {
  let handle: ReturnType<Provider["callback"]>;
  const server = createServer((request, response) => void handle(request, response)).listen(0, "127.0.0.1");
  await once(server, "listening");
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  let key: JWK;
  const rotate = async () => {
    const { privateKey } = await generateKeyPair("ES256", { extractable: true });
    key = { ...(await exportJWK(privateKey)), kid: crypto.randomUUID(), alg: "ES256", use: "sig" };
    handle = providerOf(issuer, { keys: [key] } as JWKS, claims).callback();
  };
  await rotate();

  return {
    issuer,
    /** The key it signs with, private part and all. */
    key: () => key,
    rotate,
    /** A token of one of its clients, for an audience. */
    async token(client: string, audience: string): Promise<string> {
      const response = await fetch(`${issuer}/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "client_credentials",
          client_id: client,
          client_secret: "secret",
          resource: audience,
        }),
      });
      const { access_token } = (await response.json()) as { access_token: string };
      return access_token;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const providerOf = (issuer: string, jwks: JWKS, claims: Record<string, Record<string, unknown>>) =>
  new Provider(issuer, {
    jwks,
    clients: Object.keys(claims).map((client_id) => ({
      client_id,
      client_secret: "secret",
      token_endpoint_auth_method: "client_secret_post",
      grant_types: ["client_credentials"],
      redirect_uris: [],
      response_types: [],
    })),
    enabledJWA: { idTokenSigningAlgValues: ["ES256"] },
    clientDefaults: { id_token_signed_response_alg: "ES256" },
    extraTokenClaims: (_, { clientId }) => claims[clientId!],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_, audience) => ({
          scope: "",
          audience,
          accessTokenFormat: "jwt",
          accessTokenTTL: 600,
          jwt: { sign: { alg: "ES256" } },
        }),
      },
    },
  });
