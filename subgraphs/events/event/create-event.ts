import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { Arg, Authorized, Ctx, Field, ID, Mutation, ObjectType, Resolver } from "type-graphql";
import { forbidden, combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import type { ActivityFormat } from "../../../kit/vocabulary/activities.js";
import { acquireNamedLock } from "../../../kit/sql/session.js";
import { CannotCoOrganize, invitationRules } from "./peer-rules.js";
import { applyChanges } from "./apply-changes.js";
import { campaignOf } from "./campaign-of.js";
import { CreateEventInput } from "./create-event-input.js";
import * as refusals from "./event-refusals.js";
import { brokenRules } from "./event-rules.js";
import { Event } from "./event.js";
import { slugOfCenter } from "./slug-of-center.js";

@ObjectType({
  implements: UserError,
  description: "Another activity of the caller's organisation has this name in its system: change that one instead.",
})
class ExternalIdTaken extends UserError {
  @Field(() => ID, { description: "Id of the activity that has it." })
  eventId: string;

  constructor(externalId: string, eventId: string) {
    super({
      sv: `Er aktivitet ${eventId} har redan externalId ${externalId}.`,
      en: `Your activity ${eventId} already has the externalId ${externalId}.`,
    });
    this.eventId = eventId;
  }
}

const CreateEventResult = createResultUnion("CreateEventResult", () => [
  Event,
  ...Object.values(refusals),
  CannotCoOrganize,
  ExternalIdTaken,
]);

@Resolver()
export class CreateEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => CreateEventResult, {
    description:
      "Stores a draft of an activity that the caller's organisation arranges. `publishEvent` makes it public.",
  })
  async createEvent(
    @Arg("input", () => CreateEventInput, { description: "The activity." }) input: CreateEventInput,
    @Ctx() { em, viewer, peers }: Context,
  ): Promise<Event | UserError> {
    const { format, centerId, externalId } = input;
    const organizer = viewer.actorSlug;
    if (!organizer) throw forbidden("Your key is not bound to an actor.");

    const event = new Event();
    applyChanges(event, { ...input, attendanceMode: input.attendanceMode ?? modeOf(format) });
    event.organizerSlug = organizer;
    event.invitedSlugs = [...new Set(input.coOrganizers)];
    event.centerSlug = centerId ? await slugOfCenter(peers, centerId) : null;
    event.externalId = externalId ?? null;

    const namesake = externalId ? await withExternalId(em, organizer, externalId) : null;
    const refusal = combineRefusals([
      centerId && !event.centerSlug ? new refusals.UnknownCenter(centerId) : null,
      namesake && new ExternalIdTaken(namesake.externalId!, namesake.id),
      ...brokenRules(event, await campaignOf(em, event), input.sessions),
      ...(await invitationRules(peers, organizer, event.invitedSlugs)),
    ]);
    if (refusal) return refusal;
    em.persist(event);
    return event;
  }
}

const ONLINE: ActivityFormat[] = ["WEBINAR", "PODCAST", "PHONE_SUPPORT"];
const modeOf = (format: ActivityFormat) => (ONLINE.includes(format) ? "ONLINE" : "ON_SITE");

/** Holds others with the same name back until this transaction ends. */
async function withExternalId(em: SqlEntityManager, organizerSlug: string, externalId: string): Promise<Event | null> {
  await acquireNamedLock(em.getKysely(), JSON.stringify([organizerSlug, externalId]));
  return em.findOne(Event, { organizerSlug, externalId, state: { $ne: "DELETED" } });
}
