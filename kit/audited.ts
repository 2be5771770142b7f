/** What the audit needs to know of the properties of an entity. */
interface Marks {
  personal: Set<string>;
  owners: Map<string, OwnerKind>;
}

type OwnerKind = "actor" | "municipality";

const marks = new Map<unknown, Marks>();

function marksFor(target: object): Marks {
  let own = marks.get(target.constructor);
  if (!own) marks.set(target.constructor, (own = { personal: new Set(), owners: new Map() }));
  return own;
}

/** A person's data, or a secret: the audit says that it was changed, not what it was. */
export const Personal = (): PropertyDecorator => (target, property) => {
  marksFor(target).personal.add(String(property));
};

/** Names whose row it is: an actor by its slug, a municipality by its code. They see its changes in the audit log. */
export const Owner =
  (kind: OwnerKind): PropertyDecorator =>
  (target, property) => {
    marksFor(target).owners.set(String(property), kind);
  };

/** The class and those it extends. */
function* lineage(entity: object) {
  for (let at: unknown = entity.constructor; typeof at === "function"; at = Object.getPrototypeOf(at)) {
    const own = marks.get(at);
    if (own) yield own;
  }
}

export const isPersonal = (entity: object, property: string) =>
  [...lineage(entity)].some(({ personal }) => personal.has(property));

export function ownersOf(entity: object): Partial<Record<OwnerKind, string>> {
  const owners: Partial<Record<OwnerKind, string>> = {};
  for (const own of lineage(entity)) {
    for (const [property, kind] of own.owners) {
      const value = (entity as Record<string, unknown>)[property];
      if (typeof value === "string") owners[kind] ??= value;
    }
  }
  return owners;
}
