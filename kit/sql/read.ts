import type { MikroORM } from "@mikro-orm/postgresql";
import DataLoader from "dataloader";
import { type Kysely, type RawBuilder, sql } from "kysely";
import type { ClassType } from "type-graphql";
import type { Context } from "../request/context.js";
import { createLoader, requestScoped } from "../request/loaders.js";
import { withViewer } from "./session.js";

/** How the rows of a table become instances of their class. */
interface EntityTable {
  table: RawBuilder<unknown>;
  /** Every column, of the alias `e`. */
  columns: RawBuilder<unknown>;
  /** The column of one property, of the alias `e`. */
  column(property: string): RawBuilder<unknown>;
  instance<T>(row: Record<string, unknown>): T;
  /** Whether its rows are never public: PostgreSQL shows them to some viewers only. */
  guarded: boolean;
}

const shapes = new WeakMap<object, EntityTable>();

/** Learns the tables and columns of the entities, once, when the database is opened. */
export function registerTables(orm: MikroORM): void {
  const platform = orm.em.getPlatform();
  for (const meta of orm.getMetadata().getAll().values()) {
    const columns = meta.props
      .filter((prop) => prop.persist !== false && prop.fieldNames.length === 1)
      .map(({ name, fieldNames, customType, runtimeType }) => ({
        name,
        field: fieldNames[0]!,
        convert:
          runtimeType === "Date"
            ? (value: string) => new Date(value)
            : customType && ((value: never) => customType.convertToJSValue(value, platform) as unknown),
      }));
    shapes.set(meta.class, {
      table: sql.table(meta.tableName),
      guarded: (meta.class as { guarded?: boolean }).guarded === true,
      columns: sql.join(columns.map(({ field }) => sql.ref(`e.${field}`))),
      column: (property) => sql.ref(`e.${meta.properties[property as never]!.fieldNames[0]!}`),
      instance<T>(row: Record<string, unknown>) {
        const instance = Object.create(meta.class.prototype as object) as Record<string, unknown>;
        for (const { name, field, convert } of columns) {
          const value = row[field];
          instance[name] = convert && value != null ? convert(value as never) : value;
        }
        return instance as T;
      },
    });
  }
}

export function tableOf(entity: ClassType): EntityTable {
  const shape = shapes.get(entity);
  if (!shape) throw new Error(`${entity.name} is not an entity of an open database.`);
  return shape;
}

/**
 * What a statement about this entity runs in. Public tables cost nothing; for one that says `static readonly guarded = true`
 * it is a short transaction that carries the viewer.
 */
export const withReadAccess = <T>(
  ctx: Context,
  entity: ClassType,
  use: (db: Kysely<unknown>) => Promise<T>,
): Promise<T> => (tableOf(entity).guarded ? withViewer(ctx, use) : use(ctx.db));

/**
 * Rows of an entity (alias `e`) as instances of its class, without identity map or unit of work: a third of their cost.
 *
 *     await read(ctx.db, Actor, sql`where e.kind = ${kind} order by e.name`)
 */
export async function read<T extends object>(
  db: Kysely<unknown>,
  entity: ClassType<T>,
  rest: RawBuilder<unknown>,
): Promise<T[]> {
  const { columns, table, instance, guarded } = tableOf(entity);
  if (guarded && !db.isTransaction) throw new Error(`${entity.name} is guarded: read it within(ctx, …).`);
  const { rows } = await sql<Record<string, unknown>>`select ${columns} from ${table} as e ${rest}`.execute(db);
  return rows.map((row) => instance<T>(row));
}

/** All of these conditions. */
export const allOf = (conditions: RawBuilder<unknown>[]) =>
  conditions.length > 0 ? sql`(${sql.join(conditions, sql`) and (`)})` : sql`true`;

/** The row with this value in a unique column; one statement for all that are asked for at once in a request. */
export function loadOne<T extends object>(
  ctx: Context,
  entity: ClassType<T>,
  property: keyof T & string,
  key: string,
): Promise<T | null> {
  const load = (keys: readonly string[]) => rowsWith(ctx, entity, property, keys);
  return requestScoped(ctx, `${entity.name}.${property}`, () => new DataLoader(load)).load(key);
}

async function rowsWith<T extends object>(
  ctx: Context,
  entity: ClassType<T>,
  property: keyof T & string,
  keys: readonly string[],
) {
  const withKeys = sql`where ${tableOf(entity).column(property)} = any(${[...keys]})`;
  const rows = await withReadAccess(ctx, entity, (db) => read(db, entity, withKeys));
  const byKey = new Map(rows.map((row) => [row[property] as string, row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** The rows that share this value, in this order; one statement for all that are asked for at once in a request. */
export const createManyLoader = <T extends object>(
  entity: () => ClassType<T>,
  property: keyof T & string,
  order: RawBuilder<unknown>,
  where = sql`true`,
) =>
  createLoader(async (keys: readonly string[], ctx): Promise<T[][]> => {
    const column = tableOf(entity()).column(property);
    const withKeys = sql`where ${column} = any(${[...keys]}) and ${where} order by ${order}`;
    const rows = await withReadAccess(ctx, entity(), (db) => read(db, entity(), withKeys));
    const byKey = Map.groupBy(rows, (row) => row[property] as string);
    return keys.map((key) => byKey.get(key) ?? []);
  });

const tables = new WeakMap<Kysely<unknown>, Map<ClassType, Promise<Map<string, object>>>>();

/** A table of read-only reference rows by their key, read once for as long as the database is open. */
export function loadReferenceTable<T extends object>(
  { db }: Pick<Context, "db">,
  entity: ClassType<T>,
  property: keyof T & string,
): Promise<Map<string, T>> {
  let own = tables.get(db);
  if (!own) tables.set(db, (own = new Map()));
  let table = own.get(entity);
  if (!table) {
    table = read(db, entity, sql`order by ${tableOf(entity).column(property)}`).then(
      (rows) => new Map(rows.map((row) => [row[property] as string, row])),
    );
    own.set(entity, table);
    table.catch(() => own.delete(entity));
  }
  return table as Promise<Map<string, T>>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether PostgreSQL takes the text as a uuid; anything else names no row. */
export const isUuid = (id: string) => UUID.test(id);
