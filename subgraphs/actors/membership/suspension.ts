import { Arg, Args, ArgsType, Authorized, Ctx, Field, ID, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { Actor } from "../actor/actor.js";
import { lockActor, WrongActorStatus } from "../actor/lock-actor.js";

const SuspendActorResult = createResultUnion("SuspendActorResult", () => [Actor, WrongActorStatus]);
const ReinstateActorResult = createResultUnion("ReinstateActorResult", () => [Actor, WrongActorStatus]);

@ArgsType()
class SuspendActorArgs {
  @Field(() => ID, { description: "Which actor." })
  id!: string;

  @Field(() => String, { nullable: true, description: "Why, for the actor itself: 3 to 500 characters." })
  @IsText(3, 500)
  reason?: string | null;
}

@Resolver()
export class Suspension {
  @Authorized("COORDINATOR")
  @Mutation(() => SuspendActorResult, {
    description:
      "Shuts out an actor that has broken the rules: its keys still work for its own data and drafts, but it accepts no rules, publishes and joins nothing, and what it organizes is neither listed nor counted until it is reinstated.",
  })
  async suspendActor(
    @Args(() => SuspendActorArgs) { id, reason = null }: SuspendActorArgs,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const actor = await lockActor(ctx, id, ["ACTIVE"]);
    if (actor instanceof UserError) return actor;
    const suspension = { at: clock.now().toISOString(), reason };
    return Object.assign(actor, { status: "SUSPENDED", suspension });
  }

  @Authorized("COORDINATOR")
  @Mutation(() => ReinstateActorResult, {
    description:
      "Lets a suspended actor take part again. One that has left meanwhile stays out, and what it organized is shown again.",
  })
  async reinstateActor(
    @Arg("id", () => ID, { description: "Which actor." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const actor = await lockActor(ctx, id, ["SUSPENDED", "LEFT"]);
    if (actor instanceof UserError) return actor;
    if (actor.status === "LEFT" && !actor.suspension) return new WrongActorStatus(actor.status);
    return Object.assign(actor, { status: actor.status === "LEFT" ? "LEFT" : "ACTIVE", suspension: null });
  }
}
