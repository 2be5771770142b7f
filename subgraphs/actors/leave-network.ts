import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { clock, dayOf } from "../../kit/clock.js";
import type { Context } from "../../kit/context.js";
import { resultOf, UserError } from "../../kit/errors.js";
import { Actor } from "./actor.js";
import { ActorContact } from "./actor-contact.js";
import { ApiKey } from "./api-key.js";
import { NotYourActor, ownActor, WrongActorStatus } from "./own-actor.js";

export const LeaveNetworkResult = resultOf("LeaveNetworkResult", () => [Actor, ...[NotYourActor, WrongActorStatus]]);

@Resolver()
export class LeaveNetwork {
  @Authorized("MEMBER", "MUNICIPALITY", "COORDINATOR")
  @Mutation(() => LeaveNetworkResult, {
    description:
      "Takes the caller's organisation out of the network, or any for the coordinator. What it has done stays; its contacts are erased and its MEMBER keys revoked.",
  })
  async leaveNetwork(
    @Arg("id", () => ID, { description: "Which actor." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const { em } = ctx;
    const actor = await ownActor(ctx, id, ["ACTIVE", "SUSPENDED"]);
    if (actor instanceof UserError) return actor;
    const now = clock.now();
    const actorSlug = actor.slug;
    em.remove(await em.find(ActorContact, { actorSlug }));
    for (const key of await em.find(ApiKey, { actorSlug, revokedAt: null })) key.revokedAt = now;
    return Object.assign(actor, { status: "LEFT", leftAt: dayOf(now) });
  }
}
