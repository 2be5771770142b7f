import { memoize1 } from "@graphql-tools/utils";
import { type DocumentNode, Kind, type SelectionNode, type SelectionSetNode, visit } from "graphql";

/**
 * `{ places { code } places { name } }` asks once for places with code and name. The planner appends the second list to
 * the first, but merges them when the repeat stands in a fragment of its own.
 */
export const withoutRepeats = memoize1((document: DocumentNode) => visit(document, { SelectionSet: setApart }));

function setApart(set: SelectionSetNode): SelectionSetNode | undefined {
  const seen = new Set<string>();
  const isRepeat = (selection: SelectionNode) => {
    if (selection.kind !== Kind.FIELD || !selection.selectionSet) return false;
    const key = (selection.alias ?? selection.name).value;
    return seen.has(key) || !seen.add(key);
  };
  const selections = set.selections.map((selection) => (isRepeat(selection) ? alone(selection) : selection));
  return selections.some((selection, i) => selection !== set.selections[i]) ? { ...set, selections } : undefined;
}

const alone = (selection: SelectionNode): SelectionNode => ({
  kind: Kind.INLINE_FRAGMENT,
  selectionSet: { kind: Kind.SELECTION_SET, selections: [selection] },
});
