import { createHash, createHmac } from "node:crypto";
import { sql } from "kysely";
import type { ClassType } from "type-graphql";
import { instantBefore } from "../calendar.js";
import { clock } from "../clock.js";
import { badUserInput, IdempotencyKeyReused, KeyAlreadyIssued, NotFound, UserError } from "../graphql/errors.js";
import type { Caller, Context } from "../request/context.js";
import { asSystem, type SessionContext } from "../sql/session.js";

/** A mutation that its caller has named with a key, so that it can be repeated without being done twice. */
export interface IdempotencyScope {
  /** Who, what and the key, as a hash: neither the key nor the input can be read or guessed from what is stored. */
  scope: Buffer;
  /** Of the input, keyed with the caller's own key. */
  inputHash: Buffer;
  /** Whether what it makes holds a secret that is shown once. */
  showsSecret: boolean;
}

/** How long a key is remembered. */
const KEPT = { hours: 24 };

interface Remembered {
  input_hash: Buffer;
  entity_type: string | null;
  entity_id: string | null;
  at: Date;
}

/** The name of a mutation, from the header `Idempotency-Key` or the input's field; undefined when the caller gave none. */
export function idempotencyScope(
  caller: Caller,
  mutation: string,
  args: Record<string, unknown>,
  showsSecret: boolean,
) {
  const { idempotencyKey } = (args.input ?? {}) as { idempotencyKey?: string | null };
  const key = idempotencyKey ?? caller.idempotencyKey;
  if (!key) return undefined;
  if (key.length > 255) throw badUserInput("The idempotency key is longer than 255 characters.");
  const { role, keyId, actorSlug, municipalityCode, coachId } = caller.viewer;
  const scope = JSON.stringify([role, keyId, actorSlug, municipalityCode, coachId, mutation, key]);
  return {
    scope: createHash("sha256").update(scope).digest(),
    inputHash: createHmac("sha256", key).update(JSON.stringify(args)).digest(),
    showsSecret,
  };
}

/**
 * Does a named mutation once. Repeats at the same time wait here until the first is committed, or try themselves when it was
 * refused; they and later ones are answered with what it made, as it is now.
 */
export async function runIdempotent<T>(
  ctx: Context,
  named: IdempotencyScope,
  work: () => Promise<T>,
): Promise<T | UserError> {
  const before = await remember(ctx, named);
  if (before) return repeat(ctx, named, before);
  const result = await work();
  if (result instanceof UserError) return result;
  await ctx.em.flush();
  await keep(ctx, named, result);
  return result;
}

async function remember({ db }: Context, { scope, inputHash }: IdempotencyScope): Promise<Remembered | undefined> {
  const now = clock.now();
  const forgotten = instantBefore(now, KEPT);
  const { numAffectedRows } = await sql`
    insert into idempotency (scope, input_hash, at) values (${scope}, ${inputHash}, ${now})
    on conflict (scope) do update set input_hash = excluded.input_hash, entity_type = null, entity_id = null, at = excluded.at
    where idempotency.at <= ${forgotten}`.execute(db);
  if (numAffectedRows) return undefined;
  const { rows } = await sql<Remembered>`select * from idempotency where scope = ${scope}`.execute(db);
  return rows[0];
}

async function repeat<T>(ctx: Context, { inputHash }: IdempotencyScope, before: Remembered): Promise<T | UserError> {
  const { input_hash, entity_type, entity_id } = before;
  const at = new Date(before.at);
  if (!inputHash.equals(input_hash)) return new IdempotencyKeyReused(at);
  if (entity_id === null) return new KeyAlreadyIssued(at);
  const { em } = ctx;
  const { class: entity } = [...em.getMetadata().getAll().values()].find(({ className }) => className === entity_type)!;
  // On the hub's own account: its caller may be nobody, who sees no row of what is never public.
  const again = await asSystem(ctx, () => em.findOne(entity as ClassType<object>, entity_id as never));
  return (again as T | null) ?? NotFound.toChange();
}

/** Remembers which row it made; what is no row can be made anew, unless it showed a secret. */
async function keep({ db, em }: Context, { scope, showsSecret }: IdempotencyScope, result: unknown): Promise<void> {
  const meta = em.getMetadata().find((result as object | null)?.constructor as ClassType<object>);
  if (meta) {
    const id = String((result as Record<string, unknown>)[meta.primaryKeys[0]!]);
    await sql`update idempotency set entity_type = ${meta.className}, entity_id = ${id} where scope = ${scope}`.execute(
      db,
    );
  } else if (!showsSecret) {
    await sql`delete from idempotency where scope = ${scope}`.execute(db);
  }
}

/** Forgets the keys that are older than a day. */
export const deleteExpiredKeys = (ctx: SessionContext) =>
  asSystem(ctx, (db) => sql`delete from idempotency where at <= ${instantBefore(clock.now(), KEPT)}`.execute(db));
