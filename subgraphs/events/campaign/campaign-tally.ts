import { sql } from "kysely";
import { createLoader } from "../../../kit/request/loaders.js";

/** What the database keeps for each campaign in the transaction of every change, see docs/decisions/0017-tallies.md. */
export interface CampaignTally {
  key: string;
  activities: number;
  participantsTotal: number;
  developedCompetence: number;
}

type TalliedBy =
  | "ORGANIZER"
  | "ACTOR"
  | "MUNICIPALITY"
  | "MUNICIPALITY_ON_DAYS"
  | "DAY"
  | "FORMAT"
  | "TOPIC"
  | "TARGET_GROUP"
  | "DIGCOMP_AREA";

/** The tallies of a campaign by one or several things, most activities first; one statement for all campaigns asked for. */
export const talliesBy = <T extends TalliedBy>(...by: T[]) =>
  createLoader(async (campaigns: readonly string[], { db }): Promise<Record<T, CampaignTally[]>[]> => {
    const { rows } = await sql<CampaignTally & { campaign: string; talliedBy: T }>`
      select campaign_slug as campaign, tallied_by as "talliedBy", key, activities::int,
        participants_total::float8 as "participantsTotal", developed_competence::float8 as "developedCompetence"
      from campaign_tally where campaign_slug = any(${[...campaigns]}) and tallied_by = any(${by})
      order by activities desc, key`.execute(db);
    return campaigns.map((campaign) => {
      const tallies = {} as Record<T, CampaignTally[]>;
      for (const it of by) tallies[it] = rows.filter((row) => row.campaign === campaign && row.talliedBy === it);
      return tallies;
    });
  });

export const total = (tallies: CampaignTally[], figure: Exclude<keyof CampaignTally, "key">) =>
  tallies.reduce((sum, { [figure]: n }) => sum + n, 0);
