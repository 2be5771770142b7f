import { memoize1 } from "@graphql-tools/utils";
import { type DocumentNode, type FieldNode, Kind, type SelectionNode, type SelectionSetNode, visit } from "graphql";

/**
 * `{ places { code } places { name } }` selects places once, with code and name. The planner appends the second list to the first,
 * and takes `{ __typename ...F }` for introspection; fields that stand in fragments only, it merges (docs/upstream/duplicate-fields.md).
 */
export const mergeDuplicateFields = memoize1((document: DocumentNode) =>
  visit(document, { SelectionSet: groupIntoFragments }),
);

/** Puts fields that stand side by side into one fragment, until one of them is repeated: then begins the next fragment. */
function groupIntoFragments(set: SelectionSetNode): SelectionSetNode | undefined {
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
