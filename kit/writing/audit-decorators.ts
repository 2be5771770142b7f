import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { ClassType } from "type-graphql";

/** The decorated properties of one class. */
interface AuditMetadata {
  personal: Set<string>;
  owners: Map<string, OwnerKind>;
  /** The class of the row that a property holds the key of. */
  parents: Map<string, () => ClassType>;
}

type OwnerKind = "actor" | "municipality";

const metadataByClass = new Map<unknown, AuditMetadata>();

function metadataFor(target: object): AuditMetadata {
  let metadata = metadataByClass.get(target.constructor);
  if (!metadata) {
    metadata = { personal: new Set(), owners: new Map(), parents: new Map() };
    metadataByClass.set(target.constructor, metadata);
  }
  return metadata;
}

/** Marks a person's data, or a secret: the audit records that it was changed, not its value. */
export const Personal = (): PropertyDecorator => (target, property) => {
  metadataFor(target).personal.add(String(property));
};

/** A row with values that only its owners see, in the audit log too: a draft that is not sent yet. */
export interface OwnersOnly {
  /** Whether a value of this property, as it is written now or was before, is for the owners alone. */
  isOwnersOnly(property: string): boolean;
}

export const isOwnersOnly = (entity: object, property: string): boolean =>
  "isOwnersOnly" in entity && (entity as OwnersOnly).isOwnersOnly(property);

/**
 * Marks the property that names the owner of a row: the slug of an actor, or the code of a municipality. Owners see the changes of
 * their rows in the audit log.
 */
export const Owner =
  (kind: OwnerKind): PropertyDecorator =>
  (target, property) => {
    metadataFor(target).owners.set(String(property), kind);
  };

/** Marks the property that holds the primary key of a parent row: its owners own this row too. */
export const PartOf =
  (parent: () => ClassType): PropertyDecorator =>
  (target, property) => {
    metadataFor(target).parents.set(String(property), parent);
  };

/** The metadata of an entity's class and of those that it extends. */
function* metadataOf(entity: object) {
  for (let type: unknown = entity.constructor; typeof type === "function"; type = Object.getPrototypeOf(type)) {
    const metadata = metadataByClass.get(type);
    if (metadata) yield metadata;
  }
}

export const isPersonal = (entity: object, property: string) =>
  [...metadataOf(entity)].some(({ personal }) => personal.has(property));

/** The slug of the actor and the code of the municipality that own a row. */
export type Owners = Partial<Record<OwnerKind, string>>;

/** The owners of an entity. Parents that are in memory already are not read again. */
export async function ownersOf(em: Pick<SqlEntityManager, "findOne">, entity: object): Promise<Owners> {
  const owners: Owners = {};
  const valueOf = (property: string) => (entity as Record<string, unknown>)[property];
  for (const metadata of metadataOf(entity)) {
    for (const [property, kind] of metadata.owners) {
      const value = valueOf(property);
      if (typeof value === "string") owners[kind] ??= value;
    }
    for (const [property, parent] of metadata.parents) {
      const found = await em.findOne(parent() as ClassType<object>, valueOf(property) as string);
      if (found) Object.assign(owners, await ownersOf(em, found));
    }
  }
  return owners;
}
