import { sql } from "kysely";

const MARK = "/* planned for its values */";

/**
 * Stands before a function of a statement's values, so that the statement is not prepared: a plan for any values would compute the function again for
 * each row, while a plan for these values computes it once and knows how many rows fit.
 */
export const plannedAnew = sql.raw(MARK);

export const isPlannedAnew = (statement: string) => statement.includes(MARK);
