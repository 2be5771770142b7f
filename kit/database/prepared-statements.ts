import { LRUCache } from "lru-cache";
import type { Pool } from "pg";
import { isPlannedAnew } from "../sql/planned-anew.js";

type Query = (statement: unknown, ...rest: unknown[]) => Promise<unknown>;

/** What each connection keeps: PostgreSQL holds some ten kB for each. */
const MAX_PREPARED = 100;

/** Distinct texts that are remembered, to tell those that come again. */
const MAX_TEXTS = 1000;

/**
 * A statement that reads is prepared when it comes for the second time, since PostgreSQL otherwise parses and plans it again each time, which
 * takes longer than executing it; but not one that is marked as `plannedAnew`. A connection keeps the latest of them.
 */
export function prepareStatements(pool: Pool): void {
  /** Empty for a text that came once. */
  const names = new LRUCache<string, string>({ max: MAX_TEXTS });
  let count = 0;
  const nameOf = (text: string) => {
    const known = names.get(text);
    const name = known === "" ? `hub_${++count}` : (known ?? "");
    if (name !== known) names.set(text, name);
    return name;
  };

  pool.on("connect", (client) => {
    const query = client.query.bind(client) as Query;
    const { parsedStatements } = (client as unknown as { connection: { parsedStatements: Record<string, string> } })
      .connection;
    const prepared = new LRUCache<string, true>({
      max: MAX_PREPARED,
      disposeAfter(_, name, reason) {
        if (reason !== "evict" || !(name in parsedStatements)) return;
        delete parsedStatements[name];
        query(`deallocate ${name}`).catch(() => undefined);
      },
    });
    const preparing: Query = (text, values, ...rest) => {
      const name =
        typeof text === "string" && /^\s*(?:select|with)\b/.test(text) && !isPlannedAnew(text) ? nameOf(text) : "";
      if (name === "") return query(text, values, ...rest);
      prepared.set(name, true);
      return query({ name, text, values }, ...rest);
    };
    Object.assign(client, { query: preparing });
  });
}
