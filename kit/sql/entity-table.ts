import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import { escapeIdentifier } from "pg";
import type { ClassType } from "type-graphql";

/** The table of an entity, and how its rows become instances of the class. In statements the table has the alias `e`. */
interface EntityTable {
  table: RawBuilder<unknown>;
  /** The column of a property. */
  column(property: string): RawBuilder<unknown>;
  wholeRow: RowShape;
  /** Of some properties. */
  shapeOf(properties: ReadonlySet<string>): RowShape;
  /** Whether the table is never public: PostgreSQL shows its rows to some viewers only, because its `RowPolicy` has a `read`. */
  guarded: boolean;
}

/** What to read of a row. */
export interface RowShape {
  /** The columns, separated by commas: `e."id", e."slug", …`. */
  columns: RawBuilder<unknown>;
  /** An instance from a row with these columns; its properties are converted as MikroORM does. Reading any other throws. */
  instance<T>(row: Record<string, unknown>): T;
}

interface Column {
  /** Of the property. */
  name: string;
  /** Of the column. */
  field: string;
  convert: ((value: unknown) => unknown) | undefined;
}

const tables = new WeakMap<object, EntityTable>();

/** Registers the tables of all entities of a database, and which of them are guarded; called once when it is opened. */
export function registerTables(orm: MikroORM, guardedTables: string[]): void {
  const platform = orm.em.getPlatform();
  for (const meta of orm.getMetadata().getAll().values()) {
    const columns: Column[] = meta.props
      .filter((prop) => prop.persist !== false && prop.fieldNames.length === 1)
      .map(({ name, fieldNames, customType, runtimeType }) => ({
        name,
        field: fieldNames[0]!,
        convert:
          runtimeType === "Date"
            ? (value: unknown) => new Date(value as string)
            : customType && ((value: unknown) => customType.convertToJSValue(value, platform) as unknown),
      }));
    const properties: Record<string, { fieldNames: string[] }> = meta.properties;
    const shapeOf = (selected: ReadonlySet<string>) =>
      createShape(
        meta.class as ClassType,
        columns.filter(({ name }) => selected.has(name)),
        columns.filter(({ name }) => !selected.has(name)),
      );
    tables.set(meta.class, {
      table: sql.table(meta.tableName),
      guarded: guardedTables.includes(meta.tableName),
      column: (property) => sql.ref(`e.${properties[property]!.fieldNames[0]!}`),
      wholeRow: createShape(meta.class as ClassType, columns, []),
      shapeOf,
    });
  }
}

function createShape(entity: ClassType, columns: Column[], others: Column[]): RowShape {
  // Hides MikroORM's setters, through which a write takes four times as long.
  const prototype = Object.create(entity.prototype as object, {
    ...Object.fromEntries(columns.map(({ name }) => [name, { value: undefined, writable: true }])),
    ...Object.fromEntries(others.map(({ name }) => [name, { get: () => notSelected(entity, name) }])),
  }) as object;
  return {
    // One piece of SQL rather than twenty, each of which Kysely would visit for every statement.
    columns: sql.raw(columns.map(({ field }) => `e.${escapeIdentifier(field)}`).join(", ")),
    instance<T>(row: Record<string, unknown>) {
      const instance = Object.create(prototype) as Record<string, unknown>;
      for (const { name, field, convert } of columns) {
        const value = row[field];
        instance[name] = convert && value != null ? convert(value) : value;
      }
      return instance as T;
    },
  };
}

/** A fault of the code, not of the caller. */
function notSelected({ name }: ClassType, property: string): never {
  throw new Error(`${name}.${property} was not read: see SelectedColumns.`);
}

/** The table of an entity. Throws when no open database has it. */
export function tableOf(entity: ClassType): EntityTable {
  const table = tables.get(entity);
  if (!table) throw new Error(`${entity.name} is not an entity of an open database.`);
  return table;
}
