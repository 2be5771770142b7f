import type { Pool } from "pg";

type Query = (text: string, ...rest: unknown[]) => Promise<unknown>;

/**
 * When a connection dies in a transaction and the ROLLBACK fails too, Kysely never gives the connection back to the pool
 * (docs/upstream/leaked-connections.md). Here a failed ROLLBACK counts as done, and the pool drops the connection.
 */
export function releaseDeadConnections(pool: Pool): void {
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as Query;
    const releasing: Query = (text, ...rest) => {
      const result = query(text, ...rest);
      if (text !== "rollback") return result;
      return result.catch(() => {
        void client.end();
        return { command: "ROLLBACK", rowCount: null, rows: [] };
      });
    };
    Object.assign(client, { query: releasing });
  });
}
