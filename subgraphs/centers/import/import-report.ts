import { type ClassType, Field, Int, ObjectType } from "type-graphql";
import { InvalidField, InvalidInput, SeveralRefusals, UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { ImportOutcome } from "../../../kit/vocabulary/shared.js";

@ObjectType()
export abstract class ImportedRow {
  @Field(() => Int, { description: "Its index in `rows`, from 0." })
  row!: number;

  @Field(() => ImportOutcome, { description: "What became of it, or would without `dryRun`." })
  outcome!: ImportOutcome;

  @Field(() => UserError, { nullable: true, description: "Why it was refused; null when it was not." })
  refusal!: UserError | null;

  @Field(() => [InvalidField], {
    description:
      "The same in a flat list for tables: what is wrong where, with paths within the row; an empty path means all of it.",
  })
  faults(): InvalidField[] {
    return this.refusal ? faultsIn(this.refusal) : [];
  }
}

function faultsIn(refusal: UserError & { path?: string }): InvalidField[] {
  if (refusal instanceof SeveralRefusals) return refusal.refusals.flatMap(faultsIn);
  if (refusal instanceof InvalidInput) return refusal.fields;
  return [new InvalidField(refusal.path ?? "", refusal.messages)];
}

/** The type that an import returns: what became of each row, and how many had which outcome. */
export function createImportReport<Row extends ImportedRow>(Row: ClassType<Row>) {
  const countOf = (rows: Row[], outcome: ImportOutcome) => rows.filter((row) => row.outcome === outcome).length;

  @ObjectType()
  abstract class ImportReport {
    @Field(() => [Row], { description: "What became of each row, in their order." })
    rows: Row[];

    constructor(rows: Row[]) {
      this.rows = rows;
    }

    @Field(() => Int, { description: "How many rows added something." })
    added(): number {
      return countOf(this.rows, "ADDED");
    }

    @Field(() => Int, { description: "How many rows changed something." })
    changed(): number {
      return countOf(this.rows, "CHANGED");
    }

    @Field(() => Int, { description: "How many rows changed nothing." })
    unchanged(): number {
      return countOf(this.rows, "UNCHANGED");
    }

    @Field(() => Int, { description: "How many rows broke a rule." })
    refused(): number {
      return countOf(this.rows, "REFUSED");
    }
  }
  return ImportReport;
}

/** Runs an import, and in a dry run undoes all that it wrote. */
export async function runImport<T>(ctx: Context, dryRun: boolean, run: (ctx: Context) => Promise<T>): Promise<T> {
  if (!dryRun) return run(ctx);
  const rollback = {} as { result: T };
  try {
    await ctx.em.transactional(
      async (em) => {
        rollback.result = await run({ ...ctx, em, db: em.getKysely() });
        await em.flush();
        throw rollback;
      },
      // Entities of the outer transaction would keep in memory what is rolled back here.
      { clear: true },
    );
  } catch (error) {
    if (error !== rollback) throw error;
  }
  return rollback.result;
}
