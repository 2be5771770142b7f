import { isDeepStrictEqual } from "node:util";
import { LockMode } from "@mikro-orm/postgresql";
import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { InvalidInput, NotFound, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { validateInput, ListSize } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { isUuid } from "../../../kit/sql/read.js";
import { NotYourMunicipality } from "../center/center-refusals.js";
import { CenterUnit } from "../center/center-unit.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { imported, ImportedRow, importReportOf } from "../import/import-report.js";
import { HelpStatistic } from "./help-statistic.js";
import {
  figuresOf,
  fileReport,
  PeriodOverlaps,
  type ReportedCenter,
  ReportHelpStatisticsInput,
  reportsMetBy,
} from "./report-help-statistics.js";

@InputType({ description: "Reports from another system, such as those of a whole year." })
export class ImportHelpStatisticsInput {
  @Field(() => [ReportHelpStatisticsInput], {
    description: "1 to 200 reports. One of a unit and period that was imported before takes the place of that one.",
  })
  @ListSize(1, 200)
  rows!: ReportHelpStatisticsInput[];

  @Field(() => Boolean, { nullable: true, description: "True only says what would become of each row." })
  dryRun?: boolean | null;
}

@ObjectType({ description: "What became of a row of help statistics." })
class HelpStatisticsImportRow extends ImportedRow {
  @Field(() => HelpStatistic, {
    nullable: true,
    description: "The report; null when refused, or not there in a dry run.",
  })
  statistic!: HelpStatistic | null;
}

@ObjectType({ description: "What became of an import of help statistics." })
export class HelpStatisticsImport extends importReportOf(HelpStatisticsImportRow) {}

const ImportHelpStatisticsResult = createResultUnion("ImportHelpStatisticsResult", () => [HelpStatisticsImport]);

@Resolver()
export class ImportHelpStatistics {
  @Authorized("MUNICIPALITY")
  @Mutation(() => ImportHelpStatisticsResult, {
    description:
      "Takes reports from another system, of centres of the caller's own municipality. Each row stands for itself: those that break a rule are refused, the others are kept. The same rows again change nothing.",
  })
  importHelpStatistics(
    @Arg("input", () => ImportHelpStatisticsInput, { description: "The rows." })
    { rows, dryRun }: ImportHelpStatisticsInput,
    @Ctx() ctx: Context,
  ): Promise<HelpStatisticsImport> {
    return imported(ctx, Boolean(dryRun), async (ctx) => {
      const centers = await reportedCenters(ctx, rows);
      const done: HelpStatisticsImportRow[] = [];
      const brought = new Set<HelpStatistic | null>();
      for (const [row, input] of rows.entries()) {
        const result = await importRow(input, centers, brought, ctx);
        brought.add(result.statistic);
        const statistic = dryRun ? null : result.statistic;
        done.push(Object.assign(new HelpStatisticsImportRow(), { row, ...result, statistic }));
      }
      return new HelpStatisticsImport(done);
    });
  }
}

async function importRow(
  input: ReportHelpStatisticsInput,
  centers: Map<string, ReportedCenter>,
  brought: Set<HelpStatistic | null>,
  { em, viewer }: Context,
): Promise<Pick<HelpStatisticsImportRow, "outcome" | "refusal" | "statistic">> {
  const faults = await validateInput(input);
  if (faults.length > 0) return refused(new InvalidInput(faults));
  const own = viewer.municipalityCode!;
  const known = centers.get(input.centerId.toLowerCase());
  if (!known) return refused(new NotFound({ sv: "center", en: "centre" }, input.centerId));
  if (known.center.municipalityCode !== own) return refused(new NotYourMunicipality(own, "centerId"));

  const { unit = null, periodStart, periodEnd } = input;
  const same = known.reports.find(
    (other) =>
      other.source === "IMPORT" &&
      (other.unit ?? null) === unit &&
      other.periodStart === periodStart &&
      other.periodEnd === periodEnd,
  );
  if (same && isDeepStrictEqual(figuresOf(same), figuresOf(input))) {
    return { outcome: "UNCHANGED", refusal: null, statistic: same };
  }
  if (same && brought.has(same)) return refused(new PeriodOverlaps(same));
  const replaces = input.replaces ?? same?.id;
  const statistic = fileReport({ ...input, replaces }, "IMPORT", known);
  if (statistic instanceof UserError) return refused(statistic);
  em.persist(statistic);
  if (replaces) return { outcome: "CHANGED", refusal: null, statistic };
  known.reports.push(statistic);
  return { outcome: "ADDED", refusal: null, statistic };
}

const refused = (refusal: UserError) => ({ outcome: "REFUSED" as const, refusal, statistic: null });

/** The centres that the rows name, by id, with what the rows may meet there. */
async function reportedCenters(ctx: Context, rows: ReportHelpStatisticsInput[]): Promise<Map<string, ReportedCenter>> {
  const { em } = ctx;
  const ids = [...new Set(rows.map(({ centerId }) => centerId).filter(isUuid))];
  // The locks keep two imports of the same days apart, and their order keeps them from waiting for each other.
  const centers = await em.find(
    DigidelCenter,
    { id: { $in: ids } },
    { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: "asc" } },
  );
  const of = { centerId: { $in: ids } };
  const units = Map.groupBy(await em.find(CenterUnit, of), ({ centerId }) => centerId);
  const reports = await em.find(HelpStatistic, { ...of, $or: reportsMetBy(rows) });
  const reportsByCenter = Map.groupBy(reports, ({ centerId }) => centerId);
  return new Map(
    centers
      .filter((center) => center.visibleTo(ctx))
      .map((center) => [
        center.id,
        { center, units: units.get(center.id) ?? [], reports: reportsByCenter.get(center.id) ?? [] },
      ]),
  );
}
