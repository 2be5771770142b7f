import { ValidateNested } from "class-validator";
import { sql } from "kysely";
import { Args, ArgsType, Ctx, Field, Float, Int, ObjectType, Query, Resolver } from "type-graphql";
import { GeoPointInput } from "../../../kit/graphql/geo-point.js";
import { PageSize } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { plannedAnew } from "../../../kit/sql/planned-anew.js";
import { selectedShape } from "../../../kit/sql/selected-columns.js";
import { EARTH_RADIUS_KM } from "../../../kit/sweden/distance.js";
import { DigidelCenter } from "./digidel-center.js";

@ObjectType({ description: "A centre and how far it is from the given point." })
export class NearestCenter {
  @Field(() => Float, {
    description:
      "Kilometres to its nearest unit, as the crow flies on the mean sphere of the earth, to the nearest 0.1.",
  })
  distanceKm!: number;

  @Field(() => Boolean, { description: "True when that unit's position is only the seat of its municipality." })
  approximate!: boolean;

  @Field(() => DigidelCenter, { description: "The centre." })
  center!: DigidelCenter;
}

@ArgsType()
export class NearestArgs {
  @Field(() => GeoPointInput, { description: "From where." })
  @ValidateNested()
  point!: GeoPointInput;

  @Field(() => Int, { defaultValue: 5, description: "How many, 1 to 100 unless the hub is set otherwise." })
  @PageSize(1)
  first!: number;
}

@Resolver()
export class NearestCenterQueries {
  @Query(() => [NearestCenter], { description: "The active centres nearest to a point, nearest first, each once." })
  async nearestCenters(
    @Args(() => NearestArgs) { point, first }: NearestArgs,
    @Ctx() ctx: Context,
  ): Promise<NearestCenter[]> {
    const { columns, instance } = selectedShape(ctx, DigidelCenter);
    const origin = sql`${plannedAnew} on_sphere(${point.lat}, ${point.lng})`;
    const { rows } = await sql<{ distanceKm: number; approximate: boolean }>`
      select ${columns}, u.approximate, ${2 * EARTH_RADIUS_KM} * asin(least(1, (u.position <-> ${origin}) / 2)) as "distanceKm"
      from center_unit u join digidel_center e on e.id = u.center_id
      where e.status = 'ACTIVE' and u.id = (
        select n.id from center_unit n where n.center_id = u.center_id order by n.position <-> ${origin}, n.id limit 1)
      order by u.position <-> ${origin} limit ${first}`.execute(ctx.db);
    return rows.map(({ distanceKm, approximate, ...row }) => ({
      distanceKm: Math.round(distanceKm * 10) / 10,
      approximate,
      center: instance<DigidelCenter>(row),
    }));
  }
}
