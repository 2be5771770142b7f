import { IsOptional, ValidateNested } from "class-validator";
import { type RawBuilder, sql } from "kysely";
import { Args, ArgsType, Authorized, Ctx, Field, ID, InputType, ObjectType, Query, Resolver } from "type-graphql";
import { After } from "../../../kit/graphql/comparison-rules.js";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { DateTime, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import { OneOf } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { isUuid } from "../../../kit/sql/read.js";
import { ChangeKind } from "../../../kit/vocabulary/shared.js";
import { visibleAuditEntries } from "./audit-log-visibility.js";
import { AuditEntry } from "./audit-log.js";
import { AUDITED_TYPES } from "./audited-types.js";

@ObjectType({ description: "Changes, a page at a time." })
export class AuditConnection extends connectionOf(AuditEntry) {}

@InputType({
  description: "Which changes. All given conditions hold together; a list means any of its values.",
})
export class AuditFilter {
  @Field(() => [String], { nullable: true, description: "Made by one of these mutations, such as publishEvent." })
  action?: string[] | null;

  @Field(() => [ChangeKind], { nullable: true, description: "Of these kinds: READ finds who looked at contacts." })
  change?: ChangeKind[] | null;

  @Field(() => [String], { nullable: true, description: "Made for an actor with one of these slugs." })
  actor?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: "Of what is an actor's with one of these slugs, whoever made them.",
  })
  owner?: string[] | null;

  @Field(() => [MunicipalityCode], {
    nullable: true,
    description: "Made for one of these municipalities, or of what is theirs.",
  })
  municipality?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: "Made with one of these keys, or by the coach of one of these pseudonyms.",
  })
  keyId?: string[] | null;

  @Field(() => String, { nullable: true, description: "Of things of this type, such as Event." })
  @OneOf(AUDITED_TYPES)
  entityType?: string | null;

  @Field(() => ID, { nullable: true, description: "Of the thing with this key." })
  entityId?: string | null;

  @Field(() => String, { nullable: true, description: "Made by the request of this id." })
  requestId?: string | null;

  @Field(() => DateTime, { nullable: true, description: "Made at this time or later." })
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "Made before this time." })
  @After("from")
  to?: Date | null;
}

@ArgsType()
export class AuditArgs extends PageArgs {
  @Field(() => AuditFilter, { nullable: true, description: "Which ones; all that the caller may see when left out." })
  @IsOptional()
  @ValidateNested()
  filter?: AuditFilter | null;
}

const latestFirst: Order<AuditEntry> = {
  keys: [
    { sql: sql`e.at`, type: "timestamptz", value: ({ at }) => at.toISOString() },
    { sql: sql`e.id`, type: "uuid", value: ({ id }) => id },
  ],
  descending: true,
};

function auditListing(filter: AuditFilter, { viewer }: Context): Listing<AuditEntry> {
  const { action, change, actor, owner, municipality, keyId, entityType, entityId, requestId, from, to } = filter;
  const where = visibleAuditEntries(viewer);
  if (action) where.push(sql`e.action = any(${action})`);
  if (change) where.push(sql`e.change = any(${change})`);
  if (actor) where.push(sql`e.viewer_actor = any(${actor})`);
  if (owner) where.push(sql`e.owner_actor = any(${owner})`);
  if (municipality)
    where.push(sql`e.owner_municipality = any(${municipality}) or e.viewer_municipality = any(${municipality})`);
  if (keyId) where.push(sql`e.viewer_key_id = any(${keyId})`);
  if (entityType != null) where.push(sql`e.entity_type = ${entityType}`);
  if (entityId != null) where.push(isAnyCase(sql`e.entity_id`, entityId));
  if (requestId != null) where.push(isAnyCase(sql`e.request_id`, requestId));
  if (from) where.push(sql`e.at >= ${from}`);
  if (to) where.push(sql`e.at < ${to}`);
  return { entity: AuditEntry, where, order: latestFirst };
}

/** A UUID may be written in capitals too. */
const isAnyCase = (column: RawBuilder<unknown>, id: string) =>
  isUuid(id) ? sql`${column} in (${id}, ${id.toLowerCase()})` : sql`${column} = ${id}`;

@Resolver()
export class AuditQueries {
  @Authorized("COORDINATOR", "MEMBER", "MUNICIPALITY")
  @Query(() => AuditConnection, {
    description:
      "Changes in the whole hub, latest first, seconds after they were made: all for the coordinator; for others those they made and those of what is theirs.",
  })
  auditLog(@Args(() => AuditArgs) args: AuditArgs, @Ctx() ctx: Context): AuditConnection {
    return new AuditConnection(createPageSource(ctx, args, auditListing(args.filter ?? {}, ctx)));
  }
}
