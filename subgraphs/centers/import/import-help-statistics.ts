import { isDeepStrictEqual } from "node:util";
import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { validateAllButRows, validateInput } from "../../../kit/graphql/argument-validation.js";
import { Cost } from "../../../kit/graphql/cost.js";
import { createResultUnion, InvalidInput, NotFound, UserError } from "../../../kit/graphql/errors.js";
import { ListSize } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { isUuid } from "../../../kit/sql/read.js";
import { lockRows } from "../../../kit/writing/locks.js";
import { NotYourMunicipality } from "../center/center-refusals.js";
import { CenterUnit } from "../center/center-unit.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { HelpStatistic } from "../help/help-statistic.js";
import {
  figuresOf,
  fileReport,
  PeriodOverlaps,
  relatedReports,
  type ReportedCenter,
  ReportHelpStatisticsInput,
} from "../help/report-help-statistics.js";
import { createImportReport, ImportedRow, runImport } from "./import-report.js";

@InputType({ description: "Reports from another system, such as those of a whole year." })
export class ImportHelpStatisticsInput {
  @Field(() => [ReportHelpStatisticsInput], {
    description: "1 to 200 reports. One of a unit and period that was imported before takes the place of that one.",
  })
  @Cost(500)
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
export class HelpStatisticsImport extends createImportReport(HelpStatisticsImportRow) {}

const ImportHelpStatisticsResult = createResultUnion("ImportHelpStatisticsResult", () => [HelpStatisticsImport]);

@Resolver()
export class ImportHelpStatistics {
  @Authorized("MUNICIPALITY")
  @Mutation(() => ImportHelpStatisticsResult, {
    description:
      "Takes reports from another system, of centres of the caller's own municipality. Each row stands for itself: those that break a rule are refused, the others are kept. The same rows again change nothing.",
  })
  importHelpStatistics(
    @Arg("input", () => ImportHelpStatisticsInput, { validateFn: validateAllButRows, description: "The rows." })
    { rows, dryRun }: ImportHelpStatisticsInput,
    @Ctx() ctx: Context,
  ): Promise<HelpStatisticsImport> {
    return runImport(ctx, Boolean(dryRun), async (ctx) => {
      const invalid = await Promise.all(rows.map(validateInput));
      const centers = await readCenters(
        ctx,
        rows.filter((_, row) => invalid[row]!.length === 0),
      );
      const imported = new Set<HelpStatistic | null>();
      const results: HelpStatisticsImportRow[] = [];
      for (const [row, input] of rows.entries()) {
        const invalidFields = invalid[row]!;
        const result =
          invalidFields.length > 0
            ? refused(new InvalidInput(invalidFields))
            : await importRow(input, centers, imported, ctx);
        imported.add(result.statistic);
        const statistic = dryRun ? null : result.statistic;
        results.push(Object.assign(new HelpStatisticsImportRow(), { row, ...result, statistic }));
      }
      return new HelpStatisticsImport(results);
    });
  }
}

type RowResult = Pick<HelpStatisticsImportRow, "outcome" | "refusal" | "statistic">;

/** `imported` holds the reports of earlier rows of the same import. */
async function importRow(
  input: ReportHelpStatisticsInput,
  centers: Map<string, ReportedCenter>,
  imported: Set<HelpStatistic | null>,
  ctx: Context,
): Promise<RowResult> {
  const { em, viewer } = ctx;
  const reported = centers.get(input.centerId.toLowerCase());
  if (!reported) return refused(new NotFound({ sv: "center", en: "centre" }, input.centerId));
  const ownMunicipality = viewer.municipalityCode!;
  if (reported.center.municipalityCode !== ownMunicipality) {
    return refused(new NotYourMunicipality(ownMunicipality, "centerId"));
  }

  const { unit = null, periodStart, periodEnd } = input;
  const same = reported.reports.find(
    (other) =>
      other.source === "IMPORT" &&
      (other.unit ?? null) === unit &&
      other.periodStart === periodStart &&
      other.periodEnd === periodEnd,
  );
  if (same && isDeepStrictEqual(figuresOf(same), figuresOf(input))) {
    return { outcome: "UNCHANGED", refusal: null, statistic: same };
  }
  if (same && imported.has(same)) return refused(new PeriodOverlaps(same));
  // What the same system sent before is its own to replace.
  const correction = input.replaces ? input : { ...input, replaces: same?.id, expectedVersion: same?.version };
  const statistic = await fileReport(correction, "IMPORT", reported, ctx);
  if (statistic instanceof UserError) return refused(statistic);
  em.persist(statistic);
  if (correction.replaces) return { outcome: "CHANGED", refusal: null, statistic };
  reported.reports.push(statistic);
  return { outcome: "ADDED", refusal: null, statistic };
}

const refused = (refusal: UserError): RowResult => ({ outcome: "REFUSED", refusal, statistic: null });

/** The centres that the rows name, by id, with what the rows are checked against. */
async function readCenters(ctx: Context, rows: ReportHelpStatisticsInput[]): Promise<Map<string, ReportedCenter>> {
  const { em } = ctx;
  const ids = [...new Set(rows.map(({ centerId }) => centerId).filter(isUuid))];
  // The locks keep two imports of the same days apart.
  const centers = await lockRows(em, DigidelCenter, ids);
  const ofCenters = { centerId: { $in: ids } };
  const units = Map.groupBy(await em.find(CenterUnit, ofCenters), ({ centerId }) => centerId);
  const reports = Map.groupBy(
    await em.find(HelpStatistic, { ...ofCenters, $or: relatedReports(rows) }),
    ({ centerId }) => centerId,
  );
  const visible = centers.filter((center) => center.visibleTo(ctx));
  return new Map(
    visible.map((center) => [
      center.id,
      { center, units: units.get(center.id) ?? [], reports: reports.get(center.id) ?? [] },
    ]),
  );
}
