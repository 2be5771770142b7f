import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Ctx, Field, ObjectType } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { Campaign, editionsOf } from "./campaign.js";

@ObjectType({ description: "A name that a series of campaigns has or had." })
export class SeriesName {
  @Field(() => String, { description: "The name." })
  name!: string;

  @Field(() => String, {
    nullable: true,
    description: "The first year or month that it is known to be used (YYYY or YYYY-MM); null when not known.",
  })
  from!: string | null;

  @Field(() => String, {
    nullable: true,
    description: "The last year or month that it is known to be used (YYYY or YYYY-MM); null while it is in use.",
  })
  to!: string | null;
}

@Entity()
@ObjectType({ description: "Campaigns that return, each time as an edition of its own (kampanjserie)." })
export class CampaignSeries {
  @Field(() => String, { description: "Its code; it stays when the name changes." })
  @PrimaryKey({ type: "text" })
  code!: string;

  @Field(() => [SeriesName], { description: "Its names over time, oldest first." })
  @Property({ type: "json" })
  names!: SeriesName[];

  @Field(() => String, { description: "Where this comes from." })
  @Property({ type: "text" })
  sourceNote!: string;

  @Field(() => [Campaign], {
    description: "Its editions, earliest first, to compare year with year; those without a known day last.",
  })
  editions(@Ctx() ctx: Context): Promise<Campaign[]> {
    return editionsOf(ctx, this.code);
  }
}
