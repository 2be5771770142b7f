import { sql } from "kysely";
import { startOfHour } from "../../../kit/calendar.js";
import type { Context } from "../../../kit/request/context.js";
import { asSystem } from "../../../kit/sql/session.js";
import type { ApiKey } from "./api-key.js";

/** Remembers the hour in which a key was used, once an hour, while the answer is on its way. */
export function markUse(ctx: Context, { id, lastUsedAt }: ApiKey, now: Date): void {
  const hour = startOfHour(now);
  if (lastUsedAt && lastUsedAt >= hour) return;
  const mark = asSystem(ctx, (db) =>
    sql`update api_key set last_used_at = ${hour} where id = ${id} and coalesce(last_used_at < ${hour}, true)`.execute(
      db,
    ),
  );
  // When it fails, the next use tries again.
  mark.catch(() => undefined);
}
