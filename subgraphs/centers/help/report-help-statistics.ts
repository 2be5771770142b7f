import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, Float, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { AtMost, NotBefore, WithinAMonthOf } from "../../../kit/graphql/comparison-rules.js";
import {
  createResultUnion,
  InvalidField,
  InvalidInput,
  NotFound,
  StaleVersion,
  UserError,
} from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { NearbyDay, NotInFuture, ListSize, UniqueBy, InRange } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { isUuid } from "../../../kit/sql/read.js";
import type { HelpSource } from "../../../kit/vocabulary/centers.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import { refuseUnread } from "../../../kit/writing/expected-version.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { NotYourMunicipality } from "../center/center-refusals.js";
import { CenterUnit } from "../center/center-unit.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { HelpQuestion, HelpStatistic } from "./help-statistic.js";

@InputType({ description: "What a centre, or one of its units, helped with in a period of at most a month." })
export class ReportHelpStatisticsInput {
  @Field(() => ID, { description: "The centre, of the caller's own municipality." })
  centerId!: string;

  @Field(() => String, {
    nullable: true,
    description: "Name of the unit; left out for the centre as a whole, whose periods overlap with those of any unit.",
  })
  unit?: string | null;

  @Field(() => LocalDate, { description: "First day of the period, which must have begun." })
  @NotInFuture()
  @NearbyDay()
  periodStart!: string;

  @Field(() => LocalDate, { description: "Last day of the period, less than a month after the first." })
  @NotBefore("periodStart")
  @WithinAMonthOf("periodStart")
  periodEnd!: string;

  @Field(() => Int, { description: "Visits, 0 to 100 000. Visits are counted, not persons." })
  @InRange(0, 100_000)
  visits!: number;

  @Field(() => Int, { nullable: true, description: "Those of the visits without an appointment." })
  @InRange(0, 100_000)
  @AtMost("visits", "antalet besök")
  dropInVisits?: number | null;

  @Field(() => Float, { nullable: true, description: "How long a visit lasted in the mean, 0 to 1440 minutes." })
  @InRange(0, 1440)
  meanMinutes?: number | null;

  @Field(() => [HelpQuestion], {
    nullable: true,
    description: "What visitors got help with, each topic and area once; at most 100.",
  })
  @ListSize(0, 100)
  @UniqueBy(({ topic, digcompArea }: HelpQuestion) => `${topic} ${digcompArea}`)
  @ValidateNested({ each: true })
  questions?: HelpQuestion[] | null;

  @Field(() => ID, { nullable: true, description: "An earlier report that this one corrects and takes the place of." })
  replaces?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: "The `version` of the report that `replaces` names, when the caller read it.",
  })
  expectedVersion?: number | null;
}

@ObjectType({
  implements: UserError,
  description: "Periods of a unit, reported in the same way, may not overlap. Correct the earlier one with `replaces`.",
})
export class PeriodOverlaps extends UserError {
  @Field(() => HelpStatistic, {
    nullable: true,
    description: "The report of those days that there is; null when it is another row of the same import.",
  })
  existing: HelpStatistic | null;

  constructor(existing: HelpStatistic) {
    const { id, periodStart, periodEnd } = existing;
    super({
      sv: `Perioden ${periodStart} till ${periodEnd} är redan rapporterad. Rätta den rapporten i stället.`,
      en: `The period ${periodStart} to ${periodEnd} is reported already. Correct it with replaces.`,
    });
    this.existing = id ? existing : null;
  }
}

/** A centre, and what a new report of it is checked against. */
export interface ReportedCenter {
  center: DigidelCenter;
  units: CenterUnit[];
  /** The reports that the new one may overlap or correct. */
  reports: HelpStatistic[];
}

/** The reports of a centre that new ones are checked against: of the same days, and to be corrected. */
export const relatedReports = (inputs: ReportHelpStatisticsInput[]) => [
  ...inputs.map(({ periodStart, periodEnd }) => ({
    periodStart: { $lte: periodEnd },
    periodEnd: { $gte: periodStart },
  })),
  { id: { $in: inputs.flatMap(({ replaces }) => (replaces && isUuid(replaces) ? [replaces] : [])) } },
];

