import { sql } from "kysely";
import type { Context } from "../../kit/context.js";

/**
 * Whoever applies, joins or takes a new name, and whoever publishes rules, waits here for others who do: what must be unique can then
 * be looked up and refused by name.
 */
export const lockRegister = ({ db }: Pick<Context, "db">) =>
  sql`select pg_advisory_xact_lock(hashtext('register of actors'))`.execute(db);
