import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Arg, Ctx, Directive, Field, FieldResolver, Int, ObjectType, Query, Resolver, Root } from "type-graphql";
import { GeoPoint } from "../../../kit/graphql/geo-point.js";
import { LocalDate, MunicipalityCode, OrgNumber } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { loadReferenceTable } from "../../../kit/sql/read.js";
import { County } from "./county.js";

@Entity()
@ObjectType({ description: "One of Sweden's 290 municipalities (kommun). Read-only reference data." })
@Directive('@key(fields: "code")')
export class Municipality {
  @Field(() => MunicipalityCode, { description: "Statistics Sweden's code; its first two digits are the county's." })
  @PrimaryKey({ type: "text" })
  code!: string;

  @Field(() => String, { description: "The name as people say it, such as Säter." })
  @Property({ type: "text" })
  name!: string;

  @Field(() => String, { description: "The name of the organisation, such as Säters kommun." })
  @Property({ type: "text" })
  officialName!: string;

  @Property({ type: "text" })
  countyCode!: string;

  @Field(() => String, { description: "The locality of its seat (centralort)." })
  @Property({ type: "text" })
  seatName!: string;

  @Property({ type: "double" })
  seatLat!: number;

  @Property({ type: "double" })
  seatLng!: number;

  @Field(() => Int, { description: "Registered residents on `populationDate`. Source: Statistics Sweden." })
  @Property({ type: "integer" })
  population!: number;

  @Field(() => LocalDate, { description: "The day that `population` is counted on." })
  @Property({ type: "date" })
  populationDate!: string;

  @Field(() => OrgNumber, { description: "The municipality's organisation number." })
  @Property({ type: "text" })
  orgNumber!: string;

  @Field(() => GeoPoint, { description: "Where its seat lies. Source: GeoNames, CC BY 4.0." })
  seat(): GeoPoint {
    return { lat: this.seatLat, lng: this.seatLng };
  }

  @Field(() => County, { description: "The county it lies in (län)." })
  async county(@Ctx() ctx: Context): Promise<County> {
    return (await loadReferenceTable(ctx, County, "code")).get(this.countyCode)!;
  }

  static async __resolveReference({ code }: { code: string }, ctx: Context): Promise<Municipality | null> {
    return (await loadReferenceTable(ctx, Municipality, "code")).get(code) ?? null;
  }
}

@Resolver()
export class MunicipalityQueries {
  @Query(() => Municipality, {
    nullable: true,
    description: "The municipality with this code; null when there is none.",
  })
  municipality(
    @Arg("code", () => MunicipalityCode, { description: "Its code, such as 2082." }) code: string,
    @Ctx() ctx: Context,
  ): Promise<Municipality | null> {
    return Municipality.__resolveReference({ code }, ctx);
  }

  @Directive("@listSize(assumedSize: 290)")
  @Query(() => [Municipality], { description: "All 290 municipalities in the order of their codes." })
  async municipalities(@Ctx() ctx: Context): Promise<Municipality[]> {
    return [...(await loadReferenceTable(ctx, Municipality, "code")).values()];
  }
}

@Resolver(() => County)
export class CountyMunicipalities {
  @Directive("@listSize(assumedSize: 14)")
  @FieldResolver(() => [Municipality], { description: "Its municipalities in the order of their codes." })
  async municipalities(@Root() county: County, @Ctx() ctx: Context): Promise<Municipality[]> {
    const all = await loadReferenceTable(ctx, Municipality, "code");
    return [...all.values()].filter(({ countyCode }) => countyCode === county.code);
  }
}