/** The report as a new row, or as a correction of the one that `replaces` names; or why it is refused. */
export async function fileReport(
  input: ReportHelpStatisticsInput,
  source: HelpSource,
  { center, units, reports }: ReportedCenter,
  ctx: Context,
): Promise<HelpStatistic | UserError> {
  const { unit = null, periodStart, periodEnd, replaces } = input;
  if (unit !== null && !units.some(({ name }) => name === unit)) {
    return new InvalidInput([
      new InvalidField("unit", { sv: "är ingen av centrets enheter", en: "is not a unit of the centre" }),
    ]);
  }
  const corrected = replaces ? reports.find(({ id }) => id === replaces.toLowerCase()) : undefined;
  if (replaces && !corrected) return new NotFound({ sv: "rapport", en: "report" }, replaces);
  const stale = corrected && (await refuseUnreadReport(corrected, input, ctx));
  if (stale) return stale;
  const existing = reports.find(
    (other) =>
      other !== corrected &&
      other.source === source &&
      (other.unit == null || unit === null || other.unit === unit) &&
      other.periodStart <= periodEnd &&
      periodStart <= other.periodEnd,
  );
  if (existing) return new PeriodOverlaps(existing);

  const values = {
    centerId: center.id,
    municipalityCode: center.municipalityCode,
    unit,
    periodStart,
    periodEnd,
    ...figuresOf(input),
    source,
  };
  if (!corrected) return Object.assign(new HelpStatistic(), values, { reportedAt: clock.now() });
  if (assignChanged(corrected, values)) corrected.reportedAt = clock.now();
  return corrected;
}

const refuseUnreadReport = (report: HelpStatistic, { expectedVersion }: ReportHelpStatisticsInput, ctx: Context) =>
  refuseUnread(ctx, report, expectedVersion, {
    type: HelpStatistic.name,
    id: report.id,
    by: ["reportHelpStatistics", "importHelpStatistics"],
  });

type Figures = Pick<ReportHelpStatisticsInput, "visits" | "dropInVisits" | "meanMinutes" | "questions">;

export const figuresOf = ({ visits, dropInVisits = null, meanMinutes = null, questions }: Figures) => ({
  visits,
  dropInVisits,
  meanMinutes,
  questions: (questions ?? []).map(({ topic, digcompArea = null, count }) => ({ topic, digcompArea, count })),
});

const ReportHelpStatisticsResult = createResultUnion("ReportHelpStatisticsResult", () => [
  HelpStatistic,
  NotYourMunicipality,
  PeriodOverlaps,
  StaleVersion,
]);

@Resolver()
export class ReportHelpStatistics {
  @Authorized("MUNICIPALITY")
  @Mutation(() => ReportHelpStatisticsResult, {
    description: "Reports what a centre of the caller's own municipality helped with in a month, or corrects a report.",
  })
  async reportHelpStatistics(
    @Arg("input", () => ReportHelpStatisticsInput, { description: "The figures of one period." })
    input: ReportHelpStatisticsInput,
    @Ctx() ctx: Context,
  ): Promise<HelpStatistic | UserError> {
    const { em, viewer } = ctx;
    const { centerId } = input;
    // The lock keeps two reports of the same days apart.
    const center = await lockRow(em, DigidelCenter, centerId);
    if (!center?.visibleTo(ctx)) return new NotFound({ sv: "center", en: "centre" }, centerId);
    const ownMunicipality = viewer.municipalityCode!;
    if (center.municipalityCode !== ownMunicipality) return new NotYourMunicipality(ownMunicipality, "centerId");

    const units = await em.find(CenterUnit, { centerId });
    const reports = await em.find(HelpStatistic, { centerId, $or: relatedReports([input]) });
    const report = await fileReport(input, "MANUAL", { center, units, reports }, ctx);
    if (report instanceof HelpStatistic) em.persist(report);
    return report;
  }
}
