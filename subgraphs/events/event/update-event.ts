import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { combineRefusals, createResultUnion, StaleVersion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import { lockCampaignOf } from "../campaign/campaign-rules.js";
import { agreedContents, askAgainIfRewritten } from "./agreed-contents.js";
import { applyChanges, EventChangesInput } from "./event-changes.js";
import { brokenRules, eventRefusals } from "./event-rules.js";
import { Event } from "./event.js";
import { lockOwnEvent, NotYourEvent, WrongState } from "./lock-event.js";
import { CenterClosed, findCenter, UnknownCenter } from "./peer-rules.js";
import { publicationRefusals, publicationRules } from "./publication-rules.js";

@InputType({ description: "A change of an activity." })
export class UpdateEventInput {
  @Field(() => ID, { description: "Id of the activity." })
  id!: string;

  @Field(() => Int, { description: "Its `version` when the caller read it." })
  expectedVersion!: number;

  @Field(() => EventChangesInput, { description: "What to change." })
  @ValidateNested()
  changes!: EventChangesInput;
}

const UpdateEventResult = createResultUnion("UpdateEventResult", () => [
  Event,
  NotYourEvent,
  WrongState,
  StaleVersion,
  ...eventRefusals,
  ...publicationRefusals,
]);

@Resolver()
export class UpdateEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => UpdateEventResult, {
    description:
      "Changes an activity of the caller's organisation: a draft, a published one that is not over, or a postponed one, to give it its new time. A public activity must keep to the rules of publication. Co-organizers that have confirmed are asked again, and not shown until they confirm, when what they agreed to has become another: title, times, format, way of taking part, place, campaign, price, or most words of the description. Filling in what was missing and small edits do not ask.",
  })
  async updateEvent(
    @Arg("input", () => UpdateEventInput, { description: "What to change." })
    { id, expectedVersion, changes }: UpdateEventInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const { em, peers, viewer } = ctx;
    const event = await lockOwnEvent(ctx, id, ["DRAFT", "PUBLISHED", "POSTPONED"]);
    if (event instanceof UserError) return event;
    if (event.version !== expectedVersion) return new StaleVersion(event.version);

    const before = agreedContents(event);
    const differs = applyChanges(event, changes);
    const { centerId, sessions } = changes;
    const center = centerId ? await findCenter(peers, centerId) : null;
    const moves = assignChanged(event, { centerSlug: centerId && (center?.slug ?? null) });
    if (!differs && !moves && !(centerId && !center)) return event;

    const campaign = await lockCampaignOf(em, event);
    const isUpcoming = !sessions || event.endsAt() > clock.now();
    const refusal = combineRefusals([
      centerId && !center ? new UnknownCenter(centerId) : null,
      moves && center?.status === "CLOSED" ? new CenterClosed(centerId!) : null,
      ...brokenRules(event, campaign, sessions ?? undefined),
      ...(event.state === "DRAFT" ? [] : publicationRules(event, campaign, viewer, isUpcoming)),
    ]);
    if (refusal) return refusal;
    askAgainIfRewritten(event, before);
    return event;
  }
}
