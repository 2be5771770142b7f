import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Actor } from "../actor/actor.js";
import { lockActor, WrongActorStatus } from "../actor/lock-actor.js";

const SuspendActorResult = createResultUnion("SuspendActorResult", () => [Actor, WrongActorStatus]);
const ReinstateActorResult = createResultUnion("ReinstateActorResult", () => [Actor, WrongActorStatus]);

@Resolver()
export class Suspension {
  @Authorized("COORDINATOR")
  @Mutation(() => SuspendActorResult, {
    description: "Shuts out an actor that has broken the rules: its keys still work, but publish nothing.",
  })
  async suspendActor(
    @Arg("id", () => ID, { description: "Which actor." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const actor = await lockActor(ctx, id, ["ACTIVE"]);
    return actor instanceof UserError ? actor : Object.assign(actor, { status: "SUSPENDED" });
  }

  @Authorized("COORDINATOR")
  @Mutation(() => ReinstateActorResult, { description: "Lets a suspended actor take part again." })
  async reinstateActor(
    @Arg("id", () => ID, { description: "Which actor." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const actor = await lockActor(ctx, id, ["SUSPENDED"]);
    return actor instanceof UserError ? actor : Object.assign(actor, { status: "ACTIVE" });
  }
}
