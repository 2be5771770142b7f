import type { MikroORM, SqlEntityManager } from "@mikro-orm/postgresql";
import fc from "fast-check";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { ClassType } from "type-graphql";
import { expect } from "vitest";
import { openDatabase } from "../database/open-database.js";
import { viewerSettings } from "../request/context.js";
import { anonymous, type Viewer } from "../request/viewer.js";
import { tableOf } from "../sql/entity-table.js";
import { read } from "../sql/read.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { Role } from "../vocabulary/role.js";
import { cloneDatabase } from "./open-subgraph.js";

/** The rules of one entity, each as TypeScript and as SQL. The `RowPolicy` of its table is found in `subgraph.policies`. */
export interface RowRules<T extends object> {
  subgraph: Subgraph;
  entity: ClassType<T>;
  /** A row to insert; what it leaves out takes the default of the entity or of the table. */
  row: fc.Arbitrary<Partial<NoInfer<T>>>;
  /** Inserts what a row refers to, before the row itself. */
  insertParents?(em: SqlEntityManager, row: NoInfer<T>): Promise<void> | void;
  /** Usually `viewersWith(…)`. */
  viewers: fc.Arbitrary<Partial<Viewer>>;
  /** Who may see a row; left out where everybody may. */
  canSee?(viewer: Viewer, row: NoInfer<T>): boolean;
  /** The condition (alias `e`) by which lists keep out what the viewer may not see. */
  listCondition?(viewer: Viewer): RawBuilder<unknown>;
  /** Who may insert, update and delete a row; it must be somebody who may see it. */
  canWrite(viewer: Viewer, row: NoInfer<T>): boolean;
  /** What others may change in a row, for a policy with `change`. */
  change?: {
    values: fc.Arbitrary<Partial<NoInfer<T>>>;
    isAllowed(viewer: Viewer, before: NoInfer<T>, after: NoInfer<T>): boolean;
  };
}

/**
 * Checks on PostgreSQL that the rules of an entity agree, for random rows and viewers:
 *
 * - `canSee` with `listCondition`, and with the rows that row-level security shows (all of them when the policy has no `read`);
 * - `canWrite` with what row-level security lets the viewer insert, update and delete;
 * - `canWrite` of the row before and after, or `change.isAllowed`, with the updates that it lets through.
 */
export async function assertRowRulesAgree<T extends object>(rules: RowRules<T>, numRuns = 100): Promise<void> {
  const { subgraph, row, viewers, change } = rules;
  const database = await cloneDatabase(subgraph.name);
  // The superuser inserts rows past all rules, then takes the working role, to which row-level security applies.
  const orm = await openDatabase(subgraph, database.superuserUrl);
  try {
    const changes = change?.values ?? fc.constant<Partial<T>>({});
    await fc.assert(
      fc.asyncProperty(row, viewers, changes, (values, viewer, changed) =>
        checkRow(orm, rules, values, { ...anonymous, ...viewer }, changed),
      ),
      { numRuns },
    );
  } finally {
    await orm.close(true);
    await database.drop();
  }
}

/** Viewers of every role; each of these properties is null or has one of the values. */
export const viewersWith = (identities: { [K in keyof Viewer]?: NonNullable<Viewer[K]>[] }) => {
  const properties = Object.entries(identities).map(([name, values]) => [
    name,
    fc.option(fc.constantFrom<unknown>(...(values as unknown[])), { nil: null }),
  ]);
  const role = fc.constantFrom(...(Object.keys(Role) as Role[]));
  return fc.record<Partial<Viewer>>({ role, ...(Object.fromEntries(properties) as object) });
};

const ROLLBACK = Symbol("rollback");

async function checkRow<T extends object>(
  orm: MikroORM,
  rules: RowRules<T>,
  values: Partial<T>,
  viewer: Viewer,
  changed: Partial<T>,
): Promise<void> {
  const inserted = orm.em.fork().transactional(async (em) => {
    const row = Object.assign(new rules.entity(), values);
    await rules.insertParents?.(em, row);
    await em.flush();
    await em.persist(row).flush();
    await expectAgreement(em, rules, row, viewer, changed);
    throw ROLLBACK;
  });
  await inserted.catch((thrown: unknown) => {
    if (thrown !== ROLLBACK) throw thrown;
  });
}

