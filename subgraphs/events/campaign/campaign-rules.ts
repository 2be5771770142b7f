import { LockMode, type SqlEntityManager } from "@mikro-orm/postgresql";
import { Field, ObjectType } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { UserError } from "../../../kit/graphql/errors.js";
import { withId } from "../../../kit/graphql/text.js";
import { Campaign } from "./campaign.js";

@ObjectType({ implements: UserError, description: "No campaign has this slug." })
export class UnknownCampaign extends UserError {
  @Field(() => String, { description: "The slug." })
  campaignSlug: string;

  constructor(campaignSlug: string) {
    super({
      sv: `${withId("Det finns ingen kampanj", campaignSlug)}.`,
      en: `${withId("There is no campaign", campaignSlug)}.`,
    });
    this.campaignSlug = campaignSlug;
  }
}

/** A campaign to be changed; other changes that need it wait until the transaction ends. */
export const lockCampaign = (em: SqlEntityManager, slug: string): Promise<Campaign | null> =>
  em.findOne(Campaign, { slug }, { lockMode: LockMode.PESSIMISTIC_WRITE });

/** The campaign that an activity names, if there is one; it stays as it is until the transaction ends. */
export const lockCampaignOf = async (
  em: SqlEntityManager,
  { campaignSlug }: { campaignSlug?: string | null },
): Promise<Campaign | null> =>
  campaignSlug ? em.findOne(Campaign, { slug: campaignSlug }, { lockMode: LockMode.PESSIMISTIC_READ }) : null;

/** The days of a campaign in order, with the first and the last of them. */
export function campaignPeriod(days: string[]) {
  const inOrder = days.toSorted();
  return { days: inOrder, startDay: inOrder[0]!, endDay: inOrder.at(-1)! };
}

/** The source of what the coordinator enters. */
export const coordinatorsNote = () => `Entered in the hub by the national coordinator, ${localDay(clock.now())}.`;
