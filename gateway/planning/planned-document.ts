import { memoize1 } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  visit,
} from "graphql";
import { isSkipped } from "../../kit/serving/variable-validation.js";
import type { Data } from "./merge-data.js";

const PREFIX = "_as_";

/**
 * Where a plan's data has a field: under an alias of the gateway's own, if the client gave it one. The planner would take an alias that is
 * the name of a key for that key (docs/upstream/alias-named-as-key.md). Its own name is none: the field may stand beside itself without
 * it. What type an object is of always stands in `__typename`.
 */
export const plannedKey = ({ alias, name }: FieldNode) =>
  alias && alias.value !== name.value && name.value !== "__typename" ? PREFIX + alias.value : name.value;

/** The client's name of a key in a plan's data. */
export const clientKey = <T>(key: T) =>
  typeof key === "string" && key.startsWith(PREFIX) ? key.slice(PREFIX.length) : key;

/** `__schema` and `__type`, which the gateway answers itself. */
export const isIntrospection = ({ name }: FieldNode) => name.value === "__schema" || name.value === "__type";

/** The fragments of a document by their names. */
export function fragmentsOf({ definitions }: DocumentNode): Record<string, FragmentDefinitionNode> {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/**
 * The document as the planner gets it: with the gateway's own aliases, without introspection, and without `@skip` and `@include`, of which
 * it makes a plan for each case: what is skipped by the values of the variables is left out.
 */
export function plannedDocument(document: DocumentNode, values: Data): DocumentNode {
  const fragments = fragmentsOf(document);
  const isEmpty = memoize1(({ selectionSet }: FragmentDefinitionNode | InlineFragmentNode): boolean =>
    selectionSet.selections.every(isLeftOut),
  );
  function isLeftOut(selection: SelectionNode): boolean {
    if (isSkipped(selection, values)) return true;
    if (selection.kind === Kind.FIELD) return isIntrospection(selection);
    return isEmpty(selection.kind === Kind.FRAGMENT_SPREAD ? fragments[selection.name.value]! : selection);
  }
  const enter = (selection: FragmentSpreadNode | InlineFragmentNode) =>
    isLeftOut(selection) ? null : { ...selection, directives: [] };
  return visit(document, {
    Field: (field) => (isLeftOut(field) ? null : planned(field)),
    FragmentSpread: enter,
    InlineFragment: enter,
    FragmentDefinition: { enter: (fragment) => (isEmpty(fragment) ? null : undefined) },
    SelectionSet: {
      // The planner needs something to select.
      leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [TYPENAME] }),
    },
  });
}

function planned(field: FieldNode): FieldNode {
  if (field.name.value === "__typename") return TYPENAME;
  const key = plannedKey(field);
  const alias = key === field.name.value ? undefined : { kind: Kind.NAME as const, value: key };
  return { ...field, alias, directives: [] };
}

export const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: "__typename" } };