async function expectAgreement<T extends object>(
  em: SqlEntityManager,
  { subgraph, entity, canSee = () => true, listCondition, canWrite, change }: RowRules<T>,
  inserted: T,
  viewer: Viewer,
  changed: Partial<T>,
): Promise<void> {
  const db: Kysely<unknown> = em.getKysely();
  const meta = em.getMetadata().get<T>(entity);
  const policy = subgraph.policies?.find(({ table }) => table === meta.tableName);
  if (!policy) throw new Error(`${subgraph.name} has no policy for the table ${meta.tableName}.`);
  const { table } = tableOf(entity);
  const [key] = meta.getPrimaryProps();
  const isRow = sql`e.${sql.ref(key!.fieldNames[0]!)} = ${inserted[key!.name] as unknown}`;
  const asViewer = (use: RawBuilder<unknown>, before?: RawBuilder<unknown>) =>
    affectsRow(db, subgraph.name, viewer, use, before);
  const columns = await writableColumns(db, meta.tableName);
  const asJson = async () =>
    (await sql<{ row: unknown }>`select to_jsonb(e) as row from ${table} as e where ${isRow}`.execute(db)).rows[0]!.row;
  const fromJson = (row: unknown) =>
    sql`select ${columns} from jsonb_populate_record(null::${table}, ${JSON.stringify(row)}::jsonb)`;

  const [row] = await read(db, entity, sql`where ${isRow}`);
  const stored = await asJson();
  const remove = sql`delete from ${table} as e where ${isRow}`;
  const isListed = listCondition && sql`select from ${table} as e where ${isRow} and (${listCondition(viewer)})`;
  const sees = canSee(viewer, row!);
  const writes = canWrite(viewer, row!);
  expect({
    "is listed": isListed ? (await isListed.execute(db)).rows.length > 0 : sees,
    "is shown by PostgreSQL": await asViewer(sql`select from ${table} as e where ${isRow}`),
    "can be inserted": await asViewer(sql`insert into ${table} (${columns}) ${fromJson(stored)}`, remove),
    "can be updated": await asViewer(sql`update ${table} as e set (${columns}) = (${fromJson(stored)}) where ${isRow}`),
    "can be deleted": await asViewer(remove),
  }).toEqual({
    "is listed": sees,
    "is shown by PostgreSQL": policy.read === undefined || sees,
    "can be inserted": writes,
    "can be updated": writes || (change?.isAllowed(viewer, row!, row!) ?? false),
    "can be deleted": writes,
  });
  if (!change) return;

  await sql`savepoint unchanged`.execute(db);
  await em.persist(Object.assign(inserted, changed)).flush();
  const [after] = await read(db, entity, sql`where ${isRow}`);
  const wanted = await asJson();
  await sql`rollback to unchanged`.execute(db);
  expect({
    "can be changed": await asViewer(sql`update ${table} as e set (${columns}) = (${fromJson(wanted)}) where ${isRow}`),
  }).toEqual({
    "can be changed": (canWrite(viewer, row!) && canWrite(viewer, after!)) || change.isAllowed(viewer, row!, after!),
  });
}

/** All columns but generated ones. */
async function writableColumns(db: Kysely<unknown>, table: string): Promise<RawBuilder<unknown>> {
  const { rows } = await sql<{ name: string }>`
    select attname as name from pg_attribute
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped and attgenerated = ''`.execute(db);
  return sql.join(rows.map(({ name }) => sql.ref(name)));
}

/** PostgreSQL's code for a row that a policy refuses, and for a table that the role may not use. */
const INSUFFICIENT_PRIVILEGE = "42501";

/** Whether a statement touches a row when the viewer runs it; it is undone. `before` is run ahead of it, past all rules. */
async function affectsRow(
  db: Kysely<unknown>,
  workingRole: string,
  viewer: Viewer,
  statement: RawBuilder<unknown>,
  before?: RawBuilder<unknown>,
): Promise<boolean> {
  await sql`savepoint probe`.execute(db);
  try {
    await before?.execute(db);
    const settings = Object.entries({ ...viewerSettings({ viewer }), role: workingRole });
    await sql`select ${sql.join(settings.map(([name, value]) => sql`set_config(${name}, ${value}, true)`))}`.execute(
      db,
    );
    const { rows, numAffectedRows } = await statement.execute(db);
    return rows.length > 0 || Boolean(numAffectedRows);
  } catch (error) {
    if ((error as { code?: string }).code === INSUFFICIENT_PRIVILEGE) return false;
    throw error;
  } finally {
    await sql`rollback to probe`.execute(db);
  }
}
