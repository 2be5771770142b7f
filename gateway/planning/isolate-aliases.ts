import { memoize2 } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type GraphQLSchema,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

const PREFIX = "_as_";

/** An alias of the gateway's own, whose value is not in the result. */
export const NOTHING = "_nothing";

/**
 * `{ place { code: name events { id } } }`: the planner would ask for the events of the place whose code is its name
 * (docs/upstream/alias-named-as-key.md). So a field whose alias is the name of another field, or may be one of the planner's
 * own aliases, gets an alias with a prefix; `restoreAliases` takes it away from the result.
 */
export const isolateAliases = memoize2((document: DocumentNode, schema: GraphQLSchema): DocumentNode => {
  const types = new TypeInfo(schema);
  const Field = (field: FieldNode): FieldNode | undefined => {
    const { alias, name } = field;
    const type = types.getParentType();
    if (!alias || alias.value === name.value || !type || !("getFields" in type)) return undefined;
    if (!alias.value.startsWith("_") && !(alias.value in type.getFields())) return undefined;
    return { ...field, alias: { kind: Kind.NAME, value: PREFIX + alias.value } };
  };
  return visit(document, visitWithTypeInfo(types, { Field }));
});

/** The result of a document that `isolateAliases` changed, under the client's own aliases, without `NOTHING`. */
export function restoreAliases(result: ExecutionResult): ExecutionResult {
  const { data, errors } = result;
  for (const error of errors ?? []) {
    if (error.path) Object.assign(error, { path: error.path.map((part) => restoreAlias(part)) });
  }
  return { ...result, ...(data && { data: restoreKeys(data) as ExecutionResult["data"] }) };
}

const restoreAlias = <T>(key: T) =>
  typeof key === "string" && key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;

function restoreKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(restoreKeys);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== NOTHING);
  return Object.fromEntries(entries.map(([key, inner]) => [restoreAlias(key), restoreKeys(inner)]));
}
