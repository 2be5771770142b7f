import { sql } from "kysely";
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from "type-graphql";
import type { Context } from "../../../kit/request/context.js";
import { Reads } from "../../../kit/sql/selected-columns.js";
import { County, countyOfRow } from "../borrowed/county.js";
import { Municipality } from "../borrowed/municipality.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { createHelpLoaders } from "./help-loaders.js";
import { HelpPeriod, HelpSummary } from "./help-summary.js";
import { canSeeExactHelp } from "./help-visibility.js";

const networkLoaders = createHelpLoaders(sql`true`);
const centerLoaders = createHelpLoaders(sql`e.center_id = p.parent::uuid`);
const municipalityLoaders = createHelpLoaders(sql`e.municipality_code = p.parent`);
const countyLoaders = createHelpLoaders(sql`${countyOfRow} = p.parent`);

@Resolver()
export class HelpQueries {
  @Query(() => HelpSummary, { description: "What all centres of the network helped with." })
  helpStatistics(@Args(() => HelpPeriod) period: HelpPeriod, @Ctx() { viewer }: Context): HelpSummary {
    return new HelpSummary(networkLoaders, "", period, canSeeExactHelp(viewer));
  }
}

@Resolver(() => DigidelCenter)
export class CenterHelp {
  @FieldResolver(() => HelpSummary, { nullable: true, description: "What it helped with." })
  @Reads()
  helpStatistics(
    @Root() { id, municipalityCode }: DigidelCenter,
    @Args(() => HelpPeriod) period: HelpPeriod,
    @Ctx() { viewer }: Context,
  ): HelpSummary {
    return new HelpSummary(centerLoaders, id, period, canSeeExactHelp(viewer, municipalityCode));
  }
}

@Resolver(() => Municipality)
export class MunicipalityHelp {
  @FieldResolver(() => HelpSummary, { nullable: true, description: "What its centres helped with." })
  helpStatistics(
    @Root() { code }: Municipality,
    @Args(() => HelpPeriod) period: HelpPeriod,
    @Ctx() { viewer }: Context,
  ): HelpSummary {
    return new HelpSummary(municipalityLoaders, code, period, canSeeExactHelp(viewer, code));
  }
}

@Resolver(() => County)
export class CountyHelp {
  @FieldResolver(() => HelpSummary, { nullable: true, description: "What its centres helped with." })
  helpStatistics(
    @Root() { code }: County,
    @Args(() => HelpPeriod) period: HelpPeriod,
    @Ctx() { viewer }: Context,
  ): HelpSummary {
    return new HelpSummary(countyLoaders, code, period, canSeeExactHelp(viewer));
  }
}
