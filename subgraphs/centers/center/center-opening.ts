import { Arg, Args, ArgsType, Ctx, Field, FieldResolver, Int, Resolver, Root } from "type-graphql";
import { instantAfter } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import { InRange } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import { hasHours, isAnyOpen, nextOpening } from "../hours/opening.js";
import { type CenterUnit, loadUnits } from "./center-unit.js";
import { DigidelCenter } from "./digidel-center.js";

@ArgsType()
export class OpensWithinArgs {
  @Field(() => Int, { description: "How soon, in minutes, 0 to 10080 (a week)." })
  @InRange(0, 10_080)
  minutes!: number;

  @Field(() => DateTime, { nullable: true, description: "Counted from when; now when left out." })
  at?: Date | null;
}

@Resolver(() => DigidelCenter)
export class CenterOpening {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description:
      "Whether one of its units is open at an instant; null when no unit has any hours. Only an active centre is open.",
  })
  @Reads()
  async openNow(
    @Root() center: DigidelCenter,
    @Arg("at", () => DateTime, { nullable: true, description: "When; now when left out." }) at: Date | null,
    @Ctx() ctx: Context,
  ): Promise<boolean | null> {
    if (center.status !== "ACTIVE") return false;
    const units = await unitsWithHours(center, ctx);
    return units.length > 0 ? isAnyOpen(units, at ?? clock.now()) : null;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description:
      "When one of its units next opens after an instant; of an open centre, the first time after it has closed. Null when none does within a year, or its hours are not known.",
  })
  @Reads()
  async nextOpening(
    @Root() center: DigidelCenter,
    @Arg("at", () => DateTime, { nullable: true, description: "After when; now when left out." }) at: Date | null,
    @Ctx() ctx: Context,
  ): Promise<Date | null> {
    if (center.status !== "ACTIVE") return null;
    return nextOpening(await unitsWithHours(center, ctx), at ?? clock.now());
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: "Whether it is open at an instant or opens soon after it; null when no unit has any hours.",
  })
  @Reads()
  async opensWithin(
    @Root() center: DigidelCenter,
    @Args(() => OpensWithinArgs) args: OpensWithinArgs,
    @Ctx() ctx: Context,
  ): Promise<boolean | null> {
    const at = args.at ?? clock.now();
    const isOpen = await this.openNow(center, at, ctx);
    if (isOpen !== false) return isOpen;
    const next = await this.nextOpening(center, at, ctx);
    return next !== null && next <= instantAfter(at, { minutes: args.minutes });
  }
}

async function unitsWithHours({ id }: DigidelCenter, ctx: Context): Promise<CenterUnit[]> {
  return (await loadUnits(ctx, id)).filter(hasHours);
}
