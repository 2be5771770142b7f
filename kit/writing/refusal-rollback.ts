import type { UserError } from "../graphql/errors.js";

/** Carries a refusal past the transaction, so that it is rolled back. */
export class RefusalRollback {
  constructor(readonly refusal: UserError) {}
}
