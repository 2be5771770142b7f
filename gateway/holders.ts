import { isAsyncIterable } from "@graphql-tools/utils";
import { type DocumentNode, parse } from "graphql";
import { LRUCache } from "lru-cache";
import { subgraphUnavailable, unauthenticated } from "../kit/errors.js";
import { hubItself } from "../kit/peers.js";
import type { SubgraphExecutor } from "../kit/subgraph-executor.js";
import { anonymous, type Viewer } from "../kit/viewer.js";
import type { Credential } from "./credential.js";

/** Whom a credential speaks for; `fresh` asks its owner anew. Throws UNAUTHENTICATED when it is for nobody. */
export type Holders = (credential: Credential, requestId: string, how: { fresh: boolean }) => Promise<Viewer>;

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

  return async (credential, requestId, { fresh }) => {
    const name = JSON.stringify(credential);
    if (fresh) proven.delete(name);
    let viewer = proven.get(name);
    if (!viewer) {
      viewer = { ...(await prove(askActors, credential, requestId)), keyId: credential.keyId };
      proven.set(name, viewer);
    }
    return viewer;
  };
}

async function prove(askActors: SubgraphExecutor, credential: Credential, requestId: string): Promise<Viewer> {
  if ("secretHash" in credential) {
    const { keyId, secretHash } = credential;
    const holder = await ask(askActors, OF_KEY, { keyId, secretHash }, requestId);
    if (!holder) throw unauthenticated("The API key is unknown, expired or revoked.");
    return holder;
  }
  if (credential.coordinator) return { ...anonymous, role: "COORDINATOR" };
  const { orgNumber } = credential;
  const holder = orgNumber && (await ask(askActors, OF_ORGANISATION, { orgNumber }, requestId));
  if (!holder) throw unauthenticated("The login is for no organisation that the hub knows.");
  return holder;
}

async function ask(
  askActors: SubgraphExecutor,
  document: DocumentNode,
  variables: Record<string, unknown>,
  requestId: string,
): Promise<Viewer | null> {
  const result = await askActors({ document, variables, context: { caller: hubItself(requestId) } });
  if (isAsyncIterable(result) || result.errors || !result.data) throw subgraphUnavailable();
  const { holder } = result.data as { holder: Partial<Viewer> | null };
  return holder && { ...anonymous, ...holder };
}
