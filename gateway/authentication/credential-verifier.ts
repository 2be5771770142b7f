import { isAsyncIterable } from "@graphql-tools/utils";
import { type DocumentNode, parse } from "graphql";
import { LRUCache } from "lru-cache";
import { subgraphUnavailable, unauthenticated } from "../../kit/graphql/errors.js";
import { systemCaller } from "../../kit/request/context.js";
import { anonymous, type Viewer } from "../../kit/request/viewer.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";
import type { Credential, Key } from "./credential.js";
import type { HowToProve } from "./use-authentication.js";

/** Whom a credential speaks for. Throws UNAUTHENTICATED when it is for nobody. */
export type Holders = (credential: Credential, requestId: string, how: HowToProve) => Promise<Viewer>;

/** How long a proven credential is believed, in milliseconds: a revoked key is dead by then. */
const BELIEVED = 30_000;

const HOLDER = "{ role actorId actorSlug municipalityCode actorActive rulesVersionAccepted rulesVersionRequired }";
const OF_KEY = parse(`query ($keyId: String!, $secretHash: String!) {
  holder: keyHolder(keyId: $keyId, secretHash: $secretHash) ${HOLDER}
}`);
const OF_ORGANISATION = parse(`query ($orgNumber: String!) {
  holder: organisationHolder(orgNumber: $orgNumber) ${HOLDER}
}`);

/** Proves credentials by asking the owner of keys and organisations, the actors subgraph. */
export function holdersAt(askActors: SubgraphExecutor): Holders {
  const proven = new LRUCache<string, Viewer>({ max: 10_000, ttl: BELIEVED });
  /** Credentials that were good when they were last looked at. */
  const good = new LRUCache<string, true>({ max: 10_000 });

  return async (credential, requestId, { fresh, onlyKnown }) => {
    const name = JSON.stringify(credential);
    const believed = proven.get(name);
    if (believed && !fresh) return believed;
    if (onlyKnown && isKey(credential) && !good.has(name)) throw nobody(credential);
    const holder = await prove(askActors, credential, requestId);
    if (!holder) {
      proven.delete(name);
      good.delete(name);
      throw nobody(credential);
    }
    const viewer = { ...holder, keyId: credential.keyId };
    proven.set(name, viewer);
    good.set(name, true);
    return viewer;
  };
}

async function prove(askActors: SubgraphExecutor, credential: Credential, requestId: string): Promise<Viewer | null> {
  if (isKey(credential)) {
    const { keyId, secretHash } = credential;
    return ask(askActors, OF_KEY, { keyId, secretHash }, requestId);
  }
  if (credential.coordinator) return { ...anonymous, role: "COORDINATOR" };
  const { orgNumber } = credential;
  return orgNumber ? ask(askActors, OF_ORGANISATION, { orgNumber }, requestId) : null;
}

const isKey = (credential: Credential): credential is Key => "secretHash" in credential;

const nobody = (credential: Credential) =>
  unauthenticated(
    isKey(credential)
      ? "The API key is unknown, expired or revoked."
      : "The login is for no organisation that the hub knows.",
  );

async function ask(
  askActors: SubgraphExecutor,
  document: DocumentNode,
  variables: Record<string, unknown>,
  requestId: string,
): Promise<Viewer | null> {
  const result = await askActors({ document, variables, context: { caller: systemCaller(requestId) } });
  if (isAsyncIterable(result) || result.errors || !result.data) throw subgraphUnavailable();
  const { holder } = result.data as { holder: Partial<Viewer> | null };
  return holder && { ...anonymous, ...holder };
}
