import { collectFields, collectSubFields } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type FieldNode,
  getOperationAST,
  type GraphQLCompositeType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isEnumType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";
import type { Data } from "./merge-data.js";
import { fragmentsOf, isIntrospection, plannedKey } from "./planned-document.js";

/** The value as the client gets it: null for none, undefined for a null that may not stand there. */
type Complete = (value: unknown) => unknown;

interface ProjectedField {
  responseKey: string;
  /** Where the plan's data has it. */
  key: string;
  complete: Complete;
}

/** The client's data out of the plan's: what the operation selects, under its own aliases, with null where a field that must not be null is. */
export type Projection = (data: Data) => Data | null;

/** Of a document with one operation, and the `values` of the variables that its conditions name. */
export function compileProjection(schema: GraphQLSchema, document: DocumentNode, values: Data): Projection {
  const fragments = fragmentsOf(document);
  const variables = { coerced: values, sources: {} };

  const fieldsOf = (
    type: GraphQLObjectType | GraphQLInterfaceType,
    collected: Map<string, FieldNode[]>,
  ): ProjectedField[] =>
    [...collected].flatMap(([responseKey, [node, ...others]]) => {
      if (isIntrospection(node!)) return [];
      const key = plannedKey(node!);
      if (key === "__typename") return { key, responseKey, complete: completeTypename(type) };
      return { key, responseKey, complete: completeType(type.getFields()[node!.name.value]!.type, [node!, ...others]) };
    });

  const completeType = (type: GraphQLOutputType, nodes: FieldNode[]): Complete => {
    if (isNonNullType(type)) {
      const complete = completeType(type.ofType as GraphQLOutputType, nodes);
      return (value) => complete(value) ?? undefined;
    }
    if (isListType(type)) return completeList(completeType(type.ofType as GraphQLOutputType, nodes));
    if (isEnumType(type)) return (value) => (type.getValue(value as string) ? value : null);
    if (isLeafType(type)) return (value) => value ?? null;
    return completeObject(type, nodes);
  };

  const completeObject = (type: GraphQLCompositeType, nodes: FieldNode[]): Complete => {
    const byType = new Map<string, ProjectedField[] | null>();
    const fieldsFor = (name: string) => {
      let fields = byType.get(name);
      if (fields === undefined) {
        const runtimeType = schema.getType(name);
        fields =
          isObjectType(runtimeType) || isInterfaceType(runtimeType)
            ? fieldsOf(
                runtimeType,
                collectSubFields(schema, fragments, variables, runtimeType as GraphQLObjectType, nodes).fields,
              )
            : null;
        byType.set(name, fields);
      }
      return fields;
    };
    return (value) => {
      if (typeof value !== "object" || value === null) return null;
      const fields = fieldsFor(((value as Data).__typename as string | undefined) ?? type.name);
      return fields && completeFields(fields, value as Data);
    };
  };

  const operation = getOperationAST(document)!;
  const root = schema.getRootType(operation.operation)!;
  const { fields } = collectFields(schema, fragments, variables, root, operation.selectionSet);
  const rootFields = fieldsOf(root, fields);
  return (data) => completeFields(rootFields, data);
}

/** Of an object whose type is known only as an interface, the subgraph's answer. */
const completeTypename = (type: GraphQLObjectType | GraphQLInterfaceType): Complete =>
  isObjectType(type) ? () => type.name : (value) => value ?? undefined;

function completeFields(fields: ProjectedField[], data: Data): Data | null {
  const result: Data = {};
  for (const { responseKey, key, complete } of fields) {
    const value = complete(data[key]);
    if (value === undefined) return null;
    result[responseKey] = value;
  }
  return result;
}

const completeList =
  (complete: Complete): Complete =>
  (value) => {
    if (!Array.isArray(value)) return null;
    const items: unknown[] = [];
    for (const item of value) {
      const completed = complete(item);
      if (completed === undefined) return null;
      items.push(completed);
    }
    return items;
  };
