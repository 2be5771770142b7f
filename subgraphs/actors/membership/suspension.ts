import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Actor } from "../actor/actor.js";
import { ownActor, WrongActorStatus } from "../actor/lock-actor.js";

const SuspendActorResult = createResultUnion("SuspendActorResult", () => [Actor, WrongActorStatus]);

@Resolver()
export class SuspendActor {
  @Authorized("COORDINATOR")
  @Mutation(() => SuspendActorResult, {
    description: "Shuts an actor out that has broken the rules: its keys still open the hub, but publish nothing.",
  })
  async suspendActor(
    @Arg("id", () => ID, { description: "Which actor." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const actor = await ownActor(ctx, id, ["ACTIVE"]);
    return actor instanceof UserError ? actor : Object.assign(actor, { status: "SUSPENDED" });
  }
}
