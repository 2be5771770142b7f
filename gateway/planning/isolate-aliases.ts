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

const MARK = "_as_";

/**
 * `{ place { code: name events { id } } }`: the planner would ask for the events of the place whose code is its name. So a field that
 * is to answer under the name of another one, or under one as the planner uses itself, gets a name of its own; `renamed` takes it back.
 */
export const ownAliases = memoize2((document: DocumentNode, schema: GraphQLSchema): DocumentNode => {
  const types = new TypeInfo(schema);
  const Field = (field: FieldNode): FieldNode | undefined => {
    const { alias, name } = field;
    const type = types.getParentType();
    if (!alias || alias.value === name.value || !type || !("getFields" in type)) return undefined;
    if (!alias.value.startsWith("_") && !(alias.value in type.getFields())) return undefined;
    return { ...field, alias: { kind: Kind.NAME, value: MARK + alias.value } };
  };
  return visit(document, visitWithTypeInfo(types, { Field }));
});

/** The answer under the names that were asked for. */
export function renamed(result: ExecutionResult): ExecutionResult {
  const { data, errors } = result;
  for (const error of errors ?? []) {
    if (error.path) Object.assign(error, { path: error.path.map((part) => nameOf(part)) });
  }
  return { ...result, ...(data && { data: renamedIn(data) as ExecutionResult["data"] }) };
}

const nameOf = <T>(part: T) => (typeof part === "string" && part.startsWith(MARK) ? part.slice(MARK.length) : part);

function renamedIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(renamedIn);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [nameOf(key), renamedIn(inner)]));
}
