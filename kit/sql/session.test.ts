import type { MikroORM, SqlEntityManager } from "@mikro-orm/postgresql";
import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../database/open-database.js";
import { callerAs, cloneDatabase } from "../testing/open-subgraph.js";
import { asSystem, type SessionContext, withViewer } from "./session.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let orm: MikroORM;
beforeAll(async () => {
  database = await cloneDatabase("actors");
  orm = await openDatabase(
    { name: "actors", port: 0, folder: "", tables: [], entities: [], resolvers: [class {}], seeds: [] },
    database.databaseUrl,
    { pool: { min: 1, max: 1 } },
  );
});
afterAll(async () => {
  await orm.close(true);
  await database.drop();
});

const { viewer } = callerAs({ role: "MEMBER", actorSlug: "pts" });

async function roleIn(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<{ role: string }>`select hub_role() as role`.execute(db);
  return rows[0]!.role;
}

const roleOf = async (em: SqlEntityManager) =>
  (await em.execute<{ role: string }[]>("select hub_role() as role"))[0]!.role;

/** As in a mutation: one transaction, used through the entity manager and through Kysely. */
const inMutation = <T>(work: (ctx: SessionContext & { em: SqlEntityManager }) => Promise<T>): Promise<T> =>
  orm.em
    .fork({ session: { variables: { "hub.role": viewer.role } } })
    .transactional((em) => work({ viewer, db: em.getKysely(), em }));

/** An `asSystem` that has begun, and ends after `finish` is called: with the role before and after. */
async function beginAsSystem(ctx: SessionContext) {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const { promise: finished, resolve: finish } = Promise.withResolvers<void>();
  const roles = asSystem(ctx, async (db) => {
    const before = await roleIn(db);
    begin();
    await finished;
    return [before, await roleIn(db)];
  });
  roles.catch(() => undefined);
  await begun;
  return { roles, finish };
}

describe("asSystem outside a transaction", () => {
  test("has the rights of the hub in a transaction of its own", async () => {
    const db: Kysely<unknown> = orm.em.getKysely();
    expect(await asSystem({ viewer, db }, roleIn)).toBe("HUB");
    expect(await withViewer({ viewer, db }, roleIn)).toBe("MEMBER");
    expect(await roleIn(db)).toBe("");
  });
});

describe("asSystem in a mutation's transaction", () => {
  test("has the rights of the hub until its work ends, through both ways to the database", async () => {
    await inMutation(async (ctx) => {
      expect(await roleIn(ctx.db)).toBe("MEMBER");
      const roles = await asSystem(ctx, (db) => Promise.all([roleIn(db), roleIn(ctx.db), roleOf(ctx.em)]));
      expect(roles).toEqual(["HUB", "HUB", "HUB"]);
      expect(await roleIn(ctx.db)).toBe("MEMBER");
    });
  });

  test("gives the rights back when its work fails", async () => {
    await inMutation(async (ctx) => {
      await expect(asSystem(ctx, () => Promise.reject(new Error("fails")))).rejects.toThrow("fails");
      expect(await roleIn(ctx.db)).toBe("MEMBER");
    });
  });

  test("may be called again inside its work, and keeps the rights until the outermost ends", async () => {
    await inMutation(async (ctx) => {
      const roles = await asSystem(ctx, async () => [await asSystem(ctx, roleIn), await roleIn(ctx.db)]);
      expect(roles).toEqual(["HUB", "HUB"]);
    });
  });

  test.each<[string, (ctx: SessionContext & { em: SqlEntityManager }) => Promise<unknown>]>([
    ["a statement of Kysely", (ctx) => roleIn(ctx.db)],
    ["a statement of the entity manager", (ctx) => roleOf(ctx.em)],
    ["a savepoint", (ctx) => ctx.em.transactional(() => Promise.resolve())],
    ["another asSystem", (ctx) => asSystem(ctx, roleIn)],
  ])("refuses %s that runs beside it, and is not disturbed itself", async (_, beside) => {
    await inMutation(async (ctx) => {
      const { roles, finish } = await beginAsSystem(ctx);
      await expect(beside(ctx)).rejects.toThrow("While asSystem is under way nothing else may use its transaction");
      finish();
      expect(await roles).toEqual(["HUB", "HUB"]);
      expect(await roleIn(ctx.db)).toBe("MEMBER");
    });
  });

  test("never lends its rights to statements that were sent just before or after it", async () => {
    await inMutation(async (ctx) => {
      const all = [roleIn(ctx.db), asSystem(ctx, roleIn), roleIn(ctx.db), roleOf(ctx.em)];
      const [before, system, ...after] = await Promise.allSettled(all);
      expect(before).toMatchObject({ value: "MEMBER" });
      expect(system).toMatchObject({ value: "HUB" });
      for (const result of after) expect(result).not.toMatchObject({ value: "HUB" });
    });
  });

  test("leaves the connection usable when the transaction is rolled back before it ends", async () => {
    let system: Awaited<ReturnType<typeof beginAsSystem>> | undefined;
    const failing = inMutation(async (ctx) => {
      system = await beginAsSystem(ctx);
      throw new Error("refused");
    });
    await expect(failing).rejects.toThrow("refused");
    expect(await roleIn(orm.em.getKysely())).toBe("");
    system!.finish();
    await expect(system!.roles).rejects.toThrow("already rolled back");
    expect(await inMutation(({ db }) => roleIn(db))).toBe("MEMBER");
  });

  test("refuses to commit before it ends", async () => {
    let system: Awaited<ReturnType<typeof beginAsSystem>> | undefined;
    const committing = inMutation(async (ctx) => {
      system = await beginAsSystem(ctx);
    });
    await expect(committing).rejects.toThrow("nothing else may use its transaction: commit");
    system!.finish();
    await expect(system!.roles).rejects.toThrow();
    expect(await roleIn(orm.em.getKysely())).toBe("");
  });
});
