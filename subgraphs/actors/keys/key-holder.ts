import { sql } from "kysely";
import { Arg, Ctx, Directive, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { startOfHour } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { forbidden } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { loadOne, loadReferenceTable, read } from "../../../kit/sql/read.js";
import { asSystem } from "../../../kit/sql/session.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { Actor } from "../actor/actor.js";
import { loadMunicipalActor } from "../actor/municipal-actor.js";
import { Municipality } from "../place/municipality.js";
import { findLatestRules } from "../rules/actor-rules.js";
import { ApiKey } from "./api-key.js";

@ObjectType({ description: "Whom a key or a login belongs to. For the gateway alone." })
@Directive("@inaccessible")
export class KeyHolder {
  @Field(() => Role, { description: "The role it gives." })
  role!: Role;

  @Field(() => ID, { nullable: true, description: "The actor it acts for, if any." })
  actorId!: string | null;

  @Field(() => String, { nullable: true, description: "That actor's slug." })
  actorSlug!: string | null;

  @Field(() => String, { nullable: true, description: "The municipality it is bound to, if any." })
  municipalityCode!: string | null;

  @Field(() => Boolean, { description: "Whether that actor takes part today." })
  actorActive!: boolean;

  @Field(() => String, { nullable: true, description: "The version of the actor rules that it has accepted." })
  rulesVersionAccepted!: string | null;

  @Field(() => String, { nullable: true, description: "The version that it must have accepted before it publishes." })
  rulesVersionRequired!: string | null;
}

@Resolver()
export class KeyHolderQueries {
  @Directive("@inaccessible")
  @Query(() => KeyHolder, {
    nullable: true,
    description: "Verifies an API key: whose it is, or null when it is unknown, expired or revoked.",
  })
  async keyHolder(
    @Arg("keyId", () => String, { description: "What stands between dgd_ and the secret." }) keyId: string,
    @Arg("secretHash", () => String, { description: "SHA-256 of the secret, base64url." }) secretHash: string,
    @Ctx() ctx: Context,
  ): Promise<KeyHolder | null> {
    if (!ctx.internal) throw forbidden();
    const key = await loadOne(ctx, ApiKey, "id", keyId);
    const now = clock.now();
    if (!key?.hasSecret(Buffer.from(secretHash, "base64url")) || !key.isValidAt(now)) return null;
    const actor = await loadActorOfKey(ctx, key);
    // A key that was issued at the same time as its actor left.
    if (actor?.status === "LEFT") return null;
    recordUse(ctx, key, now);

    return createHolder(ctx, key.role, actor, key.municipalityCode);
  }

  @Directive("@inaccessible")
  @Query(() => KeyHolder, {
    nullable: true,
    description:
      "Whom people of this organisation act for: its municipality, its actor, or null when the hub knows none or it has left.",
  })
  async organisationHolder(
    @Arg("orgNumber", () => String, { description: "Organisation number, ten digits." }) orgNumber: string,
    @Ctx() ctx: Context,
  ): Promise<KeyHolder | null> {
    if (!ctx.internal) throw forbidden();
    const municipalities = await loadReferenceTable(ctx, Municipality, "code");
    const municipality = [...municipalities.values()].find((one) => one.orgNumber === orgNumber);
    if (municipality) {
      return createHolder(ctx, "MUNICIPALITY", await loadMunicipalActor(ctx, municipality.code), municipality.code);
    }
    const [actor] = await read(
      ctx.db,
      Actor,
      sql`where e.org_number = ${orgNumber} and e.status <> 'LEFT' order by e.status = 'ACTIVE' desc, e.slug limit 1`,
    );
    return actor ? createHolder(ctx, "MEMBER", actor) : null;
  }
}

/** A key of a municipality acts for its actor as soon as there is one. */
function loadActorOfKey(ctx: Context, { actorSlug, municipalityCode }: ApiKey): Promise<Actor | null> | null {
  if (actorSlug) return loadOne(ctx, Actor, "slug", actorSlug);
  return municipalityCode ? loadMunicipalActor(ctx, municipalityCode) : null;
}

async function createHolder(
  ctx: Context,
  role: Role,
  actor: Actor | null,
  municipalityCode: string | null = null,
): Promise<KeyHolder> {
  const required = await findLatestRules(ctx);
  return {
    role,
    actorId: actor?.id ?? null,
    actorSlug: actor?.slug ?? null,
    municipalityCode,
    actorActive: actor?.status === "ACTIVE",
    rulesVersionAccepted: actor?.rulesAccepted?.version ?? null,
    rulesVersionRequired: required?.version ?? null,
  };
}

/** Records the hour in which a key was used: at most one write an hour, and the response does not wait for it. */
function recordUse(ctx: Context, { id, lastUsedAt }: ApiKey, now: Date): void {
  const hour = startOfHour(now);
  if (lastUsedAt && lastUsedAt >= hour) return;
  const update = sql`
    update api_key set last_used_at = ${hour} where id = ${id} and coalesce(last_used_at < ${hour}, true)`;
  // A failure is not reported: the next use writes again.
  asSystem(ctx, (db) => update.execute(db)).catch(() => undefined);
}
