import { type GraphQLFieldResolver, type GraphQLResolveInfo, getNamedType, isUnionType } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import { forbidden, InvalidInput, KeyAlreadyIssued, NotFound, UserError } from "../graphql/errors.js";
import { toInvalidFields } from "../graphql/validation.js";
import type { Context } from "../request/context.js";
import { clearLoaders } from "../request/loaders.js";
import { withAuditedTransaction } from "./audited-transaction.js";
import { idempotencyScope, runIdempotent } from "./idempotency.js";
import { RefusalRollback } from "./refusal-rollback.js";

/**
 * Wraps a mutation: it runs in one transaction, which a refusal rolls back, once for each idempotency key, and each row it
 * changes is audited. What its input or the database refuses becomes a member of its union. Not a global middleware, which
 * would turn every field of every row into a promise.
 */
export const wrapMutation =
  (resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> =>
  async (source, args: Record<string, unknown>, context, info) => {
    try {
      const made = await withAuditedTransaction(context, info.fieldName, async (inside) => {
        const work = async () => (await resolve(source, args, inside, info)) as unknown;
        const named = idempotencyScope(context, info.fieldName, args, canAnswer(info, KeyAlreadyIssued));
        const result = named ? await runIdempotent(inside, named, work) : await work();
        if (result instanceof UserError) throw new RefusalRollback(result);
        return result;
      });
      clearLoaders(context);
      return made;
    } catch (error) {
      if (error instanceof RefusalRollback) return error.refusal;
      if (error instanceof ArgumentValidationError && canAnswer(info, InvalidInput)) {
        return new InvalidInput(toInvalidFields(error.extensions.validationErrors));
      }
      if (keptFromRow(error)) {
        if (canAnswer(info, NotFound)) return NotFound.toChange();
        throw forbidden();
      }
      throw error;
    }
  };

/** Whether the mutation's union has this refusal. */
function canAnswer({ returnType }: GraphQLResolveInfo, refusal: { name: string }): boolean {
  const result = getNamedType(returnType);
  return isUnionType(result) && result.getTypes().some(({ name }) => name === refusal.name);
}

/** PostgreSQL's row-level security refuses a row; a table that the role may not touch at all is a fault of ours. */
const keptFromRow = (error: unknown) => (error as { routine?: string } | null)?.routine === "ExecWithCheckOptions";
