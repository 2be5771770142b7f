import { randomUUID } from "node:crypto";
import { LockMode } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { Arg, type ClassType, Ctx, Mutation, Resolver } from "type-graphql";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { baseSchema } from "../kit/database/base-schema.js";
import { createResultUnion } from "../kit/graphql/errors.js";
import type { Context } from "../kit/request/context.js";
import { anonymous, type Viewer } from "../kit/request/viewer.js";
import { createContext } from "../kit/sql/create-context.js";
import { asSystem, viewerSettings } from "../kit/sql/session.js";
import { callerAs, openSubgraph } from "../kit/testing/open-subgraph.js";
import { ownersOf } from "../kit/writing/audit-decorators.js";
import { withAuditedTransaction, RefusalRollback } from "../kit/writing/audited-transaction.js";
import { ActorContact } from "../subgraphs/actors/actor/actor-contact.js";
import { Actor } from "../subgraphs/actors/actor/actor.js";
import { ApiKey } from "../subgraphs/actors/keys/api-key.js";
import { addApiKey } from "../subgraphs/actors/keys/create-api-key.js";
import { MembershipApplication } from "../subgraphs/actors/membership/membership-application.js";
import { CenterUnit } from "../subgraphs/centers/center/center-unit.js";
import { DigidelCenter } from "../subgraphs/centers/center/digidel-center.js";
import { CenterSubmission } from "../subgraphs/centers/submission/center-submission.js";
import { Coach } from "../subgraphs/coaches/coach/coach.js";
import { Event } from "../subgraphs/events/event/event.js";
import { addEvents, coordinator, memberOf } from "../subgraphs/events/testing.js";
import { subgraphs } from "../subgraphs/index.js";
import { ID, SAMPLE_ROWS } from "./support/sample-rows.js";

type Hub = Awaited<ReturnType<typeof openSubgraph>>;

const CloseResult = createResultUnion("CloseCarelesslyResult", () => [DigidelCenter]);

