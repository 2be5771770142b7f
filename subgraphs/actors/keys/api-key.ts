import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Args, Authorized, Ctx, Field, ID, ObjectType, Query, Resolver } from "type-graphql";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { Order } from "../../../kit/sql/cursor.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { loadOne } from "../../../kit/sql/read.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { Owner, Personal } from "../../../kit/writing/audit-decorators.js";
import { Actor } from "../actor/actor.js";
import { Municipality } from "../place/municipality.js";

@Entity()
@ObjectType({
  description:
    "An API key of an organisation. Its text, dgd_<id>_<secret>, is shown once; only the secret's SHA-256 is kept.",
})
export class ApiKey {
  /** Never public. */
  static readonly guarded = true;

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

  @Field(() => String, { nullable: true, description: "What it is for, if that was said." })
  @Property({ type: "text", nullable: true })
  label?: string | null;

  @Field(() => DateTime, { description: "When it was made." })
  @Property({ type: "datetime" })
  createdAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "From when on it opens nothing; null when it lasts." })
  @Property({ type: "datetime", nullable: true })
  expiresAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "The hour of its last use; null before the first." })
  @Property({ type: "datetime", nullable: true })
  lastUsedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was revoked; null while it is not." })
  @Property({ type: "datetime", nullable: true })
  revokedAt?: Date | null;

  /** The key that has taken its place. */
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

  /** Whether this is the hash of its secret, compared in constant time. */
  opensWith(secretHash: Buffer): boolean {
    return secretHash.length === this.secretHash.length && timingSafeEqual(secretHash, this.secretHash);
  }

  isValidAt(now: Date): boolean {
    return !this.revokedAt && !(this.expiresAt && this.expiresAt <= now);
  }

  /** A new key and the text of it, which nobody can read again. */
  static make(binding: Pick<ApiKey, "role" | "actorSlug" | "municipalityCode" | "label" | "createdAt" | "expiresAt">) {
    const id = randomBytes(8).toString("hex");
    const secret = randomBytes(32).toString("base64url");
    const secretHash = createHash("sha256").update(secret).digest();
    return { row: Object.assign(new ApiKey(), { id, secretHash, ...binding }), text: `dgd_${id}_${secret}` };
  }
}

@ObjectType({ description: "API keys, a page at a time." })
export class ApiKeyConnection extends connectionOf(ApiKey) {}

const latestFirst: Order<ApiKey> = {
  name: "latest",
  keys: [
    { sql: sql`e.created_at`, type: "timestamptz", of: ({ createdAt }) => createdAt.toISOString() },
    { sql: sql`e.id`, type: "text", of: ({ id }) => id },
  ],
  descending: true,
};

/** Whether all keys are the viewer's to see, make and revoke. */
export const managesAllKeys = ({ role }: Viewer) => role === "COORDINATOR" || role === "ADMIN";

function keyListing({ viewer }: Context): Listing<ApiKey> {
  const { actorSlug, municipalityCode } = viewer;
  const own = sql`e.actor_slug = ${actorSlug} or e.municipality_code = ${municipalityCode}`;
  return { entity: ApiKey, where: managesAllKeys(viewer) ? [] : [own], order: latestFirst };
}

@Resolver()
export class ApiKeyQueries {
  @Authorized("COORDINATOR", "ADMIN", "MEMBER", "MUNICIPALITY")
  @Query(() => ApiKeyConnection, {
    description: "API keys, latest first: all for the coordinator and operations, for others their own organisation's.",
  })
  apiKeys(@Args(() => PageArgs) args: PageArgs, @Ctx() ctx: Context): ApiKeyConnection {
    return new ApiKeyConnection(createPageSource(ctx, args, keyListing(ctx)));
  }
}
