import { sql } from "kysely";
import { createLoader } from "../../../kit/request/loaders.js";

/** A sum that the database keeps for each campaign in the transaction of every change, see docs/decisions/0017-tallies.md. */
export interface CampaignTally {
  key: string;
  activities: number;
  participantsTotal: number;
  developedCompetence: number;
}

export const WHOLE_NUMBER = "A whole number, which may be greater than an Int.";

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

/** Loads the tallies of a campaign, most activities first: one statement for all campaigns of a request. */
export const createTallyLoader = <T extends TalliedBy>(...by: T[]) =>
  createLoader(async (campaigns: readonly string[], { db }): Promise<Record<T, CampaignTally[]>[]> => {
    const { rows } = await sql<CampaignTally & { campaign: string; talliedBy: T }>`
      select campaign_slug as campaign, tallied_by as "talliedBy", key, activities::int,
        participants_total::float8 as "participantsTotal", developed_competence::float8 as "developedCompetence"
      from campaign_tally where campaign_slug = any(${[...campaigns]}) and tallied_by = any(${by})
      order by activities desc, key`.execute(db);
    return campaigns.map((campaign) => {
      const tallies = {} as Record<T, CampaignTally[]>;
      for (const kind of by) tallies[kind] = rows.filter((row) => row.campaign === campaign && row.talliedBy === kind);
      return tallies;
    });
  });

export const sumOf = (tallies: CampaignTally[], figure: Exclude<keyof CampaignTally, "key">) =>
  tallies.reduce((sum, { [figure]: n }) => sum + n, 0);
