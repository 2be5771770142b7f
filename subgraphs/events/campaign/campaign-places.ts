import type { Context } from "../../../kit/request/context.js";
import { type CampaignTally, talliesBy } from "./campaign-tally.js";

const byMunicipality = talliesBy("MUNICIPALITY", "MUNICIPALITY_ON_DAYS");

/** Activities of a campaign, to come and held, in one municipality or a county: all of them, and those on its days. */
export async function activitiesIn(
  ctx: Context,
  campaign: string,
  place: string,
): Promise<{ activities: number; onDays: number }> {
  const { MUNICIPALITY, MUNICIPALITY_ON_DAYS } = await byMunicipality(ctx, campaign);
  const of = (tallies: CampaignTally[]) =>
    tallies.reduce((sum, { key, activities }) => (key.startsWith(place) ? sum + activities : sum), 0);
  return { activities: of(MUNICIPALITY), onDays: of(MUNICIPALITY_ON_DAYS) };
}

export const perThousand = (count: number, residents: number) => Math.round((100_000 * count) / residents) / 100;
