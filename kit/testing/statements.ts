import type pg from "pg";

/** Not recorded: transactions, their viewer, and the relay in the background. */
const NOT_RECORDED =
  /^\s*(begin|start transaction|commit|rollback|select set_config|delete from outbox|delete from idempotency)/i;

/** Options of MikroORM that add the text of each statement to `statements`. */
export const recordStatements = (statements: string[]) => ({
  driverOptions: {
    onPoolCreated(pool: pg.Pool) {
      pool.on("connect", (client) => {
        const query = client.query.bind(client) as (...args: unknown[]) => unknown;
        const recording = (...args: unknown[]) => {
          const text = typeof args[0] === "string" ? args[0] : (args[0] as { text: string }).text;
          if (!NOT_RECORDED.test(text)) statements.push(text);
          return query(...args);
        };
        Object.assign(client, { query: recording });
      });
    },
  },
});
