import { Arg, Authorized, Ctx, Field, ID, Mutation, ObjectType, Resolver } from "type-graphql";
import type { Context } from "../../kit/context.js";
import { forbidden, refusalOf, resultOf, UserError } from "../../kit/errors.js";
import type { Peers } from "../../kit/peers.js";
import { municipalityByCode } from "../../kit/sweden.js";
import { Campaign } from "./campaign.js";
import { CreateEventInput } from "./create-event-input.js";
import { Event } from "./event.js";
import * as refusals from "./event-refusals.js";
import { brokenRules } from "./event-rules.js";

@ObjectType({ implements: UserError, description: "No campaign has this slug." })
export class UnknownCampaign extends UserError {
  @Field(() => String, { description: "The slug." })
  campaignSlug: string;

  constructor(campaignSlug: string) {
    super({ sv: `Det finns ingen kampanj ${campaignSlug}.`, en: `There is no campaign ${campaignSlug}.` });
    this.campaignSlug = campaignSlug;
  }
}

@ObjectType({ implements: UserError, description: "No DigidelCenter has this id." })
export class UnknownCenter extends UserError {
  @Field(() => ID, { description: "The id." })
  centerId: string;

  constructor(centerId: string) {
    super({ sv: `Det finns inget DigidelCenter ${centerId}.`, en: `There is no DigidelCenter ${centerId}.` });
    this.centerId = centerId;
  }
}

export const CreateEventResult = resultOf("CreateEventResult", () => [
  Event,
  ...Object.values(refusals),
  UnknownCampaign,
  UnknownCenter,
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
    if (!viewer.actorSlug) throw forbidden("Your key is not bound to an actor.");
    const campaign = input.campaign ? await em.findOne(Campaign, { slug: input.campaign }) : null;
    const centerSlug = input.centerId ? await slugOfCenter(peers, input.centerId) : null;
    const refusal = refusalOf([
      input.campaign && !campaign ? new UnknownCampaign(input.campaign) : null,
      input.centerId && !centerSlug ? new UnknownCenter(input.centerId) : null,
      ...brokenRules(input, campaign),
    ]);
    return refusal ?? em.create(Event, { ...rowOf(input), organizerSlug: viewer.actorSlug, centerSlug });
  }
}

function rowOf(input: CreateEventInput) {
  const { title, description, format, campaign, sessions, attendanceMode, venue, onlineUrl, phone } = input;
  const { municipality, openToPublic, priceSek, commercial, campaignMarked, externalId } = input;
  const point = venue?.point ?? (municipality ? municipalityByCode(municipality)?.seat : undefined);
  return {
    ...{ title, description, format, attendanceMode, venue, onlineUrl, phone, externalId },
    ...{ openToPublic, priceSek, commercial, campaignMarked },
    campaignSlug: campaign,
    campaignDays: distinct(input.campaignDays).sort(),
    sessions: sessions
      .toSorted((a, b) => a.start.getTime() - b.start.getTime())
      .map(({ start, end, capacity = null }) => ({ start: start.toISOString(), end: end.toISOString(), capacity })),
    municipalityCode: municipality,
    lat: point?.lat,
    lng: point?.lng,
    invitedSlugs: distinct(input.coOrganizers),
    languages: distinct(input.languages),
    targetGroups: distinct(input.targetGroups),
    topics: distinct(input.topics),
    accessibility: distinct(input.accessibility),
  };
}

const distinct = <T>(values: T[] | null | undefined): T[] => [...new Set(values)];

/** Rows of other subgraphs are named by slug. */
async function slugOfCenter(peers: Peers, id: string): Promise<string | null> {
  const { _entities } = await peers.ask<{ _entities: ({ slug: string } | null)[] }>(
    "centers",
    "query ($centers: [_Any!]!) { _entities(representations: $centers) { ... on DigidelCenter { slug } } }",
    { centers: [{ __typename: "DigidelCenter", id }] },
  );
  return _entities[0]?.slug ?? null;
}
