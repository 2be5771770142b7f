import { randomUUID } from "node:crypto";
import { type RawBuilder, sql } from "kysely";
import { describe, expect, test } from "vitest";
import { viewerSettings } from "../kit/request/context.js";
import { anonymous, type Viewer } from "../kit/request/viewer.js";
import { ownersOf } from "../kit/writing/audit-decorators.js";
import { coordinator, memberOf } from "../subgraphs/events/testing.js";
import { subgraphs } from "../subgraphs/index.js";
import { ID, SAMPLE_ROWS } from "./support/sample-rows.js";
import { openEverySubgraph } from "./support/subgraph-hubs.js";

const hubOf = openEverySubgraph();

/** A viewer of each role, and others whose rows are not the sample rows. */
const VIEWERS: Record<string, Partial<Viewer>> = {
  coordinator,
  public: { role: "PUBLIC" },
  admin: { role: "ADMIN" },
  dashboard: { role: "DASHBOARD" },
  pts: { ...memberOf("pts"), actorId: ID },
  kb: { ...memberOf("kb"), actorId: randomUUID() },
  motala: { role: "MUNICIPALITY", municipalityCode: "0583", actorSlug: "motala-kommun", actorId: randomUUID() },
  sater: { role: "MUNICIPALITY", municipalityCode: "2082", actorSlug: "saters-kommun", actorId: randomUUID() },
  coach: { role: "COACH", coachId: ID },
  "another coach": { role: "COACH", coachId: randomUUID() },
};

describe.each(subgraphs.map(({ name }) => [name, SAMPLE_ROWS[name]!] as const))("the tables of %s", (name, tables) => {
  test("has a sample row", async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relrowsecurity and relname not in ('audit_entry', 'outbox', 'idempotency')`.execute(
      hubOf(name).orm.em.getKysely(),
    );
    expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(tables).sort());
  });

  test("no view is written", async () => {
    const { rows } = await sql<{ name: string }>`
      select viewname as name from pg_views
      where schemaname = 'public' and has_table_privilege(${name}, viewname, 'insert, update, delete')`.execute(
      hubOf(name).orm.em.getKysely(),
    );
    expect(rows).toEqual([]);
  });

  test.each(Object.entries(tables))("%s is written by its writers and nobody else", async (table, { row, writers }) => {
    const { orm, worker } = hubOf(name);
    /** Counts the rows that a statement writes, and rolls it back; 0 when it is refused. */
    const countWritten = async (viewer: Partial<Viewer>, write: RawBuilder<unknown>): Promise<number> => {
      const written = {} as { rows: number };
      const trying = worker.em
        .getKysely()
        .transaction()
        .execute(async (db) => {
          for (const [variable, value] of Object.entries(viewerSettings({ viewer: { ...anonymous, ...viewer } }))) {
            await sql`select set_config(${variable}, ${value}, true)`.execute(db);
          }
          written.rows = Number((await write.execute(db)).numAffectedRows);
          throw written;
        });
      return trying.catch((thrown: unknown) => {
        if (thrown === written) return written.rows;
        expect((thrown as Error).message).toMatch(/row-level security|permission denied/);
        return 0;
      });
    };
    const writersOf = async (write: RawBuilder<unknown>) => {
      const could: string[] = [];
      for (const [who, viewer] of Object.entries(VIEWERS)) if (await countWritten(viewer, write)) could.push(who);
      return could.sort();
    };

    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
    const add = sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`;
    const [key, value] = Object.entries(row)[0]!;
    const own = sql`${sql.ref(key)} = ${value}`;
    const expected = [...writers].sort();
    expect(await writersOf(add)).toEqual(expected);
    await add.execute(orm.em.getKysely());
    expect(await writersOf(sql`update ${sql.table(table)} set ${own} where ${own}`)).toEqual(expected);
    expect(await writersOf(sql`delete from ${sql.table(table)} where ${own}`)).toEqual(expected);
  });

  const owned = Object.entries(tables).filter(([, { writers }]) =>
    writers.some((it) => it === "pts" || it === "motala"),
  );
  test.each(owned)("%s tells the audit log who owns its rows", async (table, { row, writers }) => {
    const { orm } = hubOf(name);
    const meta = [...orm.getMetadata().getAll().values()].find(({ tableName }) => tableName === table)!;
    const em = orm.em.fork();
    const entity = await em.findOneOrFail(meta.class, Object.values(row)[0] as never);
    const owners = Object.keys(await ownersOf(em, entity as object));
    expect(owners).toContain(writers.includes("pts") ? "actor" : "municipality");
  });
});
