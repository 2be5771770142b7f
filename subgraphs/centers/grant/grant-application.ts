import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { IdentifiedEntity } from "../../../kit/sql/identified-entity.js";
import { createManyLoader, loadOne } from "../../../kit/sql/read.js";
import { GrantStatus } from "../../../kit/vocabulary/centers.js";
import { swedishTermOf } from "../../../kit/vocabulary/enumeration.js";
import { Owner } from "../../../kit/writing/audit-decorators.js";
import { Actor } from "../borrowed/actor.js";
import { Municipality } from "../borrowed/municipality.js";
import { canSeeApplication } from "./application-visibility.js";
import { GrantRound } from "./grant-round.js";

@Entity()
@ObjectType({ description: "A municipality's application for money of a grant round (bidragsansökan). Never public." })
export class GrantApplication extends IdentifiedEntity {
  @Property({ type: "uuid" })
  roundId!: string;

  @Owner("municipality")
  @Property({ type: "text" })
  municipalityCode!: string;

  @Owner("actor")
  @Property({ type: "text" })
  applicantSlug!: string;

  @Field(() => Int, { description: "The amount applied for, in whole kronor (SEK)." })
  @Property({ type: "integer" })
  requestedSek!: number;

  @Field(() => Int, { nullable: true, description: "What it was granted, in whole kronor (SEK); null unless it was." })
  @Property({ type: "integer", nullable: true })
  grantedSek?: number | null;

  @Field(() => GrantStatus, { description: "How far it has come." })
  @Property({ type: "text" })
  status: GrantStatus = "SUBMITTED";

  @Field(() => DateTime, { description: "When it was submitted." })
  @Property({ type: "datetime" })
  submittedAt!: Date;

  @Field(() => DateTime, { nullable: true, description: "When it was decided; null before that." })
  @Property({ type: "datetime", nullable: true })
  decidedAt?: Date | null;

  @Field(() => String, { nullable: true, description: "What the coordinator said about the decision." })
  @Property({ type: "text", nullable: true })
  decisionNote?: string | null;

  @Field(() => Int, { nullable: true, description: "What was used of the grant, in whole kronor (SEK), as reported." })
  @Property({ type: "integer", nullable: true })
  usedSek?: number | null;

  @Field(() => String, { nullable: true, description: "What the municipality reports of what came of the grant." })
  @Property({ type: "text", nullable: true })
  report?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When its use was reported; null before that." })
  @Property({ type: "datetime", nullable: true })
  reportedAt?: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it was closed; null before that." })
  @Property({ type: "datetime", nullable: true })
  closedAt?: Date | null;

  @Field(() => GrantRound, { description: "The round it belongs to." })
  async round(@Ctx() ctx: Context): Promise<GrantRound> {
    return (await loadOne(ctx, GrantRound, "id", this.roundId))!;
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality it is for." })
  municipality(): Municipality {
    return Municipality.of(this.municipalityCode);
  }

  @Field(() => Actor, { nullable: true, description: "Who applies: the municipality as an actor of the network." })
  applicant(): Actor {
    return Actor.of(this.applicantSlug);
  }

  override visibleTo({ viewer }: Context): boolean {
    return canSeeApplication(viewer, this);
  }
}

@ObjectType({ implements: UserError, description: "The application is not in a state in which this can be done." })
export class WrongGrantState extends UserError {
  @Field(() => GrantStatus, { description: "The state it is in." })
  status: GrantStatus;

  constructor({ status }: GrantApplication) {
    super({
      sv: `Ansökan kan inte behandlas så nu: dess status är ${swedishTermOf(GrantStatus, status)}.`,
      en: `This cannot be done with the application now: its status is ${status}.`,
    });
    this.status = status;
  }
}

const loadApplications = createManyLoader(() => GrantApplication, "roundId", sql`e.id`);

@Resolver(() => GrantRound)
export class GrantRoundApplications {
  @FieldResolver(() => [GrantApplication], {
    description: "Its applications: a municipality sees its own, the coordinator all, others none.",
  })
  async applications(@Root() { id }: GrantRound, @Ctx() ctx: Context): Promise<GrantApplication[]> {
    return (await loadApplications(ctx, id)).filter((application) => application.visibleTo(ctx));
  }
}
