import { type ChangeSet, type EntityManager, JsonType, wrap } from "@mikro-orm/core";
import { isPersonal } from "./audit-decorators.js";

/** One value that a change touched; null where there is none. */
interface ValueChange {
  path: string;
  before: unknown;
  after: unknown;
}

/** What became of one row. */
export interface Change {
  kind: "CREATE" | "UPDATE" | "DELETE";
  entity: object;
  type: string;
  id: string;
  values: Map<string, ValueChange>;
}

const KIND = {
  create: "CREATE",
  update: "UPDATE",
  update_early: "UPDATE",
  delete: "DELETE",
  delete_early: "DELETE",
} as const;

/** Collects what an entity manager writes from now on, several flushes of one row as one change. */
export function collectChanges(em: EntityManager): Map<object, Change> {
  const changes = new Map<object, Change>();
  em.getEventManager().registerSubscriber({
    afterFlush({ uow }) {
      for (const set of uow.getChangeSets()) keep(changes, set);
    },
  });
  return changes;
}

function keep(changes: Map<object, Change>, set: ChangeSet<object>) {
  const { entity, meta } = set;
  const kind = KIND[set.type];
  const values = valuesOf(set, kind);
  const earlier = changes.get(entity);
  if (!earlier) {
    const id = String(set.getSerializedPrimaryKey());
    changes.set(entity, { kind, entity, type: meta.className, id, values });
  } else if (kind === "DELETE") {
    if (earlier.kind === "CREATE") changes.delete(entity);
    else changes.set(entity, { ...earlier, kind, values });
  } else {
    for (const [path, { before, after }] of values) {
      earlier.values.set(path, { path, before: earlier.values.get(path)?.before ?? before, after });
    }
  }
}

/** Of personal values only that they were changed. */
function valuesOf({ entity, meta, payload, originalEntity = {} }: ChangeSet<object>, kind: Change["kind"]) {
  const platform = wrap(entity, true).__platform;
  const values = new Map<string, ValueChange>();
  for (const { name, customType } of meta.props) {
    const touched = name in (kind === "DELETE" ? originalEntity : payload);
    if (!touched || name === meta.versionProperty) continue;
    const show = (row: object) => {
      const value = (row as Record<string, unknown>)[name] ?? null;
      if (value === null) return null;
      if (isPersonal(entity, name)) return "changed";
      if (customType instanceof JsonType) return typeof value === "string" ? (JSON.parse(value) as unknown) : value;
      return customType ? (customType.convertToJSValue(value, platform) as unknown) : value;
    };
    const before = kind === "CREATE" ? null : show(originalEntity);
    const after = kind === "DELETE" ? null : show(payload);
    if (before !== null || after !== null) values.set(name, { path: name, before, after });
  }
  return values;
}
