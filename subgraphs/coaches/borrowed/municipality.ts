import { sql } from "kysely";
import { Ctx, Directive, Field, Int, ObjectType } from "type-graphql";
import { MunicipalityCode } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { coachCountPer, LEAST_SHOWN } from "../coach/coach-count.js";
import { openRequestsPer } from "../request/open-requests.js";

/** Owned by the actors subgraph. Here a municipality is its code, and how much coaching there is and is wanted. */
@ObjectType()
@Directive('@key(fields: "code")')
export class Municipality {
  @Field(() => MunicipalityCode)
  code!: string;

  @Field(() => Int, {
    nullable: true,
    description: "How many trained coaches help here; null when fewer than 5, to protect them.",
  })
  async coachCount(@Ctx() ctx: Context): Promise<number | null> {
    const count = await coachesIn(ctx, this.code);
    return count >= LEAST_SHOWN ? count : null;
  }

  @Field(() => Int, { nullable: true, description: "How many requests from here still lack coaches." })
  openRequests(@Ctx() ctx: Context): Promise<number> {
    return openRequestsIn(ctx, this.code);
  }

  static of(code: string): Municipality {
    return Object.assign(new Municipality(), { code });
  }

  static __resolveReference({ code }: { code: string }): Municipality {
    return Municipality.of(code);
  }
}

const coachesIn = coachCountPer(sql`e.area_codes`);
const openRequestsIn = openRequestsPer(sql`e.municipality_code`);
