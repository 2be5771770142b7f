import { LockMode } from "@mikro-orm/postgresql";
import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { combineRefusals, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { withId } from "../../../kit/graphql/text.js";
import { NearbyDay, ListSize, UniqueBy, SlugText, IsText, YearVersion } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { campaignPeriod, coordinatorsNote } from "./campaign-rules.js";
import { Campaign, CampaignSeries } from "./campaign.js";

@InputType({ description: "A new edition of a campaign." })
export class CreateCampaignInput {
  @Field(() => String, { description: "Its slug, such as digitalidag-2026: 3 to 80 of a to z, 0 to 9 and hyphens." })
  @SlugText()
  slug!: string;

  @Field(() => String, { description: "Code of the series it is an edition of." })
  series!: string;

  @Field(() => String, { description: "Its name, 3 to 100 characters." })
  @IsText(3, 100)
  name!: string;

  @Field(() => [LocalDate], { description: "The days that activities may choose, 1 to 31." })
  @ListSize(1, 31)
  @NearbyDay({ each: true })
  @UniqueBy((day) => day)
  days!: string[];

  @Field(() => String, {
    nullable: true,
    description:
      "The version of the actor rules that organizers must have accepted, such as 2026 or 2026-2; any when left out.",
  })
  @YearVersion()
  rulesVersion?: string | null;
}

@ObjectType({ implements: UserError, description: "Another campaign has this slug." })
class CampaignSlugTaken extends UserError {
  @Field(() => String, { description: "The slug." })
  slug: string;

  constructor(slug: string) {
    super({ sv: `Det finns redan en kampanj ${slug}.`, en: `There is a campaign ${slug} already.` });
    this.slug = slug;
  }
}

@ObjectType({ implements: UserError, description: "No series of campaigns has this code." })
class UnknownSeries extends UserError {
  @Field(() => String, { description: "The code." })
  code: string;

  constructor(code: string) {
    super({
      sv: `${withId("Det finns ingen kampanjserie", code)}.`,
      en: `${withId("There is no series of campaigns", code)}.`,
    });
    this.code = code;
  }
}

const CreateCampaignResult = createResultUnion("CreateCampaignResult", () => [
  Campaign,
  CampaignSlugTaken,
  UnknownSeries,
]);

@Resolver()
export class CreateCampaign {
  @Authorized("COORDINATOR")
  @Mutation(() => CreateCampaignResult, { description: "Adds a campaign to a series. Activities can join it at once." })
  async createCampaign(
    @Arg("input", () => CreateCampaignInput, { description: "The campaign." })
    { slug, series: code, name, days, rulesVersion }: CreateCampaignInput,
    @Ctx() { em }: Context,
  ): Promise<Campaign | UserError> {
    const series = await em.findOne(CampaignSeries, { code }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    const refusal = combineRefusals([
      !series && new UnknownSeries(code),
      (await em.count(Campaign, { slug })) > 0 && new CampaignSlugTaken(slug),
    ]);
    if (refusal) return refusal;
    const values = { slug, seriesCode: code, name, rulesVersion, sourceNote: coordinatorsNote() };
    return em.create(Campaign, { ...values, ...campaignPeriod(days) });
  }
}
