import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { batch } from "../../kit/batch.js";
import type { Context } from "../../kit/context.js";
import { InvalidInput, resultOf, UserError } from "../../kit/errors.js";
import { invalidFieldsIn, ListOf, TextOf } from "../../kit/rules.js";
import { approvedContent, lean } from "./center-content.js";
import { CenterInput } from "./center-input.js";
import { CenterSubmission, OPEN } from "./center-submission.js";
import { DigidelCenter } from "./digidel-center.js";
import { imported, ImportedRow, importReportOf } from "./import-report.js";
import { lockName } from "./lock-name.js";
import { changesBetween } from "./submission-change.js";
import { OpenSubmissionExists, submit, SubmitCenterInput } from "./submit-center.js";

@InputType({ description: "A centre as another system knows it." })
export class ImportedCenterInput {
  @Field(() => String, {
    description:
      "What the municipality calls it, 1 to 100 characters: the same in each import. A centre that has no such name yet is found by its slug.",
  })
  @TextOf(1, 100)
  externalId!: string;

  @Field(() => CenterInput, { description: "All there is to say about it." })
  center!: CenterInput;
}

@InputType({ description: "Centres from another system." })
export class ImportCentersInput {
  @Field(() => [ImportedCenterInput], { description: "1 to 200 centres." })
  @ListOf(1, 200)
  rows!: ImportedCenterInput[];

  @Field(() => Boolean, { nullable: true, description: "True only says what would become of each row." })
  dryRun?: boolean | null;
}

@ObjectType({ description: "What became of a centre of an import." })
export class CentersImportRow extends ImportedRow {
  @Field(() => String, { description: "What the municipality calls it." })
  externalId!: string;

  @Field(() => CenterSubmission, {
    nullable: true,
    description: "What waits for the coordinator; null when nothing does, and in a dry run.",
  })
  submission!: CenterSubmission | null;
}

@ObjectType({ description: "What became of an import of centres." })
export class CentersImport extends importReportOf(CentersImportRow) {}

export const ImportCentersResult = resultOf("ImportCentersResult", () => [CentersImport]);

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
      await takeTurns(rows, ctx);
      const done: CentersImportRow[] = [];
      for (const [row, input] of rows.entries()) {
        const result = await importCenter(input, await onBehalfOf(input.center.municipality, ctx));
        const { externalId } = input;
        const submission = dryRun ? null : result.submission;
        done.push(Object.assign(new CentersImportRow(), { row, externalId, ...result, submission }));
      }
      return new CentersImport(done);
    });
  }
}

/** Imports of a municipality wait for each other, in the order of their codes, so that no two wait for one another. */
async function takeTurns(rows: ImportedCenterInput[], { db }: Context): Promise<void> {
  for (const code of [...new Set(rows.map(({ center }) => center.municipality))].sort()) {
    await lockName(db, `import ${code}`);
  }
}

async function importCenter(
  input: ImportedCenterInput,
  ctx: Context,
): Promise<Pick<CentersImportRow, "outcome" | "refusal" | "submission">> {
  const { externalId, center: content } = input;
  const faults = await invalidFieldsIn(input);
  if (faults.length > 0) return refused(new InvalidInput(faults));
  const { em, viewer } = ctx;
  const of = { municipalityCode: viewer.municipalityCode! };
  const center =
    (await em.findOne(DigidelCenter, { ...of, externalId })) ??
    (await em.findOne(DigidelCenter, { ...of, externalId: null, slug: externalId }));
  const open = await em.findOne(CenterSubmission, { ...of, externalId, status: { $in: OPEN } });
  const known = open ? open.payload : center && (await approvedContent(em, center));
  if (known && changesBetween(known, lean({ ...content })).length === 0) {
    return { outcome: "UNCHANGED", refusal: null, submission: open };
  }
  if (open && !open.isEditable()) return refused(new OpenSubmissionExists(open));

  const result = await submit(
    Object.assign(new SubmitCenterInput(), {
      ...{ submissionId: open?.id, baseVersion: center?.version, center: content },
      ...(!open && { type: center ? "UPDATE" : "CREATE", centerId: center?.id }),
    }),
    ctx,
  );
  if (result instanceof UserError) return refused(result);
  result.externalId = externalId;
  return { outcome: center || open ? "CHANGED" : "ADDED", refusal: null, submission: result };
}

const refused = (refusal: UserError) => ({ outcome: "REFUSED" as const, refusal, submission: null });

/** The coordinator acts in the name of the municipality; an officer in that of the own one. */
async function onBehalfOf(municipality: string, ctx: Context): Promise<Context> {
  if (ctx.viewer.role !== "COORDINATOR") return ctx;
  const actorSlug = (await municipalActors(ctx, "")).get(municipality) ?? null;
  const viewer = { ...ctx.viewer, municipalityCode: municipality, actorSlug, actorActive: actorSlug !== null };
  return { ...ctx, viewer };
}

const municipalActors = batch(async (_: readonly string[], { peers }) => {
  const { municipalities } = await peers.ask<{ municipalities: { code: string; actor: { slug: string } | null }[] }>(
    "actors",
    "{ municipalities { code actor { slug } } }",
  );
  return [new Map(municipalities.flatMap(({ code, actor }) => (actor ? [[code, actor.slug] as const] : [])))];
});
