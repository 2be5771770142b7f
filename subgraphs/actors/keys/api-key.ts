import { timingSafeEqual } from "node:crypto";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { LockMode } from "@mikro-orm/postgresql";
import { sql } from "kysely";
import { Args, Authorized, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { NotFound } from "../../../kit/graphql/errors.js";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { loadOne } from "../../../kit/sql/read.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { Owner, Personal } from "../../../kit/writing/audit-decorators.js";
import { Actor } from "../actor/actor.js";
import { Municipality } from "../place/municipality.js";
import { canManageKey, manageableKeys } from "./api-key-visibility.js";

@Entity()
@ObjectType({
  description:
    "An API key of an organisation. Its text, dgd_<id>_<secret>, is shown once; only the secret's SHA-256 is kept.",
})
export class ApiKey {
  @Field(() => ID, { description: "What stands between dgd_ and the secret." })
  @PrimaryKey({ type: "text" })
  id!: string;

  @Personal()
  @Property({ type: "blob" })
  secretHash!: Buffer;

  @Field(() => Role, { description: "The role it gives." })
  @Property({ type: "text" })
  role!: Role;

  @Owner("actor")
  @Property({ type: "text", nullable: true })
  actorSlug?: string | null;

  @Owner("municipality")
  @Property({ type: "text", nullable: true })
  municipalityCode?: string | null;

  @Field(() => String, { nullable: true, description: "What it is for, if stated." })
  @Property({ type: "text", nullable: true })
  label?: string | null;

  @Field(() => DateTime, { description: "When it was issued." })
  @Property({ type: "datetime" })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it stops working; null when it does not expire." })
  @Property({ type: "datetime", nullable: true })
  expiresAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "The hour of its last use; null before the first." })
  @Property({ type: "datetime", nullable: true })
  lastUsedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was revoked; null while it is not." })
  @Property({ type: "datetime", nullable: true })
  revokedAt?: Date | null;

  /** The key that replaces it. */
  @Property({ type: "text", nullable: true })
  replacedBy?: string | null;

  @Field(() => Actor, { nullable: true, description: "The organisation it is bound to, if any." })
  actor(@Ctx() ctx: Context): Promise<Actor | null> | null {
    return this.actorSlug ? loadOne(ctx, Actor, "slug", this.actorSlug) : null;
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality it is bound to, if any." })
  municipality(@Ctx() ctx: Context): Promise<Municipality | null> | null {
    return this.municipalityCode ? Municipality.__resolveReference({ code: this.municipalityCode }, ctx) : null;
  }

  /** Whether its secret has this SHA-256; compared in constant time. */
  hasSecret(secretHash: Buffer): boolean {
    return secretHash.length === this.secretHash.length && timingSafeEqual(secretHash, this.secretHash);
  }

  isValidAt(now: Date): boolean {
    return !this.revokedAt && !(this.expiresAt && this.expiresAt <= now);
  }
}

@ObjectType({ description: "API keys, a page at a time." })
export class ApiKeyConnection extends connectionOf(ApiKey) {}

const latestFirst: Order<ApiKey> = {
  keys: [
    { sql: sql`e.created_at`, type: "timestamptz", value: ({ createdAt }) => createdAt.toISOString() },
    { sql: sql`e.id`, type: "text", value: ({ id }) => id },
  ],
  descending: true,
};

/** Locks the key that a mutation is to change. One that the viewer does not manage is refused as if it did not exist. */
export async function lockApiKey({ em, viewer }: Context, id: string): Promise<ApiKey | NotFound> {
  const key = await em.findOne(ApiKey, id, { lockMode: LockMode.PESSIMISTIC_WRITE });
  return key && canManageKey(viewer, key) ? key : new NotFound({ sv: "nyckel", en: "key" }, id);
}

@Resolver()
export class ApiKeyQueries {
  @Authorized("COORDINATOR", "ADMIN", "MEMBER", "MUNICIPALITY")
  @Query(() => ApiKeyConnection, {
    description: "API keys, latest first: all for the coordinator and operations, for others their own organisation's.",
  })
  apiKeys(@Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context): ApiKeyConnection {
    const listing = { entity: ApiKey, where: manageableKeys(ctx.viewer), order: latestFirst };
    return new ApiKeyConnection(createPageSource(ctx, args, listing));
  }
}
