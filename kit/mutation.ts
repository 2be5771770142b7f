import type { GraphQLFieldResolver } from "graphql";
import { getNamedType, isUnionType } from "graphql";
import { ArgumentValidationError } from "type-graphql";
import type { Context } from "./context.js";
import { InvalidInput, UserError } from "./errors.js";
import { invalidFieldsOf } from "./rules.js";

/**
 * Wraps a mutation: it runs in one transaction, which a refusal rolls back, and input that breaks its rules becomes
 * the union's `InvalidInput`. Not a global middleware, which would turn every field of every row into a promise.
 */
export const mutating =
  (resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> =>
  async (source, args, context, info) => {
    try {
      return await context.em.transactional(async (em) => {
        const result: unknown = await resolve(source, args, { ...context, em, db: em.getKysely() }, info);
        if (result instanceof UserError) throw new Refused(result);
        return result;
      });
    } catch (error) {
      if (error instanceof Refused) return error.refusal;
      if (error instanceof ArgumentValidationError && isUnionType(getNamedType(info.returnType))) {
        return new InvalidInput(invalidFieldsOf(error.extensions.validationErrors));
      }
      throw error;
    }
  };

/** Carries a refusal past the transaction, so that it is rolled back. */
class Refused {
  constructor(readonly refusal: UserError) {}
}
