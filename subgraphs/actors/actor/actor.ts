import { BeforeCreate, BeforeUpdate, Entity, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Directive, Field, Int, ObjectType } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import { connectionOf } from "../../../kit/graphql/paging.js";
import { DateTime, Language, LocalDate, OrgNumber } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { SluggedEntity } from "../../../kit/sql/identified-entity.js";
import { Reads, SelectedColumns } from "../../../kit/sql/selected-columns.js";
import { ActorKind, ActorStatus, Reach, Sector } from "../../../kit/vocabulary/actors.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { Owner } from "../../../kit/writing/audit-decorators.js";
import { County } from "../place/county.js";
import { Municipality } from "../place/municipality.js";
import { canActFor } from "./actor-visibility.js";
import { nameKeyOf } from "./name-key.js";

@ObjectType({ description: "A name that an actor had before." })
export class FormerName {
  @Field(() => String, { description: "The name it had." })
  name!: string;

  @Field(() => LocalDate, { nullable: true, description: "The last day it had it; null when that is not known." })
  until!: string | null;
}

@ObjectType({
  description: "That an actor has accepted the actor rules (aktörsrutiner), which it must before it may publish.",
})
export class RulesAccepted {
  @Field(() => String, { description: "Which version, such as 2024." })
  version!: string;

  @Field(() => DateTime, { description: "When." })
  at!: string;

  @Field(() => Role, { description: "In which role the person who accepted acted." })
  byRole!: Role;
}

@ObjectType({ description: "That an actor is shut out for the time being." })
export class Suspension {
  @Field(() => DateTime, { description: "Since when." })
  at!: string;

  @Field(() => String, { nullable: true, description: "Why, as the coordinator wrote; null when it was not said." })
  reason!: string | null;
}

@Entity()
@ObjectType({
  description:
    "A member organisation of the network (aktör). It is never deleted: it leaves or is suspended. The network has no ranks.",
})
@Directive('@key(fields: "id")')
@Directive('@key(fields: "slug")')
@SelectedColumns<Actor>("id", "slug", "name", "status", "rulesAccepted", "homeMunicipalityCode")
export class Actor extends SluggedEntity {
  @Owner("actor")
  override slug!: string;

  @Field(() => String, { description: "Its name today." })
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

  @Field(() => [FormerName], { description: "Names it had before, latest first; a search finds them too." })
  @Property({ type: "json" })
  formerNames: FormerName[] = [];

  @Field(() => OrgNumber, {
    nullable: true,
    description: "Organisation number; a municipality's library shares its number, a network may have none.",
  })
  @Property({ type: "text", nullable: true })
  orgNumber?: string | null;

  @Field(() => ActorKind, { description: "What sort of organisation it is." })
  @Property({ type: "text" })
  kind!: ActorKind;

  @Field(() => Sector, { description: "The part of society it belongs to." })
  @Property({ type: "text" })
  sector!: Sector;

  @Field(() => Reach, { nullable: true, description: "How widely it works; null when not stated." })
  @Property({ type: "text", nullable: true })
  reach?: Reach | null;

  @Property({ type: "text", nullable: true })
  homeMunicipalityCode?: string | null;

  @Property({ type: "text[]" })
  activeCountyCodes: string[] = [];

  @Field(() => String, { nullable: true, description: "Web site." })
  @Property({ type: "text", nullable: true })
  website?: string | null;

  @Field(() => String, { nullable: true, description: "A functional mailbox of the organisation, never a person's." })
  @Property({ type: "text", nullable: true })
  publicEmail?: string | null;

  @Field(() => LocalizedText, { nullable: true, description: "What it is and does." })
  @Property({ type: "json", nullable: true })
  description?: LocalizedText | null;

  @Field(() => [Language], { description: "Languages it helps people in." })
  @Property({ type: "text[]" })
  languages: string[] = [];

  @Field(() => ActorStatus, { description: "Whether it takes part today." })
  @Property({ type: "text" })
  status: ActorStatus = "ACTIVE";

  /** Kept when it leaves: what it organized stays hidden until this is lifted. */
  @Property({ type: "json", nullable: true })
  suspension?: Suspension | null;

  @Field(() => RulesAccepted, {
    nullable: true,
    description: "The latest version of the actor rules it has accepted; null before the first.",
  })
  @Property({ type: "json", nullable: true })
  rulesAccepted?: RulesAccepted | null;

  @Field(() => LocalDate, { nullable: true, description: "The day it joined, where known." })
  @Property({ type: "date", nullable: true })
  joinedAt?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "The day it left; null while it takes part." })
  @Property({ type: "date", nullable: true })
  leftAt?: string | null;

  @Field(() => String, { nullable: true, description: "Where the facts come from, when they come from a document." })
  @Property({ type: "text", nullable: true })
  sourceNote?: string | null;

  @Field(() => DateTime, { description: "When it came into the hub." })
  @Property({ type: "datetime" })
  createdAt: Date = clock.now();

  @Field(() => DateTime, { description: "When it was last changed." })
  @Property({ type: "datetime", onUpdate: () => clock.now() })
  updatedAt: Date = clock.now();

  @Field(() => Int, { description: "Raised by one at each change; updates must name it." })
  @Property({ type: "integer", version: true })
  version!: number;

  @Field(() => Suspension, {
    name: "suspension",
    nullable: true,
    description:
      "Since when and why it is suspended: for itself and the coordinator, null for anyone else and when it is not. What it organizes is neither listed nor counted meanwhile; ask the coordinator what to put right. An actor that leaves while it is suspended keeps this.",
  })
  @Reads<Actor>("suspension")
  visibleSuspension(@Ctx() { viewer }: Context): Suspension | null {
    return canActFor(viewer, this) ? (this.suspension ?? null) : null;
  }

  @Field(() => Municipality, { nullable: true, description: "The municipality it belongs to; null for national ones." })
  @Reads()
  homeMunicipality(@Ctx() ctx: Context): Promise<Municipality | null> | null {
    return this.homeMunicipalityCode ? Municipality.__resolveReference({ code: this.homeMunicipalityCode }, ctx) : null;
  }

  @Field(() => [County], { description: "Counties it works in, apart from its home." })
  @Reads<Actor>("activeCountyCodes")
  activeCounties(@Ctx() ctx: Context): Promise<(County | null)[]> {
    return Promise.all(this.activeCountyCodes.map((code) => County.__resolveReference({ code }, ctx)));
  }
}

@ObjectType({ description: "Actors, a page at a time." })
export class ActorConnection extends connectionOf(Actor) {}
