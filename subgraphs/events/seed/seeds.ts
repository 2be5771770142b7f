import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { Seed } from "../../../kit/subgraph/seed.js";
import { Campaign, CampaignSeries } from "../campaign/campaign.js";
import { Goal } from "../campaign/goal.js";
import data from "./campaigns.json" with { type: "json" };

export const seeds: Seed[] = [{ name: "2026-11 campaigns and goals", run: seedCampaigns }];

async function seedCampaigns(em: SqlEntityManager) {
  await em.insertMany(CampaignSeries, data.series);
  await em.insertMany(Campaign, data.campaigns);
  await em.insertMany(Goal, data.goals as Omit<Goal, "id" | "progress">[]);
}
