import type { Client, Pool } from "pg";
import { subgraphUnavailable } from "../graphql/errors.js";
import { currentSignal } from "../request/cancellation.js";

type Query = (text: string, ...rest: unknown[]) => Promise<unknown>;

/** What ends a transaction must run, whoever waits, and what begins one, since Kysely gives no connection back before that. */
const ALWAYS = /^(begin|start transaction|commit|rollback)\b/;

/**
 * Statements of work that nobody waits for any more are cancelled in PostgreSQL, and no further ones begin; the work gets
 * SUBGRAPH_UNAVAILABLE. Kysely can do this for a statement that is given the signal; here no statement can be forgotten.
 */
export function cancelUnwantedStatements(pool: Pool): void {
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as Query;
    const { processID } = client as unknown as { processID: number };
    const cancellable: Query = async (text, ...rest) => {
      const signal = currentSignal();
      if (!signal || ALWAYS.test(text)) return query(text, ...rest);
      if (signal.aborted) throw subgraphUnavailable();
      let cancelled: Promise<void> | undefined;
      const cancel = () => void (cancelled = cancelBackend(pool, processID));
      signal.addEventListener("abort", cancel);
      try {
        return await query(text, ...rest);
      } catch (error) {
        throw signal.aborted ? subgraphUnavailable() : error;
      } finally {
        signal.removeEventListener("abort", cancel);
        // Otherwise the next one who uses the connection would be cancelled.
        await cancelled;
      }
    };
    Object.assign(client, { query: cancellable });
  });
}

async function cancelBackend(pool: Pool, processId: number): Promise<void> {
  const { Client: PgClient, options } = pool as Pool & { Client: new (options: unknown) => Client };
  const client = new PgClient(options);
  try {
    await client.connect();
    await client.query("select pg_cancel_backend($1)", [processId]);
  } catch {
    // Without a connection left the statement runs on, until its own time is up.
  } finally {
    await client.end().catch(() => undefined);
  }
}
