import { sql } from "kysely";
import type { Context } from "../../kit/context.js";

/**
 * One at a time: whoever applies, joins, comes back or takes a new name, and whoever publishes rules, waits for others who do. What
 * must be unique can then be looked up first, and refused by its name.
 */
export const lockRegister = ({ db }: Pick<Context, "db">) =>
  sql`select pg_advisory_xact_lock(hashtext('register of actors'))`.execute(db);
