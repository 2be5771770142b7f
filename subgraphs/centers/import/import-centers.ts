import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { validateAllButRows, validateInput } from "../../../kit/graphql/argument-validation.js";
import { Cost } from "../../../kit/graphql/cost.js";
import {
  createResultUnion,
  type InvalidField,
  InvalidInput,
  StaleVersion,
  UserError,
} from "../../../kit/graphql/errors.js";
import { IsText, ListSize } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { requestScoped } from "../../../kit/request/loaders.js";
import { isWrittenByOther } from "../../../kit/writing/expected-version.js";
import { type CriterionDefinition, loadLatestCriteria } from "../center/criterion.js";
import { type CenterContent, withoutBlanks } from "../submission/center-content.js";
import { CenterInput } from "../submission/center-input.js";
import { CenterSubmission } from "../submission/center-submission.js";
import { findUnknownPartners, type UnknownPartner } from "../submission/content-rules.js";
import { changesBetween } from "../submission/submission-change.js";
import { lockMunicipalities } from "../submission/submission-locks.js";
import { OpenSubmissionExists } from "../submission/submission-rules.js";
import { submit, SubmitCenterInput } from "../submission/submit-center.js";
import { findByExternalId, type FoundCenter } from "./find-by-external-id.js";
import { createImportReport, ImportedRow, runImport } from "./import-report.js";

@InputType({ description: "A centre from another system." })
export class ImportedCenterInput {
  @Field(() => String, {
    description:
      "The municipality's own name of it, 1 to 100 characters: the same in each import, in capitals or small letters. A centre without such a name yet is found by its slug.",
  })
  @IsText(1, 100)
  externalId!: string;

  @Field(() => CenterInput, { description: "All there is to say about it." })
  center!: CenterInput;
}

@InputType({ description: "Centres from another system." })
export class ImportCentersInput {
  @Field(() => [ImportedCenterInput], { description: "1 to 200 centres." })
  @Cost(500)
  @ListSize(1, 200)
  rows!: ImportedCenterInput[];

  @Field(() => Boolean, { nullable: true, description: "True only says what would become of each row." })
  dryRun?: boolean | null;
}

@ObjectType({ description: "What became of a centre of an import." })
class CentersImportRow extends ImportedRow {
  @Field(() => String, { description: "The municipality's own name of it." })
  externalId!: string;

  @Field(() => CenterSubmission, {
    nullable: true,
    description:
      "What waits for the coordinator, or was turned down and has not changed since; null when there is none, and in a dry run.",
  })
  submission!: CenterSubmission | null;
}

@ObjectType({ description: "What became of an import of centres." })
export class CentersImport extends createImportReport(CentersImportRow) {}

const ImportCentersResult = createResultUnion("ImportCentersResult", () => [CentersImport]);

@Resolver()
export class ImportCenters {
  @Authorized("MUNICIPALITY", "COORDINATOR")
  @Mutation(() => ImportCentersResult, {
    description:
      "Submits centres from another system, of the caller's own municipality; the coordinator does it for any. Each row stands for itself: those that break a rule are refused, the others wait for review like any submission. The same rows again change nothing.",
  })
  importCenters(
    @Arg("input", () => ImportCentersInput, { validateFn: validateAllButRows, description: "The rows." })
    { rows, dryRun }: ImportCentersInput,
    @Ctx() ctx: Context,
  ): Promise<CentersImport> {
    return runImport(ctx, Boolean(dryRun), async (ctx) => {
      const checkedRows = await Promise.all(rows.map((row) => checkRow(row, ctx)));
      const facts = await readFacts(checkedRows.filter(isValid), ctx);
      const latestByName = new Map<string, CenterSubmission>();
      const results: CentersImportRow[] = [];
      for (const [row, checked] of checkedRows.entries()) {
        const result = await importRow(checked, facts.get(checked), latestByName);
        const submission = dryRun ? null : result.submission;
        const { externalId } = checked.input;
        results.push(Object.assign(new CentersImportRow(), { row, externalId, ...result, submission }));
      }
      return new CentersImport(results);
    });
  }
}

interface CheckedRow {
  input: ImportedCenterInput;
  invalidFields: InvalidField[];
  /** Who submits it: the caller, as an officer of the municipality. */
  submitter: Context;
}

const checkRow = async (input: ImportedCenterInput, ctx: Context): Promise<CheckedRow> => ({
  input,
  invalidFields: await validateInput(input),
  submitter: await asOfficerOf(input.center.municipality, ctx),
});

const isValid = ({ invalidFields }: CheckedRow) => invalidFields.length === 0;

