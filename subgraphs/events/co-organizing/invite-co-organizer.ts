import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { lockOwnEvent, NotYourEvent, WrongState } from "../event/lock-event.js";
import { CannotCoOrganize, invitationRules } from "../event/peer-rules.js";

const MAX_CO_ORGANIZERS = 20;

@InputType({ description: "An activity, and an actor that co-organizes it or is invited to." })
export class CoOrganizerInput {
  @Field(() => ID, { description: "Id of the activity." })
  eventId!: string;

  @Field(() => String, { description: "Slug of the actor." })
  @IsText(1, 250)
  actor!: string;
}

@ObjectType({
  implements: UserError,
  description: "The activity has as many co-organizers, invited ones included, as it may have.",
})
class TooManyCoOrganizers extends UserError {
  @Field(() => Int, { description: "How many there may be." })
  most: number;

  constructor(most: number) {
    super({ sv: `En aktivitet kan ha högst ${most} medarrangörer.`, en: `At most ${most} actors may co-organize.` });
    this.most = most;
  }
}

const InviteCoOrganizerResult = createResultUnion("InviteCoOrganizerResult", () => [
  Event,
  NotYourEvent,
  WrongState,
  CannotCoOrganize,
  TooManyCoOrganizers,
]);

@Resolver()
export class InviteCoOrganizer {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => InviteCoOrganizerResult, {
    description:
      "Invites an actor to co-organize an activity of the caller's organisation; it is shown when it confirms. Repeating it changes nothing.",
  })
  async inviteCoOrganizer(
    @Arg("input", () => CoOrganizerInput, { description: "The activity and the actor." })
    { eventId, actor }: CoOrganizerInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEvent(ctx, eventId, ["DRAFT", "PUBLISHED", "POSTPONED"]);
    if (event instanceof UserError) return event;
    const coOrganizers = event.allCoOrganizers();
    if (coOrganizers.includes(actor)) return event;
    const refusal = combineRefusals([
      ...(await invitationRules(ctx.peers, event.organizerSlug, [actor])),
      coOrganizers.length >= MAX_CO_ORGANIZERS && new TooManyCoOrganizers(MAX_CO_ORGANIZERS),
    ]);
    if (refusal) return refusal;
    event.invitedSlugs = [...event.invitedSlugs, actor];
    return event;
  }
}
