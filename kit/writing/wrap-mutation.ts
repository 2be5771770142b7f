import { type GraphQLFieldResolver, type GraphQLResolveInfo, getNamedType, isUnionType } from "graphql";
import { InvalidArguments } from "../graphql/argument-validation.js";
import { forbidden, InvalidInput, KeyAlreadyIssued, NotFound, UserError } from "../graphql/errors.js";
import type { Context } from "../request/context.js";
import { clearLoaders } from "../request/loaders.js";
import { RefusalRollback, withAuditedTransaction } from "./audited-transaction.js";
import { idempotencyScope, runIdempotent } from "./idempotency.js";

/**
 * Wraps the resolver of a mutation: it runs in one audited transaction, once for each idempotency key. A refusal that it returns rolls
 * the transaction back. Invalid input and rows that the database refuses become the refusals `InvalidInput` and `NotFound` where the
 * mutation's union has them. Not a global middleware of TypeGraphQL: that would make a promise of every field of every row.
 */
export const wrapMutation =
  (resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> =>
  async (source, args: Record<string, unknown>, context, info) => {
    try {
      const committed = await withAuditedTransaction(context, info.fieldName, async (inside) => {
        const work = async () => (await resolve(source, args, inside, info)) as unknown;
        const scope = idempotencyScope(context, info.fieldName, args, canReturn(info, KeyAlreadyIssued));
        const result = scope ? await runIdempotent(inside, scope, work) : await work();
        if (result instanceof UserError) throw new RefusalRollback(result);
        return result;
      });
      clearLoaders(context);
      return committed;
    } catch (error) {
      if (error instanceof RefusalRollback) return error.refusal;
      if (error instanceof InvalidArguments && canReturn(info, InvalidInput)) return error.refusal;
      if (isRefusedByPolicy(error)) {
        if (canReturn(info, NotFound)) return NotFound.noWritableRow();
        throw forbidden();
      }
      throw error;
    }
  };

/** Whether a type is in the union that the mutation returns. */
function canReturn({ returnType }: GraphQLResolveInfo, type: { name: string }): boolean {
  const result = getNamedType(returnType);
  return isUnionType(result) && result.getTypes().some(({ name }) => name === type.name);
}

/** Whether row-level security refused a row. A table that the role may not use at all has another code, and is a fault of the hub. */
const isRefusedByPolicy = (error: unknown) =>
  (error as { routine?: string } | null)?.routine === "ExecWithCheckOptions";