/** The coordinator submits on behalf of the municipality that a row names, an officer only for the own one. */
async function asOfficerOf(municipality: string, ctx: Context): Promise<Context> {
  if (ctx.viewer.role !== "COORDINATOR") return ctx;
  const actorSlug = (await loadMunicipalActors(ctx)).get(municipality) ?? null;
  const viewer = { ...ctx.viewer, municipalityCode: municipality, actorSlug, actorActive: actorSlug !== null };
  return { ...ctx, viewer };
}

/** The actors that municipalities are, by the code of the municipality. */
const loadMunicipalActors = (ctx: Context): Promise<Map<string, string>> =>
  requestScoped(ctx, loadMunicipalActors, async () => {
    const { municipalities } = await ctx.peers.query<{
      municipalities: { code: string; actor: { slug: string } | null }[];
    }>("actors", "{ municipalities { code actor { slug } } }");
    return new Map(municipalities.flatMap(({ code, actor }) => (actor ? [[code, actor.slug] as const] : [])));
  });

/** What a row is checked against, read and locked beforehand. */
interface RowFacts extends FoundCenter {
  criteria: CriterionDefinition[];
  unknownPartner: UnknownPartner | null;
}

async function readFacts(rows: CheckedRow[], ctx: Context): Promise<Map<CheckedRow, RowFacts>> {
  const names = rows.map(({ input: { externalId }, submitter }) => ({
    externalId,
    municipality: submitter.viewer.municipalityCode!,
  }));
  const municipalities = names.map(({ municipality }) => municipality);
  await lockMunicipalities(ctx.db, municipalities);
  const found = await findByExternalId(names, ctx);
  const unknownPartners = await Promise.all(rows.map(({ input }) => findUnknownPartners(input.center, ctx)));
  const criteria = await loadLatestCriteria(ctx);
  return new Map(rows.map((row, i) => [row, { ...found[i]!, unknownPartner: unknownPartners[i]!, criteria }]));
}

type RowResult = Pick<CentersImportRow, "outcome" | "refusal" | "submission">;

/** `latestByName` holds what earlier rows of the same import have submitted. */
async function importRow(
  { input, invalidFields, submitter }: CheckedRow,
  facts: RowFacts | undefined,
  latestByName: Map<string, CenterSubmission>,
): Promise<RowResult> {
  if (!facts) return refused(new InvalidInput(invalidFields));
  const name = JSON.stringify([input.externalId.toLowerCase(), submitter.viewer.municipalityCode]);
  const latest = latestByName.get(name) ?? facts.latest;
  const result = await submitRow(input, { ...facts, latest }, submitter);
  if (result.submission) latestByName.set(name, result.submission);
  return result;
}

async function submitRow(
  { externalId, center: content }: ImportedCenterInput,
  { center, approved, latest, open, criteria, unknownPartner }: RowFacts,
  ctx: Context,
): Promise<RowResult> {
  const isSame = (other: CenterContent | null | undefined) =>
    other != null && changesBetween(other, withoutBlanks(content)).length === 0;
  const undecided = latest?.isOpen() ? latest : null;
  if (isSame(undecided ? undecided.sentPayload : approved)) return unchanged(undecided);
  // What was rejected is not submitted again before the row changes.
  if (latest?.status === "REJECTED" && isSame(latest.payload)) return unchanged(latest);
  if (undecided && !undecided.isEditable()) return refused(new OpenSubmissionExists(undecided));
  if (undecided && (await isEditedByOther(undecided, ctx))) return refused(new StaleVersion(undecided.version));

  // A row says all there is: a language that it leaves out goes.
  if (content.description) content.description.en ??= null;
  const target = undecided
    ? { submissionId: undecided.id }
    : { type: center ? "UPDATE" : "CREATE", centerId: center?.id };
  const submission = await submit(
    Object.assign(new SubmitCenterInput(), target, { baseVersion: center?.version, center: content }),
    { existing: undecided, center, approved, otherOpen: open === undecided ? null : open, criteria, unknownPartner },
    ctx,
  );
  if (submission instanceof UserError) return refused(submission);
  submission.externalId = externalId;
  return { outcome: center || undecided ? "CHANGED" : "ADDED", refusal: null, submission };
}

/** What somebody writes by hand in answer to the coordinator is not replaced unread. */
const isEditedByOther = ({ id }: CenterSubmission, ctx: Context) =>
  isWrittenByOther(ctx, { type: CenterSubmission.name, id, by: ["saveCenterDraft"] });

const unchanged = (submission: CenterSubmission | null): RowResult => ({
  outcome: "UNCHANGED",
  refusal: null,
  submission,
});
const refused = (refusal: UserError): RowResult => ({ outcome: "REFUSED", refusal, submission: null });
