import { createHash, createHmac } from "node:crypto";
import { sql } from "kysely";
import type { ClassType } from "type-graphql";
import { instantBefore } from "../calendar.js";
import { clock } from "../clock.js";
import { InvalidArguments } from "../graphql/argument-validation.js";
import {
  InvalidField,
  AlreadyDone,
  badUserInput,
  IdempotencyKeyReused,
  KeyAlreadyIssued,
  NotFound,
  UserError,
} from "../graphql/errors.js";
import type { Caller, Context } from "../request/context.js";
import { asSystem, type SessionContext } from "../sql/session.js";

/** A mutation with an idempotency key, which can be repeated without being run twice. */
export interface IdempotencyScope {
  /** A hash of the caller, the mutation and the key: what is stored reveals neither the key nor the input. */
  scope: Buffer;
  /** A hash of the arguments, keyed with the idempotency key. */
  inputHash: Buffer;
  /** Whether the mutation returns a secret that is shown once only. */
  showsSecret: boolean;
  /** Whether nobody can tell whether a repetition comes from the same caller. */
  anonymous: boolean;
}

/** How long a key is remembered. */
const LIFETIME = { hours: 24 };

/** A row of `idempotency`: the entity that the mutation returned, if any. */
interface StoredResult {
  input_hash: Buffer;
  entity_type: string | null;
  entity_id: string | null;
  at: Date;
}

const TOO_LONG = { sv: "ska vara högst 255 tecken", en: "must be at most 255 characters" };
const LONG_HEADER = {
  sv: "Idempotensnyckeln är längre än 255 tecken.",
  en: "The idempotency key is longer than 255 characters.",
};

/**
 * The scope of a mutation whose key stands in its input, or in the header `Idempotency-Key`; undefined without a key. Throws
 * `InvalidArguments` or BAD_USER_INPUT for a key of more than 255 characters.
 */
export function idempotencyScope(
  { viewer, idempotencyKey: keyOfHeader }: Caller,
  mutation: string,
  args: Record<string, unknown>,
  showsSecret: boolean,
): IdempotencyScope | undefined {
  const { idempotencyKey } = (args.input ?? {}) as { idempotencyKey?: string | null };
  const key = idempotencyKey ?? keyOfHeader;
  if (!key) return undefined;
  if (key.length > 255) {
    throw idempotencyKey
      ? new InvalidArguments([new InvalidField("idempotencyKey", TOO_LONG)])
      : badUserInput(LONG_HEADER);
  }
  const { role, keyId, actorSlug, municipalityCode, coachId } = viewer;
  const anonymous = keyId === null && role === "PUBLIC";
  const inputHash = createHmac("sha256", key).update(JSON.stringify(args)).digest();
  // Strangers who choose the same key are kept apart by their input: nobody takes a key away from another.
  const caller = anonymous ? [inputHash.toString("base64")] : [role, keyId, actorSlug, municipalityCode, coachId];
  return {
    scope: createHash("sha256")
      .update(JSON.stringify([...caller, mutation, key]))
      .digest(),
    inputHash,
    showsSecret,
    anonymous,
  };
}

/**
 * Runs a mutation once for each key. A repetition gets what the first run made, as it is now, or a refusal when its input differs; an
 * anonymous one is told that it is done, no more. One that comes while the first still runs waits for it, and runs itself if the first
 * was refused.
 */
export async function runIdempotent<T>(
  ctx: Context,
  scope: IdempotencyScope,
  work: () => Promise<T>,
): Promise<T | UserError> {
  const earlier = await claimKey(ctx, scope);
  if (earlier) return loadEarlierResult(ctx, scope, earlier);
  const result = await work();
  if (result instanceof UserError) return result;
  await ctx.em.flush();
  await storeResult(ctx, scope, result);
  return result;
}

/** Inserts the key, or waits until the transaction that has inserted it ends and gives what that one stored. */
async function claimKey({ db }: Context, { scope, inputHash }: IdempotencyScope): Promise<StoredResult | undefined> {
  const now = clock.now();
  const { numAffectedRows } = await sql`
    insert into idempotency (scope, input_hash, at) values (${scope}, ${inputHash}, ${now})
    on conflict (scope) do update set input_hash = excluded.input_hash, entity_type = null, entity_id = null, at = excluded.at
    where idempotency.at <= ${instantBefore(now, LIFETIME)}`.execute(db);
  if (numAffectedRows) return undefined;
  const { rows } = await sql<StoredResult>`select * from idempotency where scope = ${scope}`.execute(db);
  return rows[0];
}

async function loadEarlierResult<T>(
  ctx: Context,
  { inputHash, anonymous }: IdempotencyScope,
  earlier: StoredResult,
): Promise<T | UserError> {
  const { input_hash, entity_type, entity_id } = earlier;
  const at = new Date(earlier.at);
  if (anonymous) return new AlreadyDone(at);
  if (!inputHash.equals(input_hash)) return new IdempotencyKeyReused(at);
  if (entity_id === null) return new KeyAlreadyIssued(at);
  const { em } = ctx;
  const metadata = [...em.getMetadata().getAll().values()].find(({ className }) => className === entity_type)!;
  // As the hub itself: what a caller made may be a row of a table that it cannot read.
  const result = await asSystem(ctx, () => em.findOne(metadata.class as ClassType<object>, entity_id));
  return (result as T | null) ?? NotFound.noWritableRow();
}

/** Results that are no entity are made anew when the key comes again, unless they show a secret. */
async function storeResult({ db, em }: Context, scope: IdempotencyScope, result: unknown): Promise<void> {
  const where = sql`where scope = ${scope.scope}`;
  const metadata = em.getMetadata().find((result as object | null)?.constructor as ClassType<object>);
  if (metadata) {
    const id = String((result as Record<string, unknown>)[metadata.primaryKeys[0]!]);
    await sql`update idempotency set entity_type = ${metadata.className}, entity_id = ${id} ${where}`.execute(db);
  } else if (!scope.showsSecret) {
    await sql`delete from idempotency ${where}`.execute(db);
  }
}

export const deleteExpiredKeys = (ctx: SessionContext) =>
  asSystem(ctx, (db) => sql`delete from idempotency where at <= ${instantBefore(clock.now(), LIFETIME)}`.execute(db));
