import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { InvalidInput, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { validateInput, ListSize, IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { type CenterContent, lean } from "../center/center-content.js";
import { CenterInput } from "../center/center-input.js";
import { type CriterionDefinition, latestCriteria } from "../center/criterion.js";
import { type UnknownPartner, unknownPartner } from "../center/partner.js";
import { CenterSubmission } from "../submission/center-submission.js";
import { changesBetween } from "../submission/submission-change.js";
import { OpenSubmissionExists, submit, SubmitCenterInput } from "../submission/submit-center.js";
import { takeTurns } from "../submission/take-turns.js";
import { imported, ImportedRow, importReportOf } from "./import-report.js";
import { type ImportedCenter, importedCenters } from "./imported-center.js";

@InputType({ description: "A centre as another system knows it." })
export class ImportedCenterInput {
  @Field(() => String, {
    description:
      "What the municipality calls it, 1 to 100 characters: the same in each import. A centre that has no such name yet is found by its slug.",
  })
  @IsText(1, 100)
  externalId!: string;

  @Field(() => CenterInput, { description: "All there is to say about it." })
  center!: CenterInput;
}

@InputType({ description: "Centres from another system." })
export class ImportCentersInput {
  @Field(() => [ImportedCenterInput], { description: "1 to 200 centres." })
  @ListSize(1, 200)
  rows!: ImportedCenterInput[];

  @Field(() => Boolean, { nullable: true, description: "True only says what would become of each row." })
  dryRun?: boolean | null;
}

@ObjectType({ description: "What became of a centre of an import." })
class CentersImportRow extends ImportedRow {
  @Field(() => String, { description: "What the municipality calls it." })
  externalId!: string;

  @Field(() => CenterSubmission, {
    nullable: true,
    description:
      "What waits for the coordinator, or was turned down and has not changed since; null when there is none, and in a dry run.",
  })
  submission!: CenterSubmission | null;
}

@ObjectType({ description: "What became of an import of centres." })
export class CentersImport extends importReportOf(CentersImportRow) {}

const ImportCentersResult = createResultUnion("ImportCentersResult", () => [CentersImport]);

@Resolver()
export class ImportCenters {
  @Authorized("MUNICIPALITY", "COORDINATOR")
  @Mutation(() => ImportCentersResult, {
    description:
      "Submits centres from another system, of the caller's own municipality; the coordinator does it for any. Each row stands for itself: those that break a rule are refused, the others wait for review like any submission. The same rows again change nothing.",
  })
  importCenters(
    @Arg("input", () => ImportCentersInput, { description: "The rows." }) { rows, dryRun }: ImportCentersInput,
    @Ctx() ctx: Context,
  ): Promise<CentersImport> {
    return imported(ctx, Boolean(dryRun), async (ctx) => {
      const told = await Promise.all(
        rows.map(async (input, row) => ({
          row,
          input,
          faults: await validateInput(input),
          acting: await onBehalfOf(input.center.municipality, ctx),
        })),
      );
      const sound = told.filter(({ faults }) => faults.length === 0);
      const known = await knownOf(sound, ctx);
      const latest = new Map<string, CenterSubmission>();
      const done: CentersImportRow[] = [];
      for (const { row, input, faults, acting } of told) {
        const { externalId } = input;
        const name = JSON.stringify([externalId, acting.viewer.municipalityCode]);
        const its = known.get(row);
        const result = its
          ? await importCenter(input, { ...its, latest: latest.get(name) ?? its.latest }, acting)
          : refused(new InvalidInput(faults));
        if (result.submission) latest.set(name, result.submission);
        const submission = dryRun ? null : result.submission;
        done.push(Object.assign(new CentersImportRow(), { row, externalId, ...result, submission }));
      }
      return new CentersImport(done);
    });
  }
}

interface ToldCenter {
  row: number;
  input: ImportedCenterInput;
  /** Who brings it, in the name of which municipality. */
  acting: Context;
}

interface Known extends ImportedCenter {
  criteria: CriterionDefinition[];
  unknown: UnknownPartner | null;
}

/** What each row is judged by, by its index. */
async function knownOf(told: ToldCenter[], ctx: Context): Promise<Map<number, Known>> {
  const named = told.map(({ input: { externalId }, acting }) => ({
    externalId,
    municipality: acting.viewer.municipalityCode!,
  }));
  const codes = named.map(({ municipality }) => municipality);
  await takeTurns(ctx.db, codes);
  const imported = await importedCenters(named, ctx);
  const unknown = await Promise.all(told.map(({ input }) => unknownPartner(input.center, ctx)));
  const criteria = await latestCriteria(ctx);
  return new Map(told.map(({ row }, i) => [row, { ...imported[i]!, unknown: unknown[i]!, criteria }]));
}

async function importCenter(
  input: ImportedCenterInput,
  { center, approved, latest, criteria, unknown, ...known }: Known,
  ctx: Context,
): Promise<Pick<CentersImportRow, "outcome" | "refusal" | "submission">> {
  const { externalId, center: content } = input;
  const same = (other: CenterContent | null | undefined) =>
    other != null && changesBetween(other, lean({ ...content })).length === 0;
  const undecided = latest?.isOpen() ? latest : null;
  if (same(undecided ? undecided.payload : approved)) {
    return { outcome: "UNCHANGED", refusal: null, submission: undecided };
  }
  // What was turned down is not asked again before the row changes.
  if (latest?.status === "REJECTED" && same(latest.payload)) {
    return { outcome: "UNCHANGED", refusal: null, submission: latest };
  }
  if (undecided && !undecided.isEditable()) return refused(new OpenSubmissionExists(undecided));

  const open = known.open === undecided ? null : known.open;
  const result = await submit(
    Object.assign(new SubmitCenterInput(), {
      submissionId: undecided?.id,
      baseVersion: center?.version,
      center: content,
      ...(!undecided && { type: center ? "UPDATE" : "CREATE", centerId: center?.id }),
    }),
    { existing: undecided, center, approved, open, criteria, unknown },
    ctx,
  );
  if (result instanceof UserError) return refused(result);
  result.externalId = externalId;
  return { outcome: center || undecided ? "CHANGED" : "ADDED", refusal: null, submission: result };
}

const refused = (refusal: UserError) => ({ outcome: "REFUSED" as const, refusal, submission: null });

/** The coordinator acts in the name of the municipality; an officer in that of the own one. */
async function onBehalfOf(municipality: string, ctx: Context): Promise<Context> {
  if (ctx.viewer.role !== "COORDINATOR") return ctx;
  const actorSlug = (await municipalActors(ctx, "")).get(municipality) ?? null;
  const viewer = { ...ctx.viewer, municipalityCode: municipality, actorSlug, actorActive: actorSlug !== null };
  return { ...ctx, viewer };
}

const municipalActors = createLoader(async (_: readonly string[], { peers }) => {
  const { municipalities } = await peers.query<{ municipalities: { code: string; actor: { slug: string } | null }[] }>(
    "actors",
    "{ municipalities { code actor { slug } } }",
  );
  return [new Map(municipalities.flatMap(({ code, actor }) => (actor ? [[code, actor.slug] as const] : [])))];
});
