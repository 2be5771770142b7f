import { type Kysely, sql } from "kysely";
import type { Caller, Context } from "../request/context.js";

/** Who asks, as the policies of the tables read it: made by `hub_guard` of writing/foundation.ts. */
export const viewerSettings = ({ viewer, internal }: Pick<Caller, "viewer" | "internal">) => ({
  "hub.role": internal ? "HUB" : viewer.role,
  "hub.actor": viewer.actorSlug ?? "",
  "hub.actor_id": viewer.actorId ?? "",
  "hub.municipality": viewer.municipalityCode ?? "",
  "hub.coach": viewer.coachId ?? "",
});

type Session = Partial<ReturnType<typeof viewerSettings>>;
export type Reader = Pick<Context, "db" | "viewer" | "internal">;
type Use<T> = (db: Kysely<unknown>) => Promise<T>;

/** Reads what PostgreSQL shows to some only: in a short transaction that carries the viewer, or in the mutation's own. */
export const withViewer = <T>(ctx: Reader, use: Use<T>): Promise<T> =>
  ctx.db.isTransaction ? use(ctx.db) : inTransaction(ctx.db, viewerSettings(ctx), use);

/**
 * Reads or writes what the viewer may not, on the hub's own account: counts that tell of nobody, the row of one who has no
 * role yet. In a mutation, nothing else may run beside it.
 */
export async function asSystem<T>(ctx: Reader, use: Use<T>): Promise<T> {
  if (!ctx.db.isTransaction) return inTransaction(ctx.db, SYSTEM, use);
  await setConfig(ctx.db, SYSTEM);
  try {
    return await use(ctx.db);
  } finally {
    // In an aborted transaction this fails too, and there is nothing left to protect.
    await setConfig(ctx.db, viewerSettings(ctx)).catch(() => undefined);
  }
}

const SYSTEM: Session = { "hub.role": "HUB" };

/** How programs that work at the machine, on nobody's behalf, open a database: demo data, keys. */
export const asOperator = { driverOptions: { options: "-c hub.role=HUB" } };

const inTransaction = <T>(db: Kysely<unknown>, session: Session, use: Use<T>): Promise<T> =>
  db.transaction().execute(async (transaction) => {
    await setConfig(transaction, session);
    return use(transaction);
  });

const setConfig = (db: Kysely<unknown>, session: Session) =>
  sql`select ${sql.join(Object.entries(session).map(([name, value]) => sql`set_config(${name}, ${value}, true)`))}`.execute(
    db,
  );
