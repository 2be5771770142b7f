import { sql } from "kysely";
import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { createManyLoader } from "../../../kit/sql/read.js";
import { Municipality } from "../place/municipality.js";
import { Actor } from "./actor.js";

const loadActiveActors = createManyLoader(
  () => Actor,
  "homeMunicipalityCode",
  sql`e.slug`,
  sql`e.kind = 'MUNICIPALITY' and e.status = 'ACTIVE'`,
);

const loadCurrentActors = createManyLoader(
  () => Actor,
  "homeMunicipalityCode",
  sql`e.status = 'ACTIVE' desc, e.slug`,
  sql`e.kind = 'MUNICIPALITY' and e.status <> 'LEFT'`,
);

/** The actor that officers of a municipality act for. It may be suspended: they then act for it, but publish nothing. */
export const loadMunicipalActor = async (ctx: Context, municipalityCode: string): Promise<Actor | null> =>
  (await loadCurrentActors(ctx, municipalityCode))[0] ?? null;

@Resolver(() => Municipality)
export class MunicipalityActor {
  @FieldResolver(() => Actor, {
    nullable: true,
    description:
      "The municipality as an active actor of the network; null when it has not joined, is suspended or has left.",
  })
  async actor(@Root() { code }: Municipality, @Ctx() ctx: Context): Promise<Actor | null> {
    return (await loadActiveActors(ctx, code))[0] ?? null;
  }
}
