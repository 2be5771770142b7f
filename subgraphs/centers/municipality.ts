import { sql } from "kysely";
import { Ctx, Directive, Field, Float, Int, ObjectType } from "type-graphql";
import type { Context } from "../../kit/context.js";
import { manyBy } from "../../kit/read.js";
import { MunicipalityCode } from "../../kit/scalars.js";

import { DigidelCenter } from "./digidel-center.js";
import { activeCentersBy, isListed } from "./listed-centers.js";

/** Owned by the actors subgraph. Here a municipality is its code, and its centres. */
@ObjectType()
@Directive('@key(fields: "code")')
export class Municipality {
  @Field(() => MunicipalityCode)
  code!: string;

  @Field(() => Int)
  @Directive("@external")
  population?: number;

  @Field(() => [DigidelCenter], { nullable: true, description: "Its active and paused centres, by name." })
  centers(@Ctx() ctx: Context): Promise<DigidelCenter[]> {
    return centersOf(ctx, this.code);
  }

  @Field(() => Boolean, { nullable: true, description: "Whether it has an active centre." })
  async hasCenter(@Ctx() ctx: Context): Promise<boolean> {
    return (await activeCenters(ctx, this.code)) > 0;
  }

  @Field(() => Float, { nullable: true, description: "Residents per active centre; null when there is none." })
  @Directive('@requires(fields: "population")')
  async residentsPerCenter(@Ctx() ctx: Context): Promise<number | null> {
    const centers = await activeCenters(ctx, this.code);
    return centers > 0 ? this.population! / centers : null;
  }

  static of(code: string): Municipality {
    return Object.assign(new Municipality(), { code });
  }

  static __resolveReference(reference: Pick<Municipality, "code" | "population">): Municipality {
    return Object.assign(new Municipality(), reference);
  }
}

const centersOf = manyBy(() => DigidelCenter, "municipalityCode", sql`e.name, e.id`, isListed);
const activeCenters = activeCentersBy(sql`e.municipality_code`);
