import { BeforeCreate, BeforeUpdate, Entity, Property } from "@mikro-orm/decorators/legacy";
import { IsOptional, ValidateNested } from "class-validator";
import { sql } from "kysely";
import { Args, ArgsType, Authorized, Ctx, Field, InputType, ObjectType, Query, Resolver } from "type-graphql";
import { instantBefore } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { connectionOf, PageArgs } from "../../../kit/graphql/paging.js";
import { DateTime, OrgNumber } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import type { Order } from "../../../kit/sql/cursor.js";
import { IdentifiedEntity } from "../../../kit/sql/identified-entity.js";
import type { Listing } from "../../../kit/sql/listing.js";
import { createPageSource } from "../../../kit/sql/page-source.js";
import { loadOne } from "../../../kit/sql/read.js";
import { ActorKind, MembershipStatus } from "../../../kit/vocabulary/actors.js";
import { Personal } from "../../../kit/writing/audit-decorators.js";
import { createReadAudit } from "../../../kit/writing/audit.js";
import { Actor } from "../actor/actor.js";
import { nameKeyOf } from "../actor/name-key.js";
import { loadFormerActors, loadNamesakes } from "../actor/organisation-identity.js";
import { Municipality } from "../place/municipality.js";
import { canSeeApplications } from "./membership-application-visibility.js";

@ObjectType({ description: "The person to answer, for the coordinator alone." })
export class ApplicationContact {
  @Field(() => String, { description: "The person's name." })
  name!: string;

  @Field(() => String, { description: "E-mail address." })
  email!: string;

  @Field(() => String, { nullable: true, description: "Telephone number, if given." })
  phone?: string | null;
}

@Entity()
@ObjectType({ description: "An organisation's application to join the network (ansökan om medlemskap). Never public." })
export class MembershipApplication extends IdentifiedEntity {
  @Field(() => String, { description: "The organisation's name." })
  @Property({ type: "text" })
  name!: string;

  /** By which it is told from others. */
  @Property({ type: "text", hidden: true })
  nameKey!: string;

  @BeforeCreate()
  @BeforeUpdate()
  setNameKey() {
    this.nameKey = nameKeyOf(this.name);
  }

  @Field(() => OrgNumber, { nullable: true, description: "Its organisation number; a network may have none." })
  @Property({ type: "text", nullable: true })
  orgNumber?: string | null;

  @Field(() => ActorKind, { description: "What sort of organisation it is." })
  @Property({ type: "text" })
  kind!: ActorKind;

  @Property({ type: "text", nullable: true })
  homeMunicipalityCode?: string | null;

  @Field(() => String, { nullable: true, description: "Web site, if given." })
  @Property({ type: "text", nullable: true })
  website?: string | null;

  @Field(() => String, { nullable: true, description: "A functional mailbox of the organisation, if given." })
  @Property({ type: "text", nullable: true })
  publicEmail?: string | null;

  @Personal()
  @Property({ type: "json", nullable: true })
  contact!: ApplicationContact | null;

  @Field(() => MembershipStatus, { description: "Its status." })
  @Property({ type: "text" })
  status: MembershipStatus = "SUBMITTED";

  @Field(() => DateTime, { description: "When it was submitted." })
  @Property({ type: "datetime" })
  submittedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was decided or withdrawn; null before that." })
  @Property({ type: "datetime", nullable: true })
  decidedAt?: Date | null;

  @Field(() => String, { nullable: true, description: "What the coordinator says about the decision, if anything." })
  @Property({ type: "text", nullable: true })
  decisionNote?: string | null;

  @Property({ type: "text", nullable: true })
  actorSlug?: string | null;

  @Property({ type: "integer", version: true })
  version!: number;

  @Field(() => ApplicationContact, {
    name: "contact",
    nullable: true,
    description:
      "Whom to answer; null once it is withdrawn, or approved (the actor then has it among its contacts), and 90 days after it was rejected.",
  })
  async shownContact(@Ctx() ctx: Context): Promise<ApplicationContact | null> {
    if (this.contact && canSeeApplications(ctx.viewer)) await auditContactRead(ctx, this.id);
    return this.contact;
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality it belongs to; null for national ones." })
  homeMunicipality(@Ctx() ctx: Context): Promise<Municipality | null> | null {
    return this.homeMunicipalityCode ? Municipality.__resolveReference({ code: this.homeMunicipalityCode }, ctx) : null;
  }

  @Field(() => [Actor], {
    description:
      "Actors that have its name already, or had it when they left, whatever their number, to look at before it is approved.",
  })
  async namesakes(@Ctx() ctx: Context): Promise<Actor[]> {
    return (await loadNamesakes(ctx, this.name)).filter(({ slug }) => slug !== this.actorSlug);
  }

  @Field(() => [Actor], {
    description:
      "Actors that have left and were this organisation, while it is not decided: `decideMembership` says whether it comes back as one of them.",
  })
  formerActors(@Ctx() ctx: Context): Promise<Actor[]> | [] {
    return this.status === "SUBMITTED" ? loadFormerActors(ctx, this) : [];
  }

  @Field(() => Actor, { nullable: true, description: "The actor it has become; null unless it was approved." })
  actor(@Ctx() ctx: Context): Promise<Actor | null> | null {
    return this.actorSlug ? loadOne(ctx, Actor, "slug", this.actorSlug) : null;
  }
}

const auditContactRead = createReadAudit("readContacts", "MembershipApplication");

@ObjectType({ description: "Applications for membership, a page at a time." })
export class MembershipApplicationConnection extends connectionOf(MembershipApplication) {}

@InputType({ description: "Which applications for membership." })
export class MembershipApplicationFilter {
  @Field(() => [MembershipStatus], { nullable: true, description: "In one of these states." })
  status?: MembershipStatus[] | null;
}

@ArgsType()
export class MembershipApplicationArgs extends PageArgs {
  @Field(() => MembershipApplicationFilter, { nullable: true, description: "Which ones; all when left out." })
  @IsOptional()
  @ValidateNested()
  filter?: MembershipApplicationFilter | null;
}

const oldestFirst: Order<MembershipApplication> = {
  keys: [
    { sql: sql`e.submitted_at`, type: "timestamptz", value: ({ submittedAt }) => submittedAt.toISOString() },
    { sql: sql`e.id`, type: "uuid", value: ({ id }) => id },
  ],
};

const applicationListing = ({ status }: MembershipApplicationFilter): Listing<MembershipApplication> => ({
  entity: MembershipApplication,
  where: status ? [sql`e.status = any(${status})`] : [],
  order: oldestFirst,
});

@Resolver()
export class MembershipApplicationQueries {
  @Authorized("COORDINATOR")
  @Query(() => MembershipApplicationConnection, { description: "Applications for membership, oldest first." })
  membershipApplications(
    @Args(() => MembershipApplicationArgs) args: MembershipApplicationArgs,
    @Ctx() ctx: Context,
  ): MembershipApplicationConnection {
    return new MembershipApplicationConnection(createPageSource(ctx, args, applicationListing(args.filter ?? {})));
  }
}

/** A rejected applicant may ask why for this long; then the contact is erased. */
const CONTACT_RETENTION = { days: 90 };

/** Erases the contacts of applications that were rejected more than 90 days ago. */
export async function eraseRejectedContacts({ em }: Pick<Context, "em">): Promise<void> {
  const decidedAt = { $lt: instantBefore(clock.now(), CONTACT_RETENTION) };
  const rejected = await em.find(MembershipApplication, { status: "REJECTED", decidedAt, contact: { $ne: null } });
  for (const application of rejected) application.contact = null;
}
