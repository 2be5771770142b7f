import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { Campaign } from "./campaign.js";
import type { Event } from "./event.js";

/** The campaign that an activity names; null when it names none, or one that is not there. */
export const campaignOf = async (em: SqlEntityManager, { campaignSlug }: Event): Promise<Campaign | null> =>
  campaignSlug ? em.findOne(Campaign, { slug: campaignSlug }) : null;
