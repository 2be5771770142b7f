import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { Cost } from "../../../kit/graphql/cost.js";
import { forbidden, combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { LocalizedTextInput } from "../../../kit/graphql/localized-text.js";
import { EachText, InRange, IsLocalizedText, IsText, ListSize } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { ActivityFormat } from "../../../kit/vocabulary/activities.js";
import { acquireNamedLock } from "../../../kit/writing/locks.js";
import { lockCampaignOf } from "../campaign/campaign-rules.js";
import { applyChanges, EventDetailsInput } from "./event-changes.js";
import { brokenRules, eventRefusals } from "./event-rules.js";
import { Event } from "./event.js";
import { CannotCoOrganize, CenterClosed, findCenter, invitationRules, UnknownCenter } from "./peer-rules.js";
import { MAX_SESSIONS, SessionInput } from "./venue-and-sessions.js";

@InputType({
  description:
    "A new activity. It is stored as a draft, seen only by its organizer, the actors it invites and the coordinator until it is published.",
})
export class CreateEventInput extends EventDetailsInput {
  @Field(() => LocalizedTextInput, { description: "Its title, 3 to 200 characters in each language." })
  @ValidateNested()
  @IsLocalizedText(3, 200)
  title!: LocalizedTextInput;

  @Field(() => ActivityFormat, { description: "What it looks like." })
  format!: ActivityFormat;

  @Field(() => [SessionInput], {
    description: `When it takes place: 1 to ${MAX_SESSIONS} sessions that do not overlap; with campaign days, each is on one of them.`,
  })
  @Cost(10)
  @ListSize(1, MAX_SESSIONS)
  @ValidateNested({ each: true })
  sessions!: SessionInput[];

  @Field(() => [String], {
    nullable: true,
    description: "Slugs of actors to invite as co-organizers, at most 20; each is shown when it confirms.",
  })
  @EachText(20, 250)
  coOrganizers?: string[] | null;

  @Field(() => Boolean, { description: "Whether anybody may come; it must then be free of charge." })
  openToPublic!: boolean;

  @Field(() => Int, { description: "Price for each participant in whole Swedish kronor, 0 to 100 000." })
  @InRange(0, 100_000)
  priceSek!: number;

  @Field(() => Boolean, { description: "Whether it sells something, which an activity in a campaign may not." })
  commercial!: boolean;

  @Field(() => Boolean, { description: "Whether it is clearly marked as a part of the campaign." })
  campaignMarked!: boolean;

  @Field(() => String, {
    nullable: true,
    description: "Its id in the system that sends it, 1 to 200 characters, unique among the organizer's activities.",
  })
  @IsText(1, 200)
  externalId?: string | null;
}

@ObjectType({
  implements: UserError,
  description: "Another activity of the caller's organisation has this `externalId`: change that one instead.",
})
class ExternalIdTaken extends UserError {
  @Field(() => ID, { description: "Id of the activity that has it." })
  eventId: string;

  constructor(externalId: string, eventId: string) {
    super({
      sv: `Er aktivitet ${eventId} har redan ert id ${externalId}.`,
      en: `Your activity ${eventId} already has the externalId ${externalId}.`,
    });
    this.eventId = eventId;
  }
}

const CreateEventResult = createResultUnion("CreateEventResult", () => [
  Event,
  ...eventRefusals,
  CannotCoOrganize,
  ExternalIdTaken,
]);

@Resolver()
export class CreateEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => CreateEventResult, {
    description:
      "Creates a draft of an activity that the caller's organisation organizes. `publishEvent` makes it public.",
  })
  async createEvent(
    @Arg("input", () => CreateEventInput, { description: "The activity." }) input: CreateEventInput,
    @Ctx() { em, viewer, peers }: Context,
  ): Promise<Event | UserError> {
    const { format, centerId, externalId } = input;
    const organizer = viewer.actorSlug;
    if (!organizer)
      throw forbidden({
        sv: "Din nyckel hör inte till någon aktör.",
        en: "Your key is not bound to an actor.",
      });

    const event = new Event();
    applyChanges(event, { ...input, attendanceMode: input.attendanceMode ?? defaultMode(format) });
    event.organizerSlug = organizer;
    event.invitedSlugs = [...new Set(input.coOrganizers)];
    const center = centerId ? await findCenter(peers, centerId) : null;
    event.centerSlug = center?.slug ?? null;
    event.externalId = externalId ?? null;

    const existing = externalId ? await findByExternalId(em, organizer, externalId) : null;
    const refusal = combineRefusals([
      centerId && !center ? new UnknownCenter(centerId) : null,
      center?.status === "CLOSED" ? new CenterClosed(centerId!) : null,
      existing && new ExternalIdTaken(existing.externalId!, existing.id),
      ...brokenRules(event, await lockCampaignOf(em, event), input.sessions),
      ...(await invitationRules(peers, organizer, event.invitedSlugs)),
    ]);
    if (refusal) return refusal;
    em.persist(event);
    return event;
  }
}

const ONLINE: ActivityFormat[] = ["WEBINAR", "PODCAST", "PHONE_SUPPORT"];
const defaultMode = (format: ActivityFormat) => (ONLINE.includes(format) ? "ONLINE" : "ON_SITE");

/** Others that create an activity with the same `externalId` wait until this transaction ends. */
async function findByExternalId(
  em: SqlEntityManager,
  organizerSlug: string,
  externalId: string,
): Promise<Event | null> {
  await acquireNamedLock(em.getKysely(), JSON.stringify([organizerSlug, externalId]));
  return em.findOne(Event, { organizerSlug, externalId, state: { $ne: "DELETED" } });
}
