import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Field, Int, ObjectType } from "type-graphql";
import { Owner } from "../../kit/audited.js";
import type { Context } from "../../kit/context.js";
import { Keyed } from "../../kit/keyed.js";
import { manyBy } from "../../kit/read.js";
import { DateTime } from "../../kit/scalars.js";
import { GrantStatus } from "../../kit/vocabulary.js";
import { Actor } from "./actor.js";
import { isInsider } from "./insider.js";
import { Municipality } from "./municipality.js";

@Entity()
@ObjectType({ description: "A municipality's application for money of a grant round (bidragsansökan). Never public." })
export class GrantApplication extends Keyed {
  /** Never public. */
  static readonly guarded = true;

  @Property({ type: "uuid" })
  roundId!: string;

  @Owner("municipality")
  @Property({ type: "text" })
  municipalityCode!: string;

  @Owner("actor")
  @Property({ type: "text" })
  applicantSlug!: string;

  @Field(() => Int, { description: "What it asks for, in whole kronor (SEK)." })
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

  @Field(() => Municipality, { nullable: true, description: "The municipality it is for." })
  municipality(): Municipality {
    return Municipality.of(this.municipalityCode);
  }

  @Field(() => Actor, { nullable: true, description: "Who applies: the municipality as an actor of the network." })
  applicant(): Actor {
    return Actor.of(this.applicantSlug);
  }

  override visibleTo({ viewer }: Context): boolean {
    return isInsider(viewer, this.municipalityCode);
  }
}

export const applicationsOfRound = manyBy(() => GrantApplication, "roundId", sql`e.id`);
