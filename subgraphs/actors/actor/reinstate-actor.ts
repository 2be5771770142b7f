import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { Actor } from "./actor.js";
import { ownActor, WrongActorStatus } from "./lock-actor.js";

const ReinstateActorResult = createResultUnion("ReinstateActorResult", () => [Actor, WrongActorStatus]);

@Resolver()
export class ReinstateActor {
  @Authorized("COORDINATOR")
  @Mutation(() => ReinstateActorResult, { description: "Lets a suspended actor take part again." })
  async reinstateActor(
    @Arg("id", () => ID, { description: "Which actor." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const actor = await ownActor(ctx, id, ["SUSPENDED"]);
    return actor instanceof UserError ? actor : Object.assign(actor, { status: "ACTIVE" });
  }
}
