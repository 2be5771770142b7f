import { createHash } from "node:crypto";
import { isAsyncIterable } from "@graphql-tools/utils";
import { parse } from "graphql";
import { LRUCache } from "lru-cache";
import Negotiator from "negotiator";
import type { SpokenLanguage } from "../kit/context.js";
import { subgraphUnavailable, unauthenticated } from "../kit/errors.js";
import { hubItself } from "../kit/peers.js";
import type { SubgraphExecutor } from "../kit/subgraph-executor.js";
import { anonymous, type Viewer } from "../kit/viewer.js";
import type { CallerOf } from "./know-caller.js";

const KEY_HOLDER = parse(`query ($keyId: String!, $secretHash: String!) {
  keyHolder(keyId: $keyId, secretHash: $secretHash) {
    role actorId actorSlug municipalityCode actorActive rulesVersionAccepted rulesVersionRequired
  }
}`);

/** How long a proven key is believed, in milliseconds: a revoked one is dead by then. */
const BELIEVED = 30_000;

/** Proves the API key of a request by asking its owner, the actors subgraph. A change asks afresh: its rules depend on the answer. */
export function keyCaller(askActors: SubgraphExecutor): CallerOf {
  const proven = new LRUCache<string, Viewer>({ max: 10_000, ttl: BELIEVED });

  return async (request, requestId, { fresh }) => {
    const language = languageOf(request);
    const idempotencyKey = request.headers.get("idempotency-key") ?? undefined;
    const key = keyOf(request);
    if (!key) return { viewer: anonymous, requestId, language, idempotencyKey };

    const name = `${key.keyId}.${key.secretHash}`;
    let viewer = fresh ? undefined : proven.get(name);
    if (!viewer) {
      viewer = await prove(askActors, key, requestId);
      proven.set(name, viewer);
    }
    return { viewer, requestId, language, idempotencyKey };
  };
}

interface Key {
  keyId: string;
  secretHash: string;
}

/** The secret itself goes no further than here. */
function keyOf(request: Request): Key | null {
  const header = request.headers.get("authorization");
  if (header === null) return null;
  const [, keyId, secret] = /^Bearer dgd_([0-9a-f]{16})_([\w-]{43})$/i.exec(header) ?? [];
  if (!keyId || !secret) throw unauthenticated("The Authorization header is not of the form: Bearer dgd_….");
  return { keyId, secretHash: createHash("sha256").update(secret).digest("base64url") };
}

async function prove(askActors: SubgraphExecutor, key: Key, requestId: string): Promise<Viewer> {
  const result = await askActors({
    document: KEY_HOLDER,
    variables: { ...key },
    context: { caller: hubItself(requestId) },
  });
  if (isAsyncIterable(result) || result.errors || !result.data) throw subgraphUnavailable();
  const holder = result.data.keyHolder as Omit<Viewer, "coachId" | "scopes" | "keyId"> | null;
  if (!holder) throw unauthenticated("The API key is unknown, expired or revoked.");
  return { ...holder, coachId: null, scopes: [], keyId: key.keyId };
}

function languageOf(request: Request): SpokenLanguage {
  const negotiator = new Negotiator({
    headers: { "accept-language": request.headers.get("accept-language") ?? undefined },
  });
  return (negotiator.languages(["sv", "en"])[0] as SpokenLanguage | undefined) ?? "sv";
}
