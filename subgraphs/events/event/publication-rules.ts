import type { UserError } from "../../../kit/graphql/errors.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import type { Campaign } from "../campaign/campaign.js";
import type { Event } from "./event.js";
import { ActorNotActive, CampaignMarkRequired, NotReadyToPublish, RulesNotAccepted } from "./publication-refusals.js";

/** Every rule that the caller's organisation breaks by taking part in public, in this campaign or outside of any. */
export function* membershipRules(viewer: Viewer, campaign: Campaign | null) {
  if (!viewer.actorActive) yield new ActorNotActive();
  // Versions are years: the latest there is, or the campaign's own if that is later.
  const versions = [viewer.rulesVersionRequired, campaign?.rulesVersion].filter((version) => version != null);
  const required = versions.sort().at(-1) ?? null;
  const accepted = viewer.rulesVersionAccepted;
  if (accepted === null || accepted < (required ?? "")) yield new RulesNotAccepted(required);
}

/** Every rule that an activity breaks in public; `isAhead` says whether its time is still to come. */
export function publicationRules(
  event: Event,
  campaign: Campaign | null,
  viewer: Viewer,
  isAhead: boolean,
): UserError[] {
  return [...membershipRules(viewer, campaign), ...markRule(event, campaign), ...readinessRule(event, isAhead)];
}

function* markRule({ openToPublic, campaignMarked }: Event, campaign: Campaign | null) {
  if (campaign && openToPublic && !campaignMarked) yield new CampaignMarkRequired(campaign.slug);
}

function* readinessRule({ description, targetGroups }: Event, isAhead: boolean) {
  const missing = [
    !description && "description",
    targetGroups.length === 0 && "targetGroups",
    !isAhead && "sessions",
  ].filter((field) => field !== false);
  if (missing.length > 0) yield new NotReadyToPublish(missing);
}
