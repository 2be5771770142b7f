import { sql } from "kysely";
import { Ctx, Directive, Field, Int, ObjectType } from "type-graphql";
import { CountyCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { coachCountPer, LEAST_SHOWN } from "../coach/coach-count.js";
import { openRequestsPer } from "../request/open-requests.js";

/** Owned by the actors subgraph. Here a county is its code, and how much coaching there is and is wanted. */
@ObjectType()
@Directive('@key(fields: "code")')
export class County {
  @Field(() => CountyCode)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      "How many trained coaches help in the county, rounded down to a multiple of 5, so that no municipality's hidden number can be worked out; null when fewer than 5.",
  })
  async coachCount(@Ctx() ctx: Context): Promise<number | null> {
    const count = await coachesIn(ctx, this.code);
    return count >= LEAST_SHOWN ? count - (count % LEAST_SHOWN) : null;
  }

  @Field(() => Int, { nullable: true, description: "How many requests from the county still lack coaches." })
  openRequests(@Ctx() ctx: Context): Promise<number> {
    return openRequestsIn(ctx, this.code);
  }

  static __resolveReference({ code }: { code: string }): County {
    return Object.assign(new County(), { code });
  }
}

const coachesIn = coachCountPer(sql`e.county_codes`);
const openRequestsIn = openRequestsPer(sql`e.county_code`);
