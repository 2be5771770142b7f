import { createHash } from "node:crypto";
import type { Viewer } from "../../../kit/request/viewer.js";
import { callerAs } from "../../../kit/testing/open-subgraph.js";
import { coordinator, type Hub } from "../testing.js";
import { ApiKey } from "./api-key.js";
import { createApiKey, IssuedApiKey, type NewApiKey } from "./create-api-key.js";

export const KEY = "id role label createdAt expiresAt lastUsedAt revokedAt actor { slug } municipality { code }";
const REFUSALS = `... on UserError { message } ... on InvalidInput { fields { path } } ... on KeyAlreadyIssued { issuedAt }`;
export const ISSUE = `mutation ($input: IssueApiKeyInput!) { issueApiKey(input: $input) { __typename ${REFUSALS}
  ... on IssuedApiKey { key apiKey { ${KEY} } } ... on KeyBeyondYourRights { role } ... on KeyBindingMismatch { role }
  ... on WrongActorStatus { status } } }`;
const ROTATE = `mutation ($id: ID!) { rotateApiKey(id: $id) { __typename ${REFUSALS}
  ... on IssuedApiKey { key apiKey { ${KEY} } } ... on ApiKeyNotInUse { revokedAt expiresAt } } }`;
const REVOKE = `mutation ($id: ID!) { revokeApiKey(id: $id) { __typename ... on ApiKey { ${KEY} } ... on UserError { message } } }`;

/** The fields of an issued key, or of a refusal. */
interface Issued {
  __typename: string;
  key: string;
  apiKey: { id: string; createdAt: string; expiresAt: string | null };
}

async function change(
  hub: Hub,
  source: string,
  variables: Record<string, unknown>,
  viewer: Partial<Viewer>,
  idempotencyKey?: string,
): Promise<unknown> {
  const { data, errors } = await hub.execute(source, variables, { ...callerAs(viewer), idempotencyKey });
  if (errors) throw errors[0]!;
  return Object.values(data!)[0];
}

export const issue = (hub: Hub, input: object, viewer = coordinator, idempotencyKey?: string) =>
  change(hub, ISSUE, { input }, viewer, idempotencyKey) as Promise<Issued>;
export const rotate = (hub: Hub, id: string, viewer = coordinator, idempotencyKey?: string) =>
  change(hub, ROTATE, { id }, viewer, idempotencyKey) as Promise<Issued>;
export const revoke = (hub: Hub, id: string, viewer = coordinator) => change(hub, REVOKE, { id }, viewer);

/** Creates a key past all rights. Returns its text. */
export async function createKey(hub: Hub, input: NewApiKey): Promise<string> {
  const em = hub.orm.em.fork();
  const issued = await createApiKey(em, input);
  if (!(issued instanceof IssuedApiKey)) throw new Error(issued.messages.en);
  await em.flush();
  return issued.key;
}

export const findKey = (hub: Hub, id: string) => hub.orm.em.fork().findOneOrFail(ApiKey, { id });

export const HOLDER = `query ($id: String!, $hash: String!) { keyHolder(keyId: $id, secretHash: $hash) {
  role actorId actorSlug municipalityCode actorActive rulesVersionAccepted rulesVersionRequired } }`;

/** The holder of a key, by the query with which the gateway verifies it. */
export async function holderOf(hub: Hub, text: string, internal = true): Promise<unknown> {
  const [, id, secret] = /^dgd_([0-9a-f]+)_(.+)$/.exec(text)!;
  const hash = createHash("sha256").update(secret!).digest("base64url");
  const { data, errors } = await hub.execute(HOLDER, { id, hash }, { ...callerAs(), internal });
  if (errors) throw errors[0]!;
  return data!.keyHolder;
}
