import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { lockCampaignOf } from "../campaign/campaign-rules.js";
import { Event } from "../event/event.js";
import { lockEvent, WrongState } from "../event/lock-event.js";
import { membershipRefusals, membershipRules } from "../event/publication-rules.js";
import { NotInvited } from "./decline-co-organizing.js";

const ConfirmCoOrganizingResult = createResultUnion("ConfirmCoOrganizingResult", () => [
  Event,
  NotInvited,
  WrongState,
  ...membershipRefusals,
]);

@Resolver()
export class ConfirmCoOrganizing {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => ConfirmCoOrganizingResult, {
    description:
      "Accepts an invitation to the caller's organisation to co-organize an activity; from then on it is shown as co-organizer, until the activity becomes another, which asks again. Repeating it changes nothing.",
  })
  async confirmCoOrganizing(
    @Arg("eventId", () => ID, { description: "Which activity." }) eventId: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const { em, viewer } = ctx;
    const event = await lockEvent(ctx, eventId);
    if (event instanceof UserError) return event;
    const actor = viewer.actorSlug;
    if (!actor) return new NotInvited();
    if (!event.allCoOrganizers().includes(actor)) return new NotInvited();
    if (!event.invitedSlugs.includes(actor)) return event;
    const status = event.status();
    if (status !== "DRAFT" && status !== "PUBLISHED" && status !== "POSTPONED") return new WrongState(status);
    const refusal = combineRefusals([...membershipRules(viewer, await lockCampaignOf(em, event))]);
    if (refusal) return refusal;

    event.invitedSlugs = event.invitedSlugs.filter((slug) => slug !== actor);
    event.coOrganizerSlugs = [...event.coOrganizerSlugs, actor];
    return event;
  }
}
