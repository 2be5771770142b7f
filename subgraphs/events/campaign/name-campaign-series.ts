import { LockMode } from "@mikro-orm/postgresql";
import { Matches } from "class-validator";
import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { SlugText, IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { coordinatorsNote } from "./campaign-rules.js";
import { CampaignSeries } from "./campaign.js";

@InputType({ description: "The name that a series of campaigns takes." })
export class NameCampaignSeriesInput {
  @Field(() => String, {
    description: "Code of the series; a new one is made when there is none: a to z, 0 to 9 and hyphens.",
  })
  @SlugText()
  code!: string;

  @Field(() => String, { description: "The name, 3 to 100 characters." })
  @IsText(3, 100)
  name!: string;

  @Field(() => String, { description: "The year (YYYY) from which it bears the name." })
  @Matches(/^(19|20)\d\d$/, {
    message: "must be a year such as 2026",
    context: { sv: "ska vara ett årtal, till exempel 2026", en: "must be a year such as 2026" },
  })
  from!: string;
}

@ObjectType({ implements: UserError, description: "A new name must follow the one the series has." })
class NameNotLater extends UserError {
  @Field(() => String, { description: "The year or month from which the series has its present name." })
  presentSince: string;

  constructor(presentSince: string) {
    super({
      sv: `Serien har sitt nuvarande namn sedan ${presentSince}; det nya namnet ska gälla från ett senare år.`,
      en: `The series has its present name since ${presentSince}; the new one must begin in a later year.`,
    });
    this.presentSince = presentSince;
  }
}

const NameCampaignSeriesResult = createResultUnion("NameCampaignSeriesResult", () => [CampaignSeries, NameNotLater]);

@Resolver()
export class NameCampaignSeries {
  @Authorized("COORDINATOR")
  @Mutation(() => NameCampaignSeriesResult, {
    description: "Gives a series of campaigns a new name and keeps its earlier ones, or begins a new series.",
  })
  async nameCampaignSeries(
    @Arg("input", () => NameCampaignSeriesInput, { description: "The series and its name." })
    { code, name, from }: NameCampaignSeriesInput,
    @Ctx() { em }: Context,
  ): Promise<CampaignSeries | UserError> {
    const series = await em.findOne(CampaignSeries, { code }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!series) {
      return em.create(CampaignSeries, { code, names: [{ name, from, to: null }], sourceNote: coordinatorsNote() });
    }

    const present = series.names.at(-1)!;
    if (present.from && present.from >= from) return new NameNotLater(present.from);
    const earlier = { ...present, to: present.to ?? String(Number(from) - 1) };
    series.names = [...series.names.slice(0, -1), earlier, { name, from, to: null }];
    return series;
  }
}
