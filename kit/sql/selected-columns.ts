import { type ClassType, getMetadataStorage } from "type-graphql";
import type { Context } from "../request/context.js";
import type { SelectedFields } from "../request/selected-fields.js";
import { type RowShape, tableOf } from "./entity-table.js";

type Properties = readonly string[];

const ANYTHING = "*";

const alwaysRead = new Map<unknown, Properties>();
const readByMethods = new Map<unknown, Map<unknown, Properties>>();

/**
 * Of this entity a query reads the columns that the fields need which it selects, and always these properties: by which its rows are found
 * and ordered, and which decide who may see them. Reading another throws. Each method of its fields says with `Reads` what it needs.
 */
export const SelectedColumns =
  <T>(...properties: (keyof T & string)[]): ClassDecorator =>
  (entity) =>
    void alwaysRead.set(entity, properties);

/** What the method of a field reads of the entity that it is a field of, in its own class or in a resolver. */
export const Reads =
  <T>(...properties: (keyof T & string)[]): MethodDecorator =>
  ({ constructor }, method) => {
    const ofClass = readByMethods.get(constructor);
    if (ofClass) ofClass.set(method, properties);
    else readByMethods.set(constructor, new Map([[method, properties]]));
  };

/** The method of a field that reads whatever it finds. */
export const ReadsWholeRow: MethodDecorator = Reads<Record<typeof ANYTHING, never>>(ANYTHING);

const shapes = new WeakMap<SelectedFields, Map<ClassType, RowShape>>();

/** What to read of an entity for a request. In a mutation that is all, since its rules may need anything. */
export function selectedShape({ selectedFields }: Context, entity: ClassType): RowShape {
  const { wholeRow, shapeOf } = tableOf(entity);
  const always = alwaysRead.get(entity);
  if (!selectedFields || !always) return wholeRow;
  let ofOperation = shapes.get(selectedFields);
  if (!ofOperation) shapes.set(selectedFields, (ofOperation = new Map()));
  let shape = ofOperation.get(entity);
  if (!shape) {
    const selected = [...(selectedFields.get(entity.name) ?? [])].flatMap((field) => readByField(entity, field));
    shape = selected.includes(ANYTHING) ? wholeRow : shapeOf(new Set([...always, ...selected]));
    ofOperation.set(entity, shape);
  }
  return shape;
}

/** What a field reads: its own property, or what its method says. */
function readByField(entity: ClassType, schemaName: string): Properties {
  const { fields, fieldResolvers } = getMetadataStorage();
  const isOf = (target: unknown) => entity === target || entity.prototype instanceof (target as ClassType);
  const resolver = fieldResolvers.find(
    (each) => each.kind === "external" && each.schemaName === schemaName && isOf(each.getObjectType?.()),
  );
  if (resolver) return readByMethod(resolver.target, resolver.methodName);
  const field = fields.find((each) => each.schemaName === schemaName && isOf(each.target));
  if (!field) return [];
  const method: unknown = Object.getOwnPropertyDescriptor(field.target.prototype, field.name)?.value;
  return typeof method === "function" ? readByMethod(field.target, field.name) : [field.name];
}

function readByMethod(target: unknown, method: string): Properties {
  const properties = readByMethods.get(target)?.get(method);
  if (!properties) throw new Error(`${(target as ClassType).name}.${method} does not say with @Reads what it reads.`);
  return properties;
}
