import { memoize1 } from "@graphql-tools/utils";
import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode, visit } from "graphql";

/**
 * `{ places { code } places { name } }` asks once for places with code and name. The planner appends a later list to an
 * earlier one, and takes `{ __typename ...F }` for a question about the schema; what stands in fragments only, it merges.
 */
export const withoutRepeats = memoize1((document: DocumentNode) => visit(document, { SelectionSet: intoFragments }));

/** Fields side by side stay together until one of them comes again. */
function intoFragments(set: SelectionSetNode): SelectionSetNode | undefined {
  const parts: (SelectionNode | Map<string, FieldNode>)[] = [];
  for (const selection of set.selections) {
    if (selection.kind !== Kind.FIELD) {
      parts.push(selection);
      continue;
    }
    const key = (selection.alias ?? selection.name).value;
    const last = parts.at(-1);
    if (last instanceof Map && !last.has(key)) last.set(key, selection);
    else parts.push(new Map([[key, selection]]));
  }
  if (parts.length === 1) return undefined;
  return { ...set, selections: parts.map((part) => (part instanceof Map ? fragmentOf([...part.values()]) : part)) };
}

const fragmentOf = (selections: FieldNode[]): SelectionNode => ({
  kind: Kind.INLINE_FRAGMENT,
  selectionSet: { kind: Kind.SELECTION_SET, selections },
});
