import type { ExecutionRequest } from "@graphql-tools/utils";
import {
  type ExecutionResult,
  type FieldNode,
  getOperationAST,
  GraphQLError,
  Kind,
  type SelectionSetNode,
} from "graphql";
import { subgraphUnavailable } from "../graphql/errors.js";

/** What a dead subgraph answers: one error for each field it was asked for at the root, or of the first entity. */
export function unavailableResult({ document }: Pick<ExecutionRequest, "document">): ExecutionResult {
  const { message, extensions } = subgraphUnavailable();
  const errors = fieldsOf(getOperationAST(document)?.selectionSet).map((field) => {
    const key = keyOf(field);
    const path = field.name.value === "_entities" ? [key, 0, ...firstFieldOf(field)] : [key];
    return new GraphQLError(message, { path, extensions });
  });
  return { errors };
}

const keyOf = ({ alias, name }: FieldNode) => (alias ?? name).value;

const fieldsOf = (selectionSet: SelectionSetNode | undefined) =>
  (selectionSet?.selections ?? []).filter((selection) => selection.kind === Kind.FIELD);

/** `_entities` selects its fields in fragments, one for each type. */
function firstFieldOf({ selectionSet }: FieldNode): string[] {
  const fragments = (selectionSet?.selections ?? []).filter(({ kind }) => kind === Kind.INLINE_FRAGMENT);
  const [field] = fragments.flatMap((fragment) =>
    fieldsOf("selectionSet" in fragment ? fragment.selectionSet : undefined),
  );
  return field ? [keyOf(field)] : [];
}
