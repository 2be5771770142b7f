import type { Pool } from "pg";

type Query = (text: string, ...rest: unknown[]) => Promise<unknown>;

/**
 * With its connection a transaction dies too, but Kysely keeps the connection's place in the pool for ever when the
 * ROLLBACK then fails (docs/upstream/leaked-connections.md). Here that counts as rolled back, and the pool drops the connection.
 */
export function releaseDeadConnections(pool: Pool): void {
  pool.on("connect", (client) => {
    const query = client.query.bind(client) as Query;
    const freeing: Query = (text, ...rest) => {
      const answer = query(text, ...rest);
      if (text !== "rollback") return answer;
      return answer.catch(() => {
        void client.end();
        return { command: "ROLLBACK", rowCount: null, rows: [] };
      });
    };
    client.query = freeing as never;
  });
}
