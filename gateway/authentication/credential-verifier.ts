import { isAsyncIterable } from "@graphql-tools/utils";
import { type DocumentNode, parse } from "graphql";
import { LRUCache } from "lru-cache";
import { subgraphUnavailable, unauthenticated } from "../../kit/graphql/errors.js";
import { systemCaller } from "../../kit/request/context.js";
import { anonymous, type Viewer } from "../../kit/request/viewer.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";

interface ApiKeyCredential {
  keyId: string;
  secretHash: string;
}

/** A person whom an OpenID Connect issuer has identified. */
export interface OidcCredential {
  /** A pseudonym of the person, the same each time. */
  keyId: string;
  /** The organisation that the person acts for. */
  orgNumber: string | null;
  coordinator: boolean;
}

export type Credential = ApiKeyCredential | OidcCredential;

export interface VerifyOptions {
  /** Whether to verify at the credential's owner even if the credential is in the cache: for mutations. */
  fresh: boolean;
  /** Refuses an API key that this gateway has never found valid, without a request to its owner. */
  onlyKnownKeys?: boolean;
}

/** Whom a credential stands for. Throws UNAUTHENTICATED when it is not valid. */
export type CredentialVerifier = (credential: Credential, requestId: string, options: VerifyOptions) => Promise<Viewer>;

/** Milliseconds that a verified credential is cached: a revoked key works no longer than that. */
const CACHE_MILLISECONDS = 30_000;

const HOLDER = "{ role actorId actorSlug municipalityCode actorActive rulesVersionAccepted rulesVersionRequired }";
const KEY_HOLDER = parse(`query ($keyId: String!, $secretHash: String!) {
  holder: keyHolder(keyId: $keyId, secretHash: $secretHash) ${HOLDER}
}`);
const ORGANISATION_HOLDER = parse(`query ($orgNumber: String!) {
  holder: organisationHolder(orgNumber: $orgNumber) ${HOLDER}
}`);

/** Verifies credentials at the owner of keys and organisations, the actors subgraph. */
export function createCredentialVerifier(actors: SubgraphExecutor): CredentialVerifier {
  const viewers = new LRUCache<string, Viewer>({ max: 10_000, ttl: CACHE_MILLISECONDS });
  /** Credentials that were valid when they were last verified, however long ago. */
  const verifiedBefore = new LRUCache<string, true>({ max: 10_000 });

  return async (credential, requestId, { fresh, onlyKnownKeys }) => {
    const cacheKey = JSON.stringify(credential);
    const cached = viewers.get(cacheKey);
    if (cached && !fresh) return cached;
    if (onlyKnownKeys && isApiKey(credential) && !verifiedBefore.has(cacheKey)) throw invalid(credential);
    const holder = await loadHolder(actors, credential, requestId);
    if (!holder) {
      viewers.delete(cacheKey);
      verifiedBefore.delete(cacheKey);
      throw invalid(credential);
    }
    const viewer = { ...holder, keyId: credential.keyId };
    viewers.set(cacheKey, viewer);
    verifiedBefore.set(cacheKey, true);
    return viewer;
  };
}

async function loadHolder(actors: SubgraphExecutor, credential: Credential, requestId: string): Promise<Viewer | null> {
  if (isApiKey(credential)) {
    const { keyId, secretHash } = credential;
    return queryHolder(actors, KEY_HOLDER, { keyId, secretHash }, requestId);
  }
  if (credential.coordinator) return { ...anonymous, role: "COORDINATOR" };
  const { orgNumber } = credential;
  return orgNumber ? queryHolder(actors, ORGANISATION_HOLDER, { orgNumber }, requestId) : null;
}

const isApiKey = (credential: Credential): credential is ApiKeyCredential => "secretHash" in credential;

const invalid = (credential: Credential) =>
  unauthenticated(
    isApiKey(credential)
      ? { sv: "API-nyckeln är okänd, utgången eller återkallad.", en: "The API key is unknown, expired or revoked." }
      : {
          sv: "Inloggningen gäller ingen organisation som hubben känner till.",
          en: "The login is for no organisation that the hub knows.",
        },
  );

async function queryHolder(
  actors: SubgraphExecutor,
  document: DocumentNode,
  variables: Record<string, unknown>,
  requestId: string,
): Promise<Viewer | null> {
  const result = await actors({ document, variables, context: { caller: systemCaller(requestId) } });
  if (isAsyncIterable(result) || result.errors || !result.data) throw subgraphUnavailable();
  const { holder } = result.data as { holder: Partial<Viewer> | null };
  return holder && { ...anonymous, ...holder };
}
