import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Field, ID, ObjectType } from "type-graphql";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { loadOne } from "../../../kit/sql/read.js";
import { ChangeKind } from "../../../kit/vocabulary/shared.js";
import { Actor } from "../actor/actor.js";
import { Municipality } from "../place/municipality.js";
import { isPartyOf } from "./audit-log-visibility.js";

@ObjectType({ description: "Who made a change. Persons are not named." })
export class AuditViewer {
  @Field(() => String, { description: "The role they acted in; HUB when the hub itself did it." })
  role!: string;

  @Field(() => String, {
    nullable: true,
    description: "Which key they used, or the coach's pseudonym; null for anonymous callers.",
  })
  keyId!: string | null;

  constructor(
    role: string,
    keyId: string | null,
    private readonly actorSlug: string | null,
    private readonly municipalityCode: string | null,
  ) {
    Object.assign(this, { role, keyId });
  }

  @Field(() => Actor, { nullable: true, description: "The organisation they acted for, if any." })
  actor(@Ctx() ctx: Context): Promise<Actor | null> | null {
    return this.actorSlug ? loadOne(ctx, Actor, "slug", this.actorSlug) : null;
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality they acted for, if any." })
  municipality(@Ctx() ctx: Context): Promise<Municipality | null> | null {
    return this.municipalityCode ? Municipality.__resolveReference({ code: this.municipalityCode }, ctx) : null;
  }
}

@ObjectType({ description: "What was changed or read." })
export class AuditedEntity {
  @Field(() => String, { description: "Its type, such as Event." })
  type!: string;

  @Field(() => ID, {
    description: "Its key among those of its type; `several` when personal data of more than one were read.",
  })
  id!: string;
}

@ObjectType({
  description:
    "A value that was changed. Of a person's data, of secrets, and to others than its owner of a draft that is not sent, it says `changed`, and no more.",
})
export class AuditChange {
  @Field(() => String, { description: "Which property." })
  path!: string;

  @Field(() => String, {
    nullable: true,
    description: "What it was, anything but text as JSON; null when there was nothing.",
  })
  before!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "What it became, anything but text as JSON; null when it went away.",
  })
  after!: string | null;
}

@Entity({ tableName: "audit_log" })
@ObjectType({
  description: "One change of one row in the hub, or a reading of personal data: when, who, what. Kept for 24 months.",
})
export class AuditEntry {
  @Field(() => ID, { description: "UUIDv7, unique in the whole hub." })
  @PrimaryKey({ type: "uuid" })
  id!: string;

  @Field(() => DateTime, { description: "When it was made." })
  @Property({ type: "datetime" })
  at!: Date;

  @Field(() => String, { description: "The part of the hub that keeps the thing: actors, events, centers or coaches." })
  @Property({ type: "text" })
  subgraph!: string;

  @Field(() => String, {
    description:
      "The mutation that made it, such as publishEvent. Besides: readContacts when contacts were read, eraseExpired when the hub erased what may be kept no longer, key when a key was made at the hub's own machine.",
  })
  @Property({ type: "text" })
  action!: string;

  @Field(() => ChangeKind, { description: "Whether the thing was made, changed, removed or read." })
  @Property({ type: "text" })
  change!: ChangeKind;

  @Property({ type: "text" })
  entityType!: string;

  @Property({ type: "text" })
  entityId!: string;

  @Property({ type: "text" })
  viewerRole!: string;

  @Property({ type: "text", nullable: true })
  viewerKeyId!: string | null;

  /** The actor and the municipality that the row belongs to. */
  @Property({ type: "text", nullable: true })
  ownerActor!: string | null;

  @Property({ type: "text", nullable: true })
  ownerMunicipality!: string | null;

  @Property({ type: "text", nullable: true })
  viewerActor!: string | null;

  @Property({ type: "text", nullable: true })
  viewerMunicipality!: string | null;

  @Field(() => String, {
    description: "The id of the request that made it: the header `x-request-id` of its response.",
  })
  @Property({ type: "text" })
  requestId!: string;

  @Property({ type: "json", fieldName: "diff" })
  values!: { path: string; before: unknown; after: unknown; ownersOnly?: true }[];

  @Field(() => AuditViewer, { description: "Who made it." })
  viewer(): AuditViewer {
    return new AuditViewer(this.viewerRole, this.viewerKeyId, this.viewerActor, this.viewerMunicipality);
  }

  @Field(() => AuditedEntity, { description: "What was changed or read." })
  entity(): AuditedEntity {
    return { type: this.entityType, id: this.entityId };
  }

  @Field(() => [AuditChange], { description: "The values that were changed; `shown` lists the keys of what was read." })
  diff(@Ctx() { viewer }: Context): AuditChange[] {
    const asParty = isPartyOf(viewer, this);
    return this.values.map(({ path, before, after, ownersOnly }) =>
      ownersOnly && !asParty
        ? { path, before: before === null ? null : "changed", after: after === null ? null : "changed" }
        : { path, before: toText(before), after: toText(after) },
    );
  }
}

const toText = (value: unknown) => (value === null || typeof value === "string" ? value : JSON.stringify(value));