@Resolver()
class CloseCarelessly {
  @Mutation(() => CloseResult)
  async closeCarelessly(@Arg("slug", () => String) slug: string, @Ctx() { em }: Context): Promise<DigidelCenter> {
    const center = await em.findOneOrFail(DigidelCenter, { slug }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return Object.assign(center, { status: "CLOSED" });
  }
}

const hubs = new Map<string, Hub>();
const hubOf = (name: string) => hubs.get(name)!;
beforeAll(async () => {
  for (const subgraph of subgraphs) {
    const careless = subgraph.name === "centers" ? [CloseCarelessly] : [];
    hubs.set(subgraph.name, await openSubgraph({ ...subgraph, resolvers: [...subgraph.resolvers, ...careless] }));
  }
});
afterAll(() => Promise.all([...hubs.values()].map((hub) => hub.close())));

const peers = { query: () => Promise.reject(new Error("Nobody is asked.")) };
const contextFor = ({ worker }: Hub, viewer: Partial<Viewer>) => createContext(worker, callerAs(viewer), peers);

/** A mutation without any check of its own: finds a row and writes it. */
const write = <T extends object>(
  hub: Hub,
  viewer: Partial<Viewer>,
  entity: ClassType<T>,
  where: object,
  how: (row: T) => object,
) =>
  withAuditedTransaction(contextFor(hub, viewer), "test", async ({ em }) => {
    const row = await em.findOneOrFail(entity, where as never);
    Object.assign(row, how(row as T));
  });

const municipality = (code: string): Partial<Viewer> => ({ role: "MUNICIPALITY", municipalityCode: code });
const REFUSED = /row-level security/;

describe.each(subgraphs.map(({ name }) => [name]))("the database of %s", (name) => {
  test("guards every table by row", async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')
      and not relispartition and not relrowsecurity and relname not in ('seed', 'definitions', 'mikro_orm_migrations')`.execute(
      hubOf(name).orm.em.getKysely(),
    );
    expect(rows).toEqual([]);
  });

  test("lets the working role neither pass the guard nor move it", async () => {
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

  test("lets nobody without a role remove anything", async () => {
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

describe("a stranger, when all other checks are gone,", () => {
  test("cannot change an actor, and its own organisation can", async () => {
    const hub = hubOf("actors");
    const { id } = await hub.orm.em.fork().findOneOrFail(Actor, { slug: "pts" });
    const { id: digg } = await hub.orm.em.fork().findOneOrFail(Actor, { slug: "digg" });
    const rename = (viewer: Partial<Viewer>) =>
      write(hub, viewer, Actor, { id }, () => ({ website: "https://changed.test" }));
    await expect(rename({ role: "MEMBER", actorId: digg, actorSlug: "digg" })).rejects.toThrow(REFUSED);
    await expect(rename({})).rejects.toThrow(REFUSED);
    await rename({ role: "MEMBER", actorId: id, actorSlug: "pts" });
  });

  test("sees and makes no keys but those of the own organisation", async () => {
    const hub = hubOf("actors");
    const actorSlug = "pts";
    const owner = hub.orm.em.fork();
    addApiKey(owner, { role: "MEMBER", actorSlug, createdAt: new Date() });
    await owner.flush();
    const own: Partial<Viewer> = { role: "MEMBER", actorSlug };
    const other: Partial<Viewer> = { role: "MEMBER", actorSlug: "digg" };
    const keysOf = (viewer: Partial<Viewer>) => contextFor(hub, viewer).em.count(ApiKey);
    expect([await keysOf(own), await keysOf(other), await keysOf({}), await keysOf({ role: "ADMIN" })]).toEqual([
      1, 0, 0, 1,
    ]);
    const issue = (viewer: Partial<Viewer>) =>
      withAuditedTransaction(contextFor(hub, viewer), "test", async ({ em }) => {
        addApiKey(em, { role: "MEMBER", actorSlug, createdAt: new Date() });
      });
    await expect(issue(other)).rejects.toThrow(REFUSED);
    await expect(issue({})).rejects.toThrow(REFUSED);
    await issue(own);
  });

  test("sees and changes neither contacts nor applications for membership, and decides nothing", async () => {
    const hub = hubOf("actors");
    const contact = { id: randomUUID(), actorSlug: "pts", role: "samordnare", name: "Kontakt", email: "x@example.se" };
    await hub.orm.em.fork().insert(ActorContact, contact);
    const application = {
      id: randomUUID(),
      name: "Nya",
      kind: "ASSOCIATION",
      status: "SUBMITTED",
      version: 1,
    } as const;
    await hub.orm.em.fork().insert(MembershipApplication, { ...application, contact: null, submittedAt: new Date() });

    const rename = (viewer: Partial<Viewer>) =>
      write(hub, viewer, ActorContact, { id: contact.id }, () => ({ name: "Annan" }));
    const withdraw = (viewer: Partial<Viewer>) =>
      write(hub, viewer, MembershipApplication, { id: application.id }, () => ({
        status: "WITHDRAWN",
        decidedAt: new Date(),
      }));
    for (const viewer of [{}, memberOf("digg"), municipality("2082")]) {
      await expect(rename(viewer)).rejects.toThrow("not found");
      await expect(withdraw(viewer)).rejects.toThrow("not found");
      const blind = withAuditedTransaction(contextFor(hub, viewer), "test", async (ctx) => {
        const row = await asSystem(ctx, () => ctx.em.findOneOrFail(ActorContact, { id: contact.id }));
        ctx.em.remove(row);
      });
      await expect(blind).rejects.toBeInstanceOf(RefusalRollback);
    }
    const plant = withAuditedTransaction(contextFor(hub, memberOf("digg")), "test", async ({ em }) => {
      em.persist(Object.assign(new ActorContact(), { ...contact, id: randomUUID() }));
    });
    await expect(plant).rejects.toThrow(REFUSED);
    await rename(memberOf("pts"));
    await expect(withdraw(memberOf("pts"))).rejects.toThrow("not found");
    await withdraw(coordinator);
  });

  test("cannot add, change, take or remove an activity; whoever is asked to co-organize answers, and no more", async () => {
    const hub = hubOf("events");
    const [id] = await addEvents(hub, [{ organizerSlug: "pts", invitedSlugs: ["digg"] }]);
    const change = (viewer: Partial<Viewer>, how: (event: Event) => object) => write(hub, viewer, Event, { id }, how);
    const cancel = () => ({ state: "CANCELLED" });
    await expect(change(memberOf("skr"), cancel)).rejects.toThrow(REFUSED);
    await expect(change(memberOf("skr"), () => ({ organizerSlug: "skr" }))).rejects.toThrow(REFUSED);
    await expect(change(memberOf("pts"), () => ({ organizerSlug: "skr" }))).rejects.toThrow(REFUSED);
    await expect(change({}, cancel)).rejects.toThrow(REFUSED);
    await expect(change(memberOf("digg"), cancel)).rejects.toThrow(REFUSED);
    await change(memberOf("digg"), () => ({ invitedSlugs: [], coOrganizerSlugs: ["digg"] }));
    await change(memberOf("digg"), () => ({ coOrganizerSlugs: [] }));
    await expect(change(memberOf("digg"), () => ({ coOrganizerSlugs: ["digg"] }))).rejects.toThrow(REFUSED);
    await change(memberOf("pts"), cancel);

    const remove = (viewer: Partial<Viewer>) =>
      withAuditedTransaction(contextFor(hub, viewer), "test", async ({ em }) =>
        em.remove(await em.findOneOrFail(Event, { id })),
      );
    await expect(remove(memberOf("skr"))).rejects.toBeInstanceOf(RefusalRollback);
    await remove(memberOf("pts"));
  });

  test("cannot touch another municipality's centre, units or submissions, nor see the last", async () => {
    const hub = hubOf("centers");
    const slug = "digidelcenter-sater";
    const center = await hub.orm.em.fork().findOneOrFail(DigidelCenter, { slug });
    const pause = () => ({ status: "PAUSED" });
    await expect(write(hub, municipality("2080"), DigidelCenter, { slug }, pause)).rejects.toThrow(REFUSED);
    await write(hub, municipality("2082"), DigidelCenter, { slug }, pause);
    const call = () => ({ phone: "0225-550 00" });
    const unit = { centerId: center.id };
    await expect(write(hub, municipality("2080"), CenterUnit, unit, call)).rejects.toThrow(REFUSED);
    await write(hub, municipality("2082"), CenterUnit, unit, call);

    const id = randomUUID();
    const draft = {
      id,
      type: "CREATE",
      municipalityCode: "2082",
      operatorSlug: "x",
      status: "DRAFT",
      submittedBy: "MUNICIPALITY",
      reviewComments: [],
    };
    await hub.orm.em.fork().insert(CenterSubmission, draft as never);
    const withdraw = () => ({ status: "WITHDRAWN" });
    await expect(write(hub, municipality("2080"), CenterSubmission, { id }, withdraw)).rejects.toThrow("not found");
    // Even if the row was read with the hub's eyes.
    const blind = withAuditedTransaction(contextFor(hub, municipality("2080")), "test", async (ctx) => {
      const row = await asSystem(ctx, () => ctx.em.findOneOrFail(CenterSubmission, { id }));
      Object.assign(row, withdraw());
    });
    await expect(blind).rejects.toBeInstanceOf(RefusalRollback);
    await write(hub, municipality("2082"), CenterSubmission, { id }, withdraw);
  });

  test("sees no coach", async () => {
    const hub = hubOf("coaches");
    const id = randomUUID();
    const now = new Date();
    await hub.orm.em
      .fork()
      .insert(Coach, { id, kind: "INDIVIDUAL", status: "TRAINED", createdAt: now, lastActiveAt: now } as never);
    const seen = (viewer: Partial<Viewer>) => contextFor(hub, viewer).em.count(Coach, { id });
    expect(
      await Promise.all([seen({}), seen(memberOf("pts")), seen({ role: "COACH", coachId: randomUUID() })]),
    ).toEqual([0, 0, 0]);
    expect(await Promise.all([seen({ role: "COACH", coachId: id }), seen(coordinator)])).toEqual([1, 1]);
    const leave = () => ({ status: "LEFT" });
    await expect(write(hub, memberOf("pts"), Coach, { id }, leave)).rejects.toThrow("not found");
    await write(hub, { role: "COACH", coachId: id }, Coach, { id }, leave);
  });
});

describe("a mutation without any check of its own", () => {
  const CLOSE = `mutation ($slug: String!) { closeCarelessly(slug: $slug) {
    __typename ... on DigidelCenter { status } ... on NotFound { message } } }`;

  test("answers NotFound for what is another's, and leaves no trace of it", async () => {
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
    const close = async (viewer: Partial<Viewer>) => (await hub.request(CLOSE, { slug }, viewer)).closeCarelessly;
    const refused = { __typename: "NotFound", message: "There is no such row that you may change." };
    expect(await close(municipality("2082"))).toEqual(refused);
    expect(await close({})).toEqual(refused);
    const traces = sql`select from audit_entry where action = 'closeCarelessly'`;
    expect((await traces.execute(orm.em.getKysely())).rows).toHaveLength(0);
    expect(await close(municipality("2080"))).toEqual({ __typename: "DigidelCenter", status: "CLOSED" });
    expect((await traces.execute(orm.em.getKysely())).rows).toHaveLength(1);
  });
});

describe("public reading", () => {
  test("pays nothing: one statement, no transaction, no viewer", async () => {
    const hub = hubOf("centers");
    const transaction = vi.spyOn(hub.worker.em.getKysely(), "transaction");
    await hub.request("{ centers { edges { node { name } } } }");
    expect(hub.statements).toHaveLength(1);
    expect(transaction).not.toHaveBeenCalled();
    await hub.request("{ submissions { edges { node { id } } } }", {}, coordinator);
    expect(hub.statements).toHaveLength(1);
    expect(transaction).toHaveBeenCalledOnce();
  });

  const planOf = async (hub: Hub, query: RawBuilder<unknown>) => {
    const { rows } = await hub.worker.em
      .getKysely()
      .transaction()
      .execute(async (db) => {
        await sql`set local enable_seqscan = off`.execute(db);
        return sql<{ "QUERY PLAN": string }>`explain ${query}`.execute(db);
      });
    return rows.map((row) => row["QUERY PLAN"]).join("\n");
  };

  test("finds words, places and days by their indexes, as without the guard", async () => {
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

describe("the steps of the kit", () => {
  test("are in the ledger", async () => {
    const { rows } = await sql<{ name: string }>`select name from seed where name like 'kit: %'`.execute(
      hubOf("actors").orm.em.getKysely(),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual(baseSchema.map(({ name }) => name).sort());
  });
});

/** Everybody, with what the database knows of them. */
const EVERYBODY: Record<string, Partial<Viewer>> = {
  coordinator,
  anybody: { role: "PUBLIC" },
  admin: { role: "ADMIN" },
  dashboard: { role: "DASHBOARD" },
  pts: { ...memberOf("pts"), actorId: ID },
  kb: { ...memberOf("kb"), actorId: randomUUID() },
  motala: { ...municipality("0583"), actorSlug: "motala-kommun", actorId: randomUUID() },
  sater: { ...municipality("2082"), actorSlug: "saters-kommun", actorId: randomUUID() },
  coach: { role: "COACH", coachId: ID },
  "another coach": { role: "COACH", coachId: randomUUID() },
};

describe.each(subgraphs.map(({ name }) => [name, SAMPLE_ROWS[name]!] as const))("each table of %s", (name, tables) => {
  test("has a row to try", async () => {
    const { rows } = await sql<{ name: string }>`
      select relname as name from pg_class where relrowsecurity and relname not in ('audit_entry', 'outbox', 'idempotency')`.execute(
      hubOf(name).orm.em.getKysely(),
    );
    expect(rows.map((row) => row.name).sort()).toEqual(Object.keys(tables).sort());
  });

  test.each(Object.entries(tables))("%s is written by its owner and nobody else", async (table, { row, writers }) => {
    const { orm, worker } = hubOf(name);
    /** How many rows it touches, undone afterwards; zero when it is refused. */
    const touched = async (viewer: Partial<Viewer>, write: RawBuilder<unknown>): Promise<number> => {
      const done = {} as { rows: number };
      const trying = worker.em
        .getKysely()
        .transaction()
        .execute(async (db) => {
          for (const [variable, value] of Object.entries(viewerSettings({ viewer: { ...anonymous, ...viewer } }))) {
            await sql`select set_config(${variable}, ${value}, true)`.execute(db);
          }
          done.rows = Number((await write.execute(db)).numAffectedRows);
          throw done;
        });
      return trying.catch((thrown: unknown) => {
        if (thrown === done) return done.rows;
        expect((thrown as Error).message).toMatch(/row-level security|permission denied/);
        return 0;
      });
    };
    const byEverybody = async (write: RawBuilder<unknown>) => {
      const could: string[] = [];
      for (const [who, viewer] of Object.entries(EVERYBODY)) if (await touched(viewer, write)) could.push(who);
      return could.sort();
    };

    const columns = sql.join(Object.keys(row).map((column) => sql.ref(column)));
    const add = sql`insert into ${sql.table(table)} (${columns})
      select ${columns} from jsonb_populate_record(null::${sql.table(table)}, ${JSON.stringify(row)}::jsonb)`;
    const [key, value] = Object.entries(row)[0]!;
    const own = sql`${sql.ref(key)} = ${value}`;
    const expected = [...writers].sort();
    expect(await byEverybody(add)).toEqual(expected);
    await add.execute(orm.em.getKysely());
    expect(await byEverybody(sql`update ${sql.table(table)} set ${own} where ${own}`)).toEqual(expected);
    expect(await byEverybody(sql`delete from ${sql.table(table)} where ${own}`)).toEqual(expected);
  });

  const owned = Object.entries(tables).filter(([, { writers }]) =>
    writers.some((it) => it === "pts" || it === "motala"),
  );
  test.each(owned)("%s tells the audit whose its rows are", async (table, { row, writers }) => {
    const { orm } = hubOf(name);
    const meta = [...orm.getMetadata().getAll().values()].find(({ tableName }) => tableName === table)!;
    const em = orm.em.fork();
    const entity = await em.findOneOrFail(meta.class, Object.values(row)[0] as never);
    const owners = Object.keys(await ownersOf(em, entity as object));
    expect(owners).toContain(writers.includes("pts") ? "actor" : "municipality");
  });
});
