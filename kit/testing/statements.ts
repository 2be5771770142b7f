import type pg from "pg";

/** Transactions, whom they carry, and the relay's work in the background. */
const UNCOUNTED =
  /^\s*(begin|start transaction|commit|rollback|select set_config|delete from outbox|delete from idempotency)/i;

/** MikroORM options that tell of every statement but BEGIN, COMMIT and set_config. */
export const recordStatements = (statements: string[]) => ({
  driverOptions: {
    onPoolCreated(pool: pg.Pool) {
      pool.on("connect", (client) => {
        const query = client.query.bind(client) as (...args: unknown[]) => unknown;
        client.query = ((...args: unknown[]) => {
          const text = typeof args[0] === "string" ? args[0] : (args[0] as { text: string }).text;
          if (!UNCOUNTED.test(text)) statements.push(text);
          return query(...args);
        }) as never;
      });
    },
  },
});
