import { LockMode } from "@mikro-orm/postgresql";
import { Arg, Authorized, Ctx, Field, ID, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../kit/clock.js";
import type { Context } from "../../kit/context.js";
import { NotFound, refusalOf, resultOf, UserError } from "../../kit/errors.js";
import { isUuid } from "../../kit/read.js";
import type { Viewer } from "../../kit/viewer.js";
import { EventStatus } from "../../kit/vocabulary.js";
import { Campaign } from "./campaign.js";
import { Event } from "./event.js";

@ObjectType({ implements: UserError, description: "Another organisation arranges the activity." })
export class NotYourEvent extends UserError {
  constructor() {
    super({ sv: "En annan organisation arrangerar aktiviteten.", en: "Another organisation arranges the activity." });
  }
}

@ObjectType({ implements: UserError, description: "The caller's organisation is suspended or has left." })
export class ActorNotActive extends UserError {
  constructor() {
    super({ sv: "Er organisation är inte aktiv i nätverket.", en: "Your organisation is not active in the network." });
  }
}

@ObjectType({ implements: UserError, description: "The caller's organisation must accept the actor rules first." })
export class RulesNotAccepted extends UserError {
  @Field(() => String, { nullable: true, description: "The version to accept; null when any will do." })
  requiredVersion: string | null;

  constructor(requiredVersion: string | null) {
    super({
      sv: "Er organisation behöver först godkänna aktörsrutinerna.",
      en: "Your organisation must first accept the actor rules.",
    });
    this.requiredVersion = requiredVersion;
  }
}

@ObjectType({ implements: UserError, description: "A public activity in a campaign must be marked as a part of it." })
export class CampaignMarkRequired extends UserError {
  @Field(() => String, { description: "Slug of the campaign." })
  campaignSlug: string;

  constructor(campaignSlug: string) {
    super({
      sv: "Det behöver framgå tydligt att aktiviteten är en del av kampanjen.",
      en: "It must be clear that the activity is a part of the campaign.",
    });
    this.campaignSlug = campaignSlug;
  }
}

@ObjectType({ implements: UserError, description: "Something that the public needs to know is missing." })
export class NotReadyToPublish extends UserError {
  @Field(() => [String], {
    description: "The fields at fault: `description`, `targetGroups`, `sessions` (none of them in the future).",
  })
  missing: string[];

  constructor(missing: string[]) {
    super({
      sv: `Aktiviteten är inte klar att publicera, det saknas: ${missing.join(", ")}.`,
      en: `The activity is not ready to be published, this is missing: ${missing.join(", ")}.`,
    });
    this.missing = missing;
  }
}

@ObjectType({ implements: UserError, description: "The activity is in a state in which this cannot be done." })
export class WrongState extends UserError {
  @Field(() => EventStatus, { description: "The state it is in." })
  status: EventStatus;

  constructor(status: EventStatus) {
    super({ sv: `Det går inte nu: aktivitetens status är ${status}.`, en: `Not now: the activity is ${status}.` });
    this.status = status;
  }
}

export const PublishEventResult = resultOf("PublishEventResult", () => [
  Event,
  ...[NotYourEvent, ActorNotActive, RulesNotAccepted, CampaignMarkRequired, NotReadyToPublish, WrongState],
]);

@Resolver()
export class PublishEvent {
  @Authorized("MEMBER", "MUNICIPALITY")
  @Mutation(() => PublishEventResult, {
    description: "Makes a draft of the caller's organisation public, or a postponed activity that has its new time.",
  })
  async publishEvent(@Arg("id", () => ID) id: string, @Ctx() ctx: Context): Promise<Event | UserError> {
    const { em, viewer } = ctx;
    const event = isUuid(id) ? await em.findOne(Event, id, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
    if (!event?.visibleTo(ctx)) return new NotFound({ sv: "aktivitet", en: "activity" }, id);
    if (event.organizerSlug !== viewer.actorSlug) return new NotYourEvent();
    if (event.state !== "DRAFT" && event.state !== "POSTPONED") return new WrongState(event.status());

    const campaign = event.campaignSlug ? await em.findOne(Campaign, { slug: event.campaignSlug }) : null;
    const missing = missingIn(event);
    const refusal = refusalOf([
      !viewer.actorActive && new ActorNotActive(),
      !hasAccepted(viewer, campaign) && new RulesNotAccepted(requiredBy(viewer, campaign)),
      campaign && event.openToPublic && !event.campaignMarked && new CampaignMarkRequired(campaign.slug),
      missing.length > 0 && new NotReadyToPublish(missing),
    ]);
    if (refusal) return refusal;

    event.state = "PUBLISHED";
    event.publishedAt = event.updatedAt = clock.now();
    return event;
  }
}

/** Versions are years: the latest there is, or the campaign's own if that is later. */
const requiredBy = ({ rulesVersionRequired }: Viewer, campaign: Campaign | null) =>
  [rulesVersionRequired, campaign?.rulesVersion]
    .filter((version) => version != null)
    .sort()
    .at(-1) ?? null;

const hasAccepted = (viewer: Viewer, campaign: Campaign | null) =>
  viewer.rulesVersionAccepted !== null && viewer.rulesVersionAccepted >= (requiredBy(viewer, campaign) ?? "");

function missingIn({ description, targetGroups, sessions }: Event): string[] {
  const now = clock.now();
  return [
    !description && "description",
    targetGroups.length === 0 && "targetGroups",
    sessions.every(({ start }) => new Date(start) <= now) && "sessions",
  ].filter((field) => field !== false);
}
