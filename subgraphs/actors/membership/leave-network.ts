import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { asSystem } from "../../../kit/sql/session.js";
import { ActorContact } from "../actor/actor-contact.js";
import { Actor } from "../actor/actor.js";
import { lockActor, NotYourActor, WrongActorStatus } from "../actor/lock-actor.js";
import { ApiKey } from "../keys/api-key.js";

const LeaveNetworkResult = createResultUnion("LeaveNetworkResult", () => [Actor, NotYourActor, WrongActorStatus]);

@Resolver()
export class LeaveNetwork {
  @Authorized("MEMBER", "MUNICIPALITY", "COORDINATOR")
  @Mutation(() => LeaveNetworkResult, {
    description:
      "Takes the caller's organisation out of the network, or any for the coordinator. What it has done stays; its contacts are erased and its keys revoked, those of its municipality too if it is one.",
  })
  async leaveNetwork(
    @Arg("id", () => ID, { description: "Which actor." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const actor = await lockActor(ctx, id, ["ACTIVE", "SUSPENDED"]);
    if (actor instanceof UserError) return actor;
    const now = clock.now();
    await revokeKeys(ctx, actor, now);
    ctx.em.remove(await ctx.em.find(ActorContact, { actorSlug: actor.slug }));
    return Object.assign(actor, { status: "LEFT", leftAt: localDay(now) });
  }
}

/** As the system, since a MEMBER key sees its actor's keys but not those of the municipality. */
function revokeKeys(ctx: Context, { slug: actorSlug, kind, homeMunicipalityCode }: Actor, now: Date): Promise<void> {
  const { em } = ctx;
  const ofMunicipality = kind === "MUNICIPALITY" ? [{ municipalityCode: homeMunicipalityCode }] : [];
  return asSystem(ctx, async () => {
    const keys = await em.find(ApiKey, { revokedAt: null, $or: [{ actorSlug }, ...ofMunicipality] });
    for (const key of keys) key.revokedAt = now;
    await em.flush();
  });
}
