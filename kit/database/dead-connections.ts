import type { Pool } from "pg";

type Query = (text: string, ...rest: unknown[]) => Promise<unknown>;

/**
 * When a connection dies in a transaction and the ROLLBACK fails too, or dies before BEGIN, Kysely never gives the connection back to the
 * pool (docs/upstream/leaked-connections.md). Here a failed ROLLBACK counts as done and the pool drops the connection; after a failed
 * BEGIN it is given back for Kysely.
 */
export function releaseDeadConnections(pool: Pool): void {
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as Query;
    const releasing: Query = (text, ...rest) => {
      const result = query(text, ...rest);
      if (text === "rollback") {
        return result.catch(() => {
          void client.end();
          return { command: "ROLLBACK", rowCount: null, rows: [] };
        });
      }
      if (!/^(begin|start transaction)\b/.test(text)) return result;
      return result.catch((error: Error) => {
        client.release(error);
        // Where Kysely gives it back itself it is too late.
        client.release = () => undefined;
        throw error;
      });
    };
    Object.assign(client, { query: releasing });
  });
}
