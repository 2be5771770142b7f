import { LockMode } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { describe, expect, test, vi } from "vitest";
import { baseSchema } from "../kit/database/base-schema.js";
import { createResultUnion } from "../kit/graphql/errors.js";
import type { Context } from "../kit/request/context.js";
import { type Viewer } from "../kit/request/viewer.js";
import { DigidelCenter } from "../subgraphs/centers/center/digidel-center.js";
import { coordinator } from "../subgraphs/events/testing.js";
import { subgraphs } from "../subgraphs/index.js";
import { openEverySubgraph, type SubgraphHub } from "./support/subgraph-hubs.js";

const CloseResult = createResultUnion("CloseUncheckedResult", () => [DigidelCenter]);

@Resolver()
class CloseUnchecked {
  @Mutation(() => CloseResult)
  async closeUnchecked(@Arg("slug", () => String) slug: string, @Ctx() { em }: Context): Promise<DigidelCenter> {
    const center = await em.findOneOrFail(DigidelCenter, { slug }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return Object.assign(center, { status: "CLOSED" });
  }
}

const MUNICIPALITY_2080: Partial<Viewer> = { role: "MUNICIPALITY", municipalityCode: "2080" };
const MUNICIPALITY_2082: Partial<Viewer> = { role: "MUNICIPALITY", municipalityCode: "2082" };

const hubOf = openEverySubgraph({ centers: [CloseUnchecked] });

describe.each(subgraphs.map(({ name }) => [name]))("the database of %s", (name) => {
  test("has row-level security on every table", async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition and not relrowsecurity and relname not in ('seed', 'definitions', 'mikro_orm_migrations')`.execute(
      hubOf(name).orm.em.getKysely(),
    );
    expect(rows).toEqual([]);
  });

  test("lets the working role neither bypass row-level security nor disable it", async () => {
    const { orm, worker } = hubOf(name);
    const { rows } = await sql<{ rolsuper: boolean; rolbypassrls: boolean }>`
      select rolsuper, rolbypassrls from pg_roles where rolname = current_user`.execute(worker.em.getKysely());
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false }]);
    const { rows: tables } = await sql<{ name: string }>`
      select relname as name from pg_class where relrowsecurity`.execute(orm.em.getKysely());
    for (const table of tables) {
      const off = sql`alter table ${sql.table(table.name)} disable row level security`.execute(worker.em.getKysely());
      await expect(off).rejects.toThrow("must be owner");
    }
  });

  test("lets nobody without a role delete a row", async () => {
    const { orm, worker } = hubOf(name);
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relrowsecurity`.execute(orm.em.getKysely());
    for (const { name: table } of rows) {
      const remove = sql`delete from ${sql.table(table)}`;
      const affected = await remove.execute(worker.em.getKysely()).then(
        ({ numAffectedRows }) => Number(numAffectedRows),
        (error: Error) => error.message,
      );
      expect([0, `permission denied for table ${table}`]).toContain(affected);
    }
  });
});

describe("a mutation without checks", () => {
  const CLOSE = `mutation ($slug: String!) { closeUnchecked(slug: $slug) {
    __typename ... on DigidelCenter { status } ... on NotFound { message } } }`;

  test("returns NotFound for a row of somebody else, and writes no audit entry", async () => {
    const hub = hubOf("centers");
    const slug = "digidelcenter-falun";
    const { orm } = hub;
    await orm.em.fork().insert(DigidelCenter, {
      slug,
      name: "Falun",
      municipalityCode: "2080",
      municipalityName: "Falun",
      operatorSlug: "falu-kommun",
      freeOfCharge: true,
      staffed: true,
      status: "PLANNED",
    } as never);
    const close = async (viewer: Partial<Viewer>) => (await hub.request(CLOSE, { slug }, viewer)).closeUnchecked;
    const refused = { __typename: "NotFound", message: "There is no such row that you may change." };
    expect(await close(MUNICIPALITY_2082)).toEqual(refused);
    expect(await close({})).toEqual(refused);
    const traces = sql`select from audit_entry where action = 'closeUnchecked'`;
    expect((await traces.execute(orm.em.getKysely())).rows).toHaveLength(0);
    expect(await close(MUNICIPALITY_2080)).toEqual({ __typename: "DigidelCenter", status: "CLOSED" });
    expect((await traces.execute(orm.em.getKysely())).rows).toHaveLength(1);
  });
});

describe("public reading", () => {
  test("takes one statement, no transaction and no viewer", async () => {
    const hub = hubOf("centers");
    const transaction = vi.spyOn(hub.worker.em.getKysely(), "transaction");
    await hub.request("{ centers { edges { node { name } } } }");
    expect(hub.statements).toHaveLength(1);
    expect(transaction).not.toHaveBeenCalled();
    await hub.request("{ submissions { edges { node { id } } } }", {}, coordinator);
    expect(hub.statements).toHaveLength(1);
    expect(transaction).toHaveBeenCalledOnce();
  });

  const planOf = async (hub: SubgraphHub, query: RawBuilder<unknown>) => {
    const { rows } = await hub.worker.em
      .getKysely()
      .transaction()
      .execute(async (db) => {
        await sql`set local enable_seqscan = off`.execute(db);
        return sql<{ "QUERY PLAN": string }>`explain ${query}`.execute(db);
      });
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };

  test("uses the indexes for words under row-level security", async () => {
    const words = await planOf(
      hubOf("events"),
      sql`select id from event e where e.search @@ to_tsquery('swedish', 'bankid')`,
    );
    expect(words).toContain("Index Cond: (search @@");
    const names = await planOf(
      hubOf("actors"),
      sql`select id from actor e where e.search @@ to_tsquery('simple', 'kommun')`,
    );
    expect(names).toContain("Index Cond: (search @@");
  });
});

describe("the base schema of the kit", () => {
  test("is recorded in the table seed", async () => {
    const { rows } = await sql<{ name: string }>`select name from seed where name like 'kit: %'`.execute(
      hubOf("actors").orm.em.getKysely(),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(baseSchema.map(({ name }) => name).sort());
  });
});
