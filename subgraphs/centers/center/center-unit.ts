import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Ctx, Directive, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import { GeoPoint } from "../../../kit/graphql/geo-point.js";
import type { Context } from "../../../kit/request/context.js";
import { createManyLoader } from "../../../kit/sql/read.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import { Accessibility, VenueKind } from "../../../kit/vocabulary/shared.js";
import { PartOf } from "../../../kit/writing/audit-decorators.js";
import { DropIn, OpeningException, OpeningHours } from "../hours/opening-hours.js";
import { DigidelCenter } from "./digidel-center.js";

@ObjectType({ description: "A street address in Sweden." })
export class UnitAddress {
  @Field(() => String, { nullable: true, description: "Street and number; null when not given." })
  street!: string | null;

  @Field(() => String, { nullable: true, description: "Postal code; null when not given." })
  postalCode!: string | null;

  @Field(() => String, { nullable: true, description: "Postal town; null when not given." })
  locality!: string | null;
}

@Entity()
@ObjectType({
  description: "One of the places where a DigidelCenter meets people; many centres have just one (enhet).",
})
export class CenterUnit {
  @PrimaryKey({ type: "uuid", defaultRaw: "uuidv7()" })
  id!: string;

  @PartOf(() => DigidelCenter)
  @Property({ type: "uuid" })
  centerId!: string;

  @Field(() => String, { description: "Its name, unique in its centre: changes of a unit name it by this." })
  @Property({ type: "text" })
  name!: string;

  @Field(() => VenueKind, { description: "What sort of place it is." })
  @Property({ type: "text" })
  venueKind!: VenueKind;

  @Property({ type: "text", nullable: true })
  street?: string | null;

  @Property({ type: "text", nullable: true })
  postalCode?: string | null;

  @Property({ type: "text", nullable: true })
  locality?: string | null;

  @Property({ type: "double" })
  lat!: number;

  @Property({ type: "double" })
  lng!: number;

  @Field(() => Boolean, {
    description: "True when `point` is the municipality's seat, since the real one is not given.",
  })
  @Property({ type: "boolean" })
  approximate = false;

  @Directive("@listSize(assumedSize: 7)")
  @Field(() => [OpeningHours], { description: "Its regular hours; empty when not given." })
  @Property({ type: "json" })
  openingHours: OpeningHours[] = [];

  @Directive("@listSize(assumedSize: 3)")
  @Field(() => [OpeningException], { description: "Days with other hours than the regular ones." })
  @Property({ type: "json" })
  exceptions: OpeningException[] = [];

  @Directive("@listSize(assumedSize: 3)")
  @Field(() => [DropIn], { description: "When one gets help without an appointment." })
  @Property({ type: "json" })
  dropIn: DropIn[] = [];

  @Field(() => Boolean, { description: "Whether it moves around; `point` is then where it starts from." })
  @Property({ type: "boolean" })
  mobile = false;

  @Field(() => [Accessibility], { description: "What makes it accessible." })
  @Property({ type: "text[]" })
  accessibility: Accessibility[] = [];

  @Field(() => String, { nullable: true, description: "Telephone number of the place, never a person's." })
  @Property({ type: "text", nullable: true })
  phone?: string | null;

  @Field(() => String, { nullable: true, description: "Functional mailbox of the place, never a person's." })
  @Property({ type: "text", nullable: true })
  publicEmail?: string | null;

  @Property({ type: "boolean" })
  demo = false;

  @Field(() => UnitAddress, { nullable: true, description: "Where it is; null when nothing of it is given." })
  address(): UnitAddress | null {
    const { street = null, postalCode = null, locality = null } = this;
    return (street ?? postalCode ?? locality) ? { street, postalCode, locality } : null;
  }

  @Field(() => GeoPoint, { description: "Where it lies; see `approximate`." })
  point(): GeoPoint {
    return { lat: this.lat, lng: this.lng };
  }
}

export const loadUnits = createManyLoader(() => CenterUnit, "centerId", sql`e.name, e.id`);

@Resolver(() => DigidelCenter)
export class CenterUnits {
  @Directive("@listSize(assumedSize: 2)")
  @FieldResolver(() => [CenterUnit], { description: "The places where it meets people, by name." })
  @Reads()
  units(@Root() { id }: DigidelCenter, @Ctx() ctx: Context): Promise<CenterUnit[]> {
    return loadUnits(ctx, id);
  }
}
