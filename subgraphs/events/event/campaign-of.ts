import { LockMode, type SqlEntityManager } from "@mikro-orm/postgresql";
import { Campaign } from "../campaign/campaign.js";
import type { Event } from "./event.js";

/** The campaign that an activity names, as it stays until the transaction ends; null when there is no such one. */
export const campaignOf = async (em: SqlEntityManager, { campaignSlug }: Event): Promise<Campaign | null> =>
  campaignSlug ? em.findOne(Campaign, { slug: campaignSlug }, { lockMode: LockMode.PESSIMISTIC_READ }) : null;
