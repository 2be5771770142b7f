import { type ChangeSet, type EntityManager, JsonType, wrap } from "@mikro-orm/core";
import { isPersonal } from "./audit-decorators.js";

/** One changed property; null where it has no value. */
interface ValueChange {
  path: string;
  before: unknown;
  after: unknown;
}

/** How one row changed in a transaction. */
export interface Change {
  kind: "CREATE" | "UPDATE" | "DELETE";
  entity: object;
  /** The name of the entity's class. */
  type: string;
  id: string;
  /** By the name of the property. */
  values: Map<string, ValueChange>;
}

const KINDS = {
  create: "CREATE",
  update: "UPDATE",
  update_early: "UPDATE",
  delete: "DELETE",
  delete_early: "DELETE",
} as const;

/** By entity. A change is replaced, never altered, so that copies of the map keep what was. */
type Changes = Map<object, Readonly<Change>>;

/**
 * Collects what an entity manager writes from now on; several flushes of one row become one change. What a savepoint (a transaction within
 * this one) has written goes when it is rolled back.
 */
export function collectChanges(em: EntityManager): () => Change[] {
  let changes: Changes = new Map();
  const beforeSavepoints: Changes[] = [];
  em.getEventManager().registerSubscriber({
    afterFlush({ uow }) {
      for (const changeSet of uow.getChangeSets()) addChange(changes, changeSet);
    },
    beforeTransactionStart() {
      beforeSavepoints.push(new Map(changes));
    },
    afterTransactionCommit() {
      beforeSavepoints.pop();
    },
    afterTransactionRollback() {
      changes = beforeSavepoints.pop() ?? changes;
    },
  });
  return () => [...changes.values()];
}

function addChange(changes: Changes, changeSet: ChangeSet<object>) {
  const { entity, meta } = changeSet;
  const kind = KINDS[changeSet.type];
  const values = changedValues(changeSet, kind);
  const earlier = changes.get(entity);
  if (!earlier) {
    const id = String(changeSet.getSerializedPrimaryKey());
    changes.set(entity, { kind, entity, type: meta.className, id, values });
  } else if (kind === "DELETE") {
    if (earlier.kind === "CREATE") changes.delete(entity);
    else changes.set(entity, { ...earlier, kind, values });
  } else {
    const merged = new Map(earlier.values);
    for (const [path, { before, after }] of values) {
      merged.set(path, { path, before: earlier.values.get(path)?.before ?? before, after });
    }
    changes.set(entity, { ...earlier, values: merged });
  }
}

/** Of personal values it says "changed" only, and nothing of hidden ones, which follow from others. */
function changedValues({ entity, meta, payload, originalEntity = {} }: ChangeSet<object>, kind: Change["kind"]) {
  const platform = wrap(entity, true).__platform;
  const values = new Map<string, ValueChange>();
  for (const { name, customType, hidden } of meta.props) {
    const changed = name in (kind === "DELETE" ? originalEntity : payload);
    if (!changed || name === meta.versionProperty || hidden) continue;
    const valueIn = (row: object) => {
      const value = (row as Record<string, unknown>)[name] ?? null;
      if (value === null) return null;
      if (isPersonal(entity, name)) return "changed";
      if (customType instanceof JsonType) return typeof value === "string" ? (JSON.parse(value) as unknown) : value;
      return customType ? (customType.convertToJSValue(value, platform) as unknown) : value;
    };
    const before = kind === "CREATE" ? null : valueIn(originalEntity);
    const after = kind === "DELETE" ? null : valueIn(payload);
    if (before !== null || after !== null) values.set(name, { path: name, before, after });
  }
  return values;
}
