import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Arg, Ctx, Directive, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { CountyCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { loadReferenceTable } from "../../../kit/sql/read.js";

@Entity()
@ObjectType({ description: "One of Sweden's 21 counties (län). Read-only reference data." })
@Directive('@key(fields: "code")')
export class County {
  @Field(() => CountyCode, {
    description: "Statistics Sweden's code: the first two digits of its municipalities' codes.",
  })
  @PrimaryKey({ type: "text" })
  code!: string;

  @Field(() => String, { description: "The name, such as Dalarnas län." })
  @Property({ type: "text" })
  name!: string;

  @Field(() => String, {
    description: "The county letter (länsbokstav), such as W; with SE- before it, the ISO 3166-2 code.",
  })
  @Property({ type: "text" })
  letter!: string;

  @Field(() => String, { description: "Where the county administrative board resides (residensstad)." })
  @Property({ type: "text" })
  residenceTown!: string;

  @Field(() => Int, { description: "Registered residents: the sum of its municipalities." })
  @Property({ type: "integer" })
  population!: number;

  static async __resolveReference({ code }: { code: string }, ctx: Context): Promise<County | null> {
    return (await loadReferenceTable(ctx, County, "code")).get(code) ?? null;
  }
}

@Resolver()
export class CountyQueries {
  @Query(() => County, { nullable: true, description: "The county with this code; null when there is none." })
  county(
    @Arg("code", () => CountyCode, { description: "Its code, such as 20." }) code: string,
    @Ctx() ctx: Context,
  ): Promise<County | null> {
    return County.__resolveReference({ code }, ctx);
  }

  @Directive("@listSize(assumedSize: 21)")
  @Query(() => [County], { description: "All 21 counties in the order of their codes." })
  async counties(@Ctx() ctx: Context): Promise<County[]> {
    return [...(await loadReferenceTable(ctx, County, "code")).values()];
  }
}
