import { memoize1 } from "@graphql-tools/utils";
import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  getOperationAST,
  getVariableValues,
  type InlineFragmentNode,
  Kind,
  type SelectionNode,
  visit,
} from "graphql";
import { LRUCache } from "lru-cache";
import { isSkipped } from "../../kit/serving/variable-validation.js";
import type { OperationArgs } from "../http/request-context.js";
import { countSelections } from "../limits/use-document-limits.js";
import { NOTHING } from "./isolate-aliases.js";

type Values = Record<string, unknown>;
export type ConditionResolver = (args: OperationArgs, document: DocumentNode) => DocumentNode;

/** In selections, as the document cache counts them: a quarter of what that keeps. */
const MAX_SIZE = 5000;

/**
 * Gives documents without `@skip` and `@include`, of which the planner loses data (docs/upstream/conditions.md): what is skipped is
 * left out, and where nothing is left `__typename` is selected as `NOTHING`. The same values give the same document again, with what
 * later steps keep of it.
 */
export function createConditionResolver(): ConditionResolver {
  const resolved = new LRUCache<string, DocumentNode>({ maxSize: MAX_SIZE, sizeCalculation: countSelections });
  let documents = 0;
  const numberOf = memoize1((_: DocumentNode) => ++documents);
  const variablesOf = memoize1(findConditions);

  return ({ schema, variableValues, operationName }, document) => {
    const conditions = variablesOf(document);
    if (!conditions) return document;
    const definitions = getOperationAST(document, operationName)?.variableDefinitions ?? [];
    const used = definitions.filter(({ variable }) => conditions.has(variable.name.value));
    const values = getVariableValues(schema, used, variableValues ?? {}).coerced ?? {};
    const key = JSON.stringify([numberOf(document), values]);
    let result = resolved.get(key);
    if (!result) resolved.set(key, (result = withoutConditions(document, values)));
    return result;
  };
}

/** The variables that decide what is skipped; undefined of a document in which nothing is. */
function findConditions(document: DocumentNode): ReadonlySet<string> | undefined {
  let variables: Set<string> | undefined;
  visit(document, {
    Directive({ name, arguments: args }) {
      if (name.value !== "skip" && name.value !== "include") return;
      variables ??= new Set();
      const value = args?.[0]?.value;
      if (value?.kind === Kind.VARIABLE) variables.add(value.name.value);
    },
  });
  return variables;
}

function withoutConditions(document: DocumentNode, values: Values): DocumentNode {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const isEmpty = memoize1(({ selectionSet }: FragmentDefinitionNode | InlineFragmentNode): boolean =>
    selectionSet.selections.every(isLeftOut),
  );
  function isLeftOut(selection: SelectionNode): boolean {
    if (isSkipped(selection, values)) return true;
    if (selection.kind === Kind.FIELD) return false;
    return isEmpty(selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)! : selection);
  }
  const enter = (selection: FieldNode | FragmentSpreadNode | InlineFragmentNode) => {
    if (isLeftOut(selection)) return null;
    return selection.directives?.length ? { ...selection, directives: [] } : undefined;
  };
  return visit(document, {
    Field: enter,
    FragmentSpread: enter,
    InlineFragment: enter,
    FragmentDefinition: { enter: (fragment) => (isEmpty(fragment) ? null : undefined) },
    SelectionSet: {
      leave: (set) => (set.selections.length > 0 ? undefined : { ...set, selections: [nothing] }),
    },
  });
}

const nothing: FieldNode = {
  kind: Kind.FIELD,
  alias: { kind: Kind.NAME, value: NOTHING },
  name: { kind: Kind.NAME, value: "__typename" },
};
