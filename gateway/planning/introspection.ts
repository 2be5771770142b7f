import { collectFields } from "@graphql-tools/utils";
import { type DocumentNode, executeSync, getOperationAST, type GraphQLSchema, Kind } from "graphql";
import type { Data } from "./merge-data.js";
import { fragmentsOf, isIntrospection } from "./planned-document.js";

/** The answers to `__schema` and `__type`, under the client's own aliases. */
export type Introspection = (variables: Data | undefined | null) => Data;

/** Of a document with one operation, and the `values` of the variables that its conditions name; undefined if it selects neither. */
export function compileIntrospection(
  schema: GraphQLSchema,
  document: DocumentNode,
  values: Data,
): Introspection | undefined {
  const operation = getOperationAST(document)!;
  const root = schema.getRootType(operation.operation)!;
  const fragments = fragmentsOf(document);
  const { fields } = collectFields(schema, fragments, { coerced: values, sources: {} }, root, operation.selectionSet);
  const selections = [...fields.values()].flat().filter(isIntrospection);
  if (selections.length === 0) return undefined;
  const introspection: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: [
      { ...operation, selectionSet: { kind: Kind.SELECTION_SET, selections } },
      ...Object.values(fragments),
    ],
  };
  return (variableValues) => ({ ...executeSync({ schema, document: introspection, variableValues }).data });
}
