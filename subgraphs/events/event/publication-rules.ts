import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { Campaign } from "../campaign/campaign.js";
import type { Event } from "./event.js";

@ObjectType({ implements: UserError, description: "The caller's organisation is suspended or has left." })
class ActorNotActive extends UserError {
  constructor() {
    super({ sv: "Er organisation är inte aktiv i nätverket.", en: "Your organisation is not active in the network." });
  }
}

@ObjectType({ implements: UserError, description: "The caller's organisation must accept the actor rules first." })
class RulesNotAccepted extends UserError {
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
class CampaignMarkRequired extends UserError {
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

const SWEDISH_NAMES: Record<string, string> = {
  description: "beskrivning",
  targetGroups: "målgrupper",
  sessions: "tillfällen",
};

@ObjectType({ implements: UserError, description: "Something that is required for publication is missing." })
class NotReadyToPublish extends UserError {
  @Field(() => [String], {
    description: "The missing fields: `description`, `targetGroups`, `sessions`.",
  })
  missing: string[];

  constructor(missing: string[]) {
    super({
      sv: `Aktiviteten är inte klar att publicera, det saknas: ${missing.map((field) => SWEDISH_NAMES[field] ?? field).join(", ")}.`,
      en: `The activity is not ready to be published, this is missing: ${missing.join(", ")}.`,
    });
    this.missing = missing;
  }
}

@ObjectType({
  implements: UserError,
  description: "An activity that is to be published or moved has its time before it.",
})
class SessionsInThePast extends UserError {
  @Field(() => DateTime, { description: "When its last session ends." })
  lastEndsAt: Date;

  constructor(lastEndsAt: Date) {
    super({
      sv: "Aktivitetens tid är redan förbi. Ge den en tid som kommer.",
      en: "The activity's time is past. Give it a time to come.",
    });
    this.lastEndsAt = lastEndsAt;
  }
}

/** What `membershipRules` may find. */
export const membershipRefusals = [ActorNotActive, RulesNotAccepted];

/** What `publicationRules` may find. */
export const publicationRefusals = [
  ActorNotActive,
  RulesNotAccepted,
  CampaignMarkRequired,
  NotReadyToPublish,
  SessionsInThePast,
];

/** Every rule that the caller's organisation breaks by taking part in public, in this campaign or outside of any. */
export function* membershipRules(viewer: Viewer, campaign: Campaign | null) {
  if (!viewer.actorActive) yield new ActorNotActive();
  // Versions are years: the latest one, or that of the campaign if it is later.
  const versions = [viewer.rulesVersionRequired, campaign?.rulesVersion].filter((version) => version != null);
  const required = versions.sort().at(-1) ?? null;
  const accepted = viewer.rulesVersionAccepted;
  if (accepted === null || accepted < (required ?? "")) yield new RulesNotAccepted(required);
}

/** Every rule that an activity breaks that is to be public; `isUpcoming` says whether its time is still to come. */
export function publicationRules(
  event: Event,
  campaign: Campaign | null,
  viewer: Viewer,
  isUpcoming: boolean,
): UserError[] {
  return [...membershipRules(viewer, campaign), ...markRule(event, campaign), ...readinessRule(event, isUpcoming)];
}

function* markRule({ openToPublic, campaignMarked }: Event, campaign: Campaign | null) {
  if (campaign && openToPublic && !campaignMarked) yield new CampaignMarkRequired(campaign.slug);
}

function* readinessRule(event: Event, isUpcoming: boolean) {
  const { description, targetGroups, sessions } = event;
  const missing = [
    !description && "description",
    targetGroups.length === 0 && "targetGroups",
    sessions.length === 0 && "sessions",
  ].filter((field) => field !== false);
  if (missing.length > 0) yield new NotReadyToPublish(missing);
  if (sessions.length > 0 && !isUpcoming) yield new SessionsInThePast(event.endsAt());
}
