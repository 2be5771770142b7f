import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { ClassType } from "type-graphql";

/** What the audit needs to know of the properties of an entity. */
interface Marks {
  personal: Set<string>;
  owners: Map<string, OwnerKind>;
  wholes: Map<string, () => ClassType>;
}

type OwnerKind = "actor" | "municipality";

const marks = new Map<unknown, Marks>();

function marksFor(target: object): Marks {
  let own = marks.get(target.constructor);
  if (!own) marks.set(target.constructor, (own = { personal: new Set(), owners: new Map(), wholes: new Map() }));
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

/** Holds the key of the row that this one is a part of: whose that is, this is too. */
export const PartOf =
  (whole: () => ClassType): PropertyDecorator =>
  (target, property) => {
    marksFor(target).wholes.set(String(property), whole);
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

export type Owners = Partial<Record<OwnerKind, string>>;

/** Whose row it is; a whole that the verb has read is not read again. */
export async function ownersOf(em: Pick<SqlEntityManager, "findOne">, entity: object): Promise<Owners> {
  const owners: Owners = {};
  const valueOf = (property: string) => (entity as Record<string, unknown>)[property];
  for (const own of lineage(entity)) {
    for (const [property, kind] of own.owners) {
      const value = valueOf(property);
      if (typeof value === "string") owners[kind] ??= value;
    }
    for (const [property, whole] of own.wholes) {
      const found = await em.findOne(whole() as ClassType<object>, valueOf(property) as never);
      if (found) Object.assign(owners, await ownersOf(em, found));
    }
  }
  return owners;
}
