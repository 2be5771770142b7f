import { AsyncLocalStorage } from "node:async_hooks";
import {
  type AbortableOperationOptions,
  type CompiledQuery,
  type DatabaseConnection,
  type Kysely,
  type QueryResult,
  sql,
} from "kysely";
import { type Context, viewerSettings } from "../request/context.js";

type Settings = Partial<ReturnType<typeof viewerSettings>>;

/** What of a context a statement needs: where it runs, and on whose behalf. */
export type SessionContext = Pick<Context, "db" | "viewer" | "internal">;

/** Statements; all of them must have ended when it resolves. */
type Work<T> = (db: Kysely<unknown>) => Promise<T>;

/**
 * Runs statements on tables whose rows only some viewers may see. Outside a mutation they run in a short transaction that carries the
 * viewer; inside one, in its own, which carries the viewer already.
 */
export const withViewer = <T>(ctx: SessionContext, work: Work<T>): Promise<T> =>
  ctx.db.isTransaction ? work(ctx.db) : inTransaction(ctx.db, viewerSettings(ctx), work);

/**
 * Runs statements with the rights of the hub itself, for what the viewer may not see or write: counts that name nobody, the row of
 * somebody who has no role yet. Outside a mutation they run in a transaction of their own. Inside one they share its transaction, so
 * until `work` has ended every statement that is sent through that transaction from elsewhere is refused with an error, as is a second
 * `asSystem` beside it. Inside `work`, statements may run side by side and `asSystem` may be called again. Do not use the loaders of
 * request/loaders.ts there: a batch may hold keys from elsewhere.
 */
export async function asSystem<T>(ctx: SessionContext, work: Work<T>): Promise<T> {
  const { db } = ctx;
  if (!db.isTransaction) return inTransaction(db, SYSTEM, work);
  const connection = await db.getExecutor().provideConnection((connection) => Promise.resolve(connection));
  if (privileged.getStore() === connection) return work(db);

  const release = reserve(connection);
  return privileged.run(connection, async () => {
    try {
      await setConfig(db, SYSTEM);
      return await work(db);
    } finally {
      // In an aborted transaction this fails too, and there is nothing left to protect.
      await setConfig(db, viewerSettings(ctx)).catch(() => undefined);
      release();
    }
  });
}

const SYSTEM: Settings = { "hub.role": "HUB" };

/** The connection whose rights are raised, for the code that may use it meanwhile. */
const privileged = new AsyncLocalStorage<DatabaseConnection>();
const reserved = new WeakSet<DatabaseConnection>();

/**
 * Until it is released, the connection takes statements from the code inside `privileged.run` only, whether they come through Kysely
 * or through MikroORM, which share it. A rollback ends the rights as well as the transaction, so it is taken from anybody.
 */
function reserve(connection: DatabaseConnection): () => void {
  if (reserved.has(connection)) throw new PrivilegeError("asSystem");
  reserved.add(connection);
  const { executeQuery, streamQuery } = connection;
  const release = () => {
    if (reserved.delete(connection)) Object.assign(connection, { executeQuery, streamQuery });
  };
  connection.executeQuery = async <R>(query: CompiledQuery, options?: AbortableOperationOptions) => {
    if (query.sql === "rollback") release();
    else if (privileged.getStore() !== connection) throw new PrivilegeError(query.sql);
    return executeQuery.call(connection, query, options) as Promise<QueryResult<R>>;
  };
  connection.streamQuery = ({ sql }) => {
    throw new PrivilegeError(sql);
  };
  return release;
}

/** A fault of the code, not of the caller. */
class PrivilegeError extends Error {
  constructor(statement: string) {
    super(`While asSystem is under way nothing else may use its transaction: ${statement.slice(0, 200)}`);
  }
}

/** Options for programs that an operator runs at the machine, such as demo data and keys: they have the rights of the hub itself. */
export const asOperator = { driverOptions: { options: "-c hub.role=HUB" } };

const inTransaction = <T>(db: Kysely<unknown>, settings: Settings, work: Work<T>): Promise<T> =>
  db.transaction().execute(async (transaction) => {
    await setConfig(transaction, settings);
    return work(transaction);
  });

/** Until the transaction ends. */
const setConfig = (db: Kysely<unknown>, settings: Settings) =>
  sql`select ${sql.join(Object.entries(settings).map(([name, value]) => sql`set_config(${name}, ${value}, true)`))}`.execute(
    db,
  );
