import {
  type ASTVisitor,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import { LocalizedError } from "../../kit/graphql/localized-error.js";
import type { Limits } from "../../kit/program/limits.js";
import type { GatewayPlugin } from "../http/request-context.js";

/** Refuses documents that are too large, before anything is planned. */
export const useDocumentLimits = (limits: Limits): GatewayPlugin => ({
  onParse({ params, parseFn, setParseFn }) {
    if (params.source.toString().length > limits.characters) throw tooLarge("characters", limits.characters);
    setParseFn((source, options) => {
      try {
        return parseFn(source, { ...options, maxTokens: limits.tokens });
      } catch (error) {
        throw hasTooManyTokens(error) ? tooLarge("tokens", limits.tokens) : error;
      }
    });
  },
  onValidate({ addValidationRule }) {
    addValidationRule(createOperationSizeRule(limits));
  },
});

/** graphql-js says so in its message only: docs/upstream/token-limit-code.md. */
const hasTooManyTokens = (error: unknown) => /tokens\. Parsing aborted\.$/.test((error as Error).message);

type Size = Pick<Limits, "depth" | "aliases" | "directives" | "selections">;

const createOperationSizeRule = (limits: Limits) =>
  function OperationSizeRule(context: ValidationContext): ASTVisitor {
    return {
      OperationDefinition(operation: OperationDefinitionNode) {
        const findFragment: FindFragment = (name) => context.getFragment(name);
        const rootFields = Math.max(
          operation.selectionSet.selections.length,
          responseKeys(operation.selectionSet, findFragment).size,
        );
        const size = { ...measureSize(operation.selectionSet, findFragment), rootFields };
        for (const [name, value] of Object.entries(size)) {
          const max = limits[name as keyof typeof size];
          if (value > max) context.reportError(tooLarge(name as keyof typeof size, max));
        }
      },
    };
  };

/** How many selections the operations of a document have, fragments written out. */
export function countSelections({ definitions }: DocumentNode): number {
  const fragments = definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  const byName = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
  return definitions
    .filter((definition) => definition.kind === Kind.OPERATION_DEFINITION)
    .reduce((sum, { selectionSet }) => sum + measureSize(selectionSet, (name) => byName.get(name)).selections, 0);
}

const tooLarge = (limit: keyof typeof LIMIT_NAMES, max: number) =>
  new LocalizedError(
    "COST_LIMIT",
    {
      sv: `Frågan är för stor: den får ha högst ${max} ${LIMIT_NAMES[limit].sv}.`,
      en: `The operation is too large: its ${LIMIT_NAMES[limit].en} may be at most ${max}.`,
    },
    { extensions: { http: { status: 400 } } },
  );

const LIMIT_NAMES = {
  characters: { sv: "tecken", en: "characters" },
  tokens: { sv: "ord och skiljetecken", en: "tokens" },
  depth: { sv: "nivåer", en: "depth" },
  rootFields: { sv: "fält överst", en: "fields at the root" },
  aliases: { sv: "alias", en: "aliases" },
  directives: { sv: "direktiv", en: "directives" },
  selections: { sv: "fält med alla fragment utskrivna", en: "selections, fragments written out," },
};

/** A fragment of the document by its name. */
export type FindFragment = (name: string) => FragmentDefinitionNode | null | undefined;

/** The names of a selection set's fields in the result, those of its fragments included. */
export function responseKeys({ selections }: SelectionSetNode, findFragment: FindFragment): Set<string> {
  const keys = new Set<string>();
  const visited = new Set<string>();
  const collect = (selection: SelectionNode) => {
    if (selection.kind === Kind.FIELD) return void keys.add((selection.alias ?? selection.name).value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.forEach(collect);
    const name = selection.name.value;
    if (visited.has(name)) return;
    visited.add(name);
    findFragment(name)?.selectionSet.selections.forEach(collect);
  };
  selections.forEach(collect);
  return keys;
}

/**
 * The size of a selection set with its fragments written out, as the planner works through it. Each fragment is measured
 * once, however often it is spread: twenty fragments that each spread the next one twice are a million selections.
 */
function measureSize(root: SelectionSetNode, findFragment: FindFragment): Size {
  const fragments = new Map<string, Size>();

  const measureFragment = (name: string): Size => {
    const measured = fragments.get(name);
    if (measured) return measured;
    // A fragment that spreads itself is refused by a rule of graphql-js.
    fragments.set(name, EMPTY_SIZE);
    const fragment = findFragment(name);
    const size = fragment ? selectionSetSize(fragment.selectionSet) : EMPTY_SIZE;
    fragments.set(name, size);
    return size;
  };

  const nestedSize = (selection: SelectionNode): Size => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return measureFragment(selection.name.value);
    return selection.selectionSet ? selectionSetSize(selection.selectionSet) : EMPTY_SIZE;
  };

  const selectionSetSize = ({ selections }: SelectionSetNode): Size =>
    selections.reduce((sum, selection) => {
      const size = nestedSize(selection);
      return {
        depth: Math.max(sum.depth, depthOf(selection, size.depth)),
        aliases: sum.aliases + size.aliases + Number(selection.kind === Kind.FIELD && selection.alias !== undefined),
        directives: sum.directives + size.directives + (selection.directives?.length ?? 0),
        selections: sum.selections + size.selections + 1,
      };
    }, EMPTY_SIZE);

  return selectionSetSize(root);
}

const EMPTY_SIZE: Size = { depth: 0, aliases: 0, directives: 0, selections: 0 };

function depthOf(selection: SelectionNode, depthInside: number) {
  if (selection.kind !== Kind.FIELD) return depthInside;
  return isIntrospection(selection) ? 1 : depthInside + 1;
}

/** Introspection is deep by nature; graphql-js has a rule of its own for it. */
const isIntrospection = ({ name }: FieldNode) => name.value.startsWith("__");
