import type { MikroORM } from "@mikro-orm/postgresql";
import { type RawBuilder, sql } from "kysely";
import type { ClassType } from "type-graphql";

/** The table of an entity, and how its rows become instances of the class. In statements the table has the alias `e`. */
interface EntityTable {
  table: RawBuilder<unknown>;
  /** All columns, separated by commas: `e."id", e."slug", …`. */
  columns: RawBuilder<unknown>;
  /** The column of a property. */
  column(property: string): RawBuilder<unknown>;
  /** An instance from a row that has all columns; its properties are converted as MikroORM does. */
  instance<T>(row: Record<string, unknown>): T;
  /** Whether the table is never public: PostgreSQL shows its rows to some viewers only, because its `RowPolicy` has a `read`. */
  guarded: boolean;
}

const tables = new WeakMap<object, EntityTable>();

/** Registers the tables of all entities of a database, and which of them are guarded; called once when it is opened. */
export function registerTables(orm: MikroORM, guardedTables: string[]): void {
  const platform = orm.em.getPlatform();
  for (const meta of orm.getMetadata().getAll().values()) {
    const columns = meta.props
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
    tables.set(meta.class, {
      table: sql.table(meta.tableName),
      guarded: guardedTables.includes(meta.tableName),
      columns: sql.join(columns.map(({ field }) => sql.ref(`e.${field}`))),
      column: (property) => sql.ref(`e.${properties[property]!.fieldNames[0]!}`),
      instance<T>(row: Record<string, unknown>) {
        const instance = Object.create(meta.class.prototype as object) as Record<string, unknown>;
        for (const { name, field, convert } of columns) {
          const value = row[field];
          instance[name] = convert && value != null ? convert(value) : value;
        }
        return instance as T;
      },
    });
  }
}

/** The table of an entity. Throws when no open database has it. */
export function tableOf(entity: ClassType): EntityTable {
  const table = tables.get(entity);
  if (!table) throw new Error(`${entity.name} is not an entity of an open database.`);
  return table;
}
