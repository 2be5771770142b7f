import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { lockOwnEvent, NotYourEvent, WrongState } from "../event/lock-event.js";
import { CannotCoOrganize, invitationRules } from "../event/peer-rules.js";

const MOST = 20;

@InputType({ description: "An activity and an actor that arranges it too, or is asked to." })
export class CoOrganizerInput {
  @Field(() => ID, { description: "Id of the activity." })
  eventId!: string;

  @Field(() => String, { description: "Slug of the actor." })
  @IsText(1, 250)
  actor!: string;
}

@ObjectType({ implements: UserError, description: "As many actors as there may be arrange it, or are asked to." })
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
      "Asks an actor to arrange an activity of the caller's organisation together with it; once is enough. It is shown when it confirms.",
  })
  async inviteCoOrganizer(
    @Arg("input", () => CoOrganizerInput, { description: "Whom and for what." }) { eventId, actor }: CoOrganizerInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockOwnEvent(ctx, eventId, ["DRAFT", "PUBLISHED", "POSTPONED"]);
    if (event instanceof UserError) return event;
    const asked = [...event.coOrganizerSlugs, ...event.invitedSlugs];
    if (asked.includes(actor)) return event;
    const refusal = combineRefusals([
      ...(await invitationRules(ctx.peers, event.organizerSlug, [actor])),
      asked.length >= MOST && new TooManyCoOrganizers(MOST),
    ]);
    if (refusal) return refusal;
    event.invitedSlugs = [...event.invitedSlugs, actor];
    return event;
  }
}
