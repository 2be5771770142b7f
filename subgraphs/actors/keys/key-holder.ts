import { sql } from "kysely";
import { Arg, Ctx, Directive, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { forbidden } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { createManyLoader, loadOne, read, loadReferenceTable } from "../../../kit/sql/read.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { latestRules } from "../rules/actor-rules.js";
import { Actor } from "../actor/actor.js";
import { Municipality } from "../place/municipality.js";
import { ApiKey } from "./api-key.js";
import { markUse } from "./mark-use.js";

@ObjectType({ description: "Whom a key or a login belongs to, for the gateway alone." })
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

  @Field(() => String, { nullable: true, description: "Which version of the actor rules it has accepted." })
  rulesVersionAccepted!: string | null;

  @Field(() => String, { nullable: true, description: "Which version it must have accepted before it publishes." })
  rulesVersionRequired!: string | null;
}

@Resolver()
export class CallerQueries {
  @Directive("@inaccessible")
  @Query(() => KeyHolder, {
    nullable: true,
    description: "Proves an API key: whose it is, or null when it is unknown, expired or revoked.",
  })
  async keyHolder(
    @Arg("keyId", () => String, { description: "What stands between dgd_ and the secret." }) keyId: string,
    @Arg("secretHash", () => String, { description: "SHA-256 of the secret, base64url." }) secretHash: string,
    @Ctx() ctx: Context,
  ): Promise<KeyHolder | null> {
    if (!ctx.internal) throw forbidden();
    const key = await loadOne(ctx, ApiKey, "id", keyId);
    const now = clock.now();
    if (!key?.opensWith(Buffer.from(secretHash, "base64url")) || !key.isValidAt(now)) return null;
    const actor = await actorOf(ctx, key);
    // A key that was issued while its actor left.
    if (actor?.status === "LEFT") return null;
    markUse(ctx, key, now);

    return holderOf(ctx, key.role, actor, key.municipalityCode);
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
    const municipality = [...municipalities.values()].find((it) => it.orgNumber === orgNumber);
    if (municipality) {
      return holderOf(ctx, "MUNICIPALITY", await actingActor(ctx, municipality.code), municipality.code);
    }
    const [actor] = await read(
      ctx.db,
      Actor,
      sql`where e.org_number = ${orgNumber} and e.status <> 'LEFT' order by e.status = 'ACTIVE' desc, e.slug limit 1`,
    );
    return actor ? holderOf(ctx, "MEMBER", actor) : null;
  }
}

/** The actor that officers of a municipality act for: a suspended one too, which may then publish nothing. */
const actingActors = createManyLoader(
  () => Actor,
  "homeMunicipalityCode",
  sql`e.status = 'ACTIVE' desc, e.slug`,
  sql`e.kind = 'MUNICIPALITY' and e.status <> 'LEFT'`,
);
const actingActor = async (ctx: Context, code: string) => (await actingActors(ctx, code))[0] ?? null;

/** A key of a municipality acts for its actor as soon as there is one. */
function actorOf(ctx: Context, { actorSlug, municipalityCode }: ApiKey): Promise<Actor | null> | null {
  if (actorSlug) return loadOne(ctx, Actor, "slug", actorSlug);
  return municipalityCode ? actingActor(ctx, municipalityCode) : null;
}

async function holderOf(
  ctx: Context,
  role: Role,
  actor: Actor | null,
  municipalityCode: string | null = null,
): Promise<KeyHolder> {
  const required = await latestRules(ctx);
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
