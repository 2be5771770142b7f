import type { Context } from "../../../kit/request/context.js";
import { acquireNamedLock } from "../../../kit/writing/named-lock.js";

/**
 * Whoever applies, joins or takes a new name, and whoever publishes rules, waits here for others who do: what must be unique can then
 * be looked up and refused by name.
 */
export const lockRegister = ({ db }: Pick<Context, "db">) => acquireNamedLock(db, "register of actors");
