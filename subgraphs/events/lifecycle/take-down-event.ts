import { Arg, Authorized, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import { asSentence } from "../../../kit/graphql/text.js";
import { IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { Event } from "../event/event.js";
import { lockEvent, WrongState } from "../event/lock-event.js";
import type { TakenDown } from "../event/organized-event.js";

@InputType({ description: "The taking down of an activity." })
class TakeDownEventInput {
  @Field(() => ID, { description: "Id of the activity." })
  id!: string;

  @Field(() => String, { description: "Why, and what to put right, for its organizer: 3 to 500 characters." })
  @IsText(3, 500)
  reason!: string;
}

@ObjectType({ implements: UserError, description: "The activity is taken down already, for another reason." })
class AlreadyTakenDown extends UserError {
  @Field(() => DateTime, { description: "When." })
  at: string;

  @Field(() => String, { description: "Why." })
  reason: string;

  constructor({ at, reason }: TakenDown) {
    super({
      sv: `Aktiviteten är redan nedtagen: ${asSentence(reason)} Lägg upp den igen för att ge ett annat skäl.`,
      en: `The activity is taken down already: ${asSentence(reason)} Put it back with restoreEvent to give another reason.`,
    });
    this.at = at;
    this.reason = reason;
  }
}

const TakeDownEventResult = createResultUnion("TakeDownEventResult", () => [Event, WrongState, AlreadyTakenDown]);
const RestoreEventResult = createResultUnion("RestoreEventResult", () => [Event]);

@Resolver()
export class TakeDownEvent {
  @Authorized("COORDINATOR")
  @Mutation(() => TakeDownEventResult, {
    description:
      "Takes any public activity down, with a reason that its organizer sees in `takenDown`: it is neither listed nor counted, and neither published nor copied, until `restoreEvent`. Its organizer can still correct, cancel and report it. Repeating it changes nothing.",
  })
  async takeDownEvent(
    @Arg("input", () => TakeDownEventInput, { description: "The activity and the reason." })
    { id, reason }: TakeDownEventInput,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockEvent(ctx, id);
    if (event instanceof UserError) return event;
    if (event.state === "DRAFT") return new WrongState(event.state);
    const { takenDown } = event;
    if (takenDown) return takenDown.reason === reason ? event : new AlreadyTakenDown(takenDown);
    event.takenDown = { at: clock.now().toISOString(), reason };
    return event;
  }

  @Authorized("COORDINATOR")
  @Mutation(() => RestoreEventResult, {
    description:
      "Puts an activity back that was taken down, in the state it is in by now. Repeating it changes nothing. It stays hidden while its organizer is suspended.",
  })
  async restoreEvent(
    @Arg("id", () => ID, { description: "Which activity." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<Event | UserError> {
    const event = await lockEvent(ctx, id);
    if (event instanceof UserError) return event;
    if (event.takenDown) event.takenDown = null;
    return event;
  }
}
