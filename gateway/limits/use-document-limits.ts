import {
  type ASTVisitor,
  type FieldNode,
  type FragmentDefinitionNode,
  GraphQLError,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
} from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Limits } from "../../kit/program/limits.js";

/** Refuses questions that are too large, before anything is planned. */
export const useLimits = (limits: Limits): Plugin => ({
  onParse({ params, parseFn, setParseFn }) {
    if (params.source.toString().length > limits.characters) throw tooMuch("letters", limits.characters);
    setParseFn((source, options) => {
      try {
        return parseFn(source, { ...options, maxTokens: limits.tokens });
      } catch (error) {
        throw hasTooManyTokens(error) ? tooMuch("tokens", limits.tokens) : error;
      }
    });
  },
  onValidate({ addValidationRule }) {
    addValidationRule(withinLimits(limits));
  },
});

/** The parser says so in its message only. */
const hasTooManyTokens = (error: unknown) => /tokens\. Parsing aborted\.$/.test((error as Error).message);

type Size = Pick<Limits, "depth" | "aliases" | "directives" | "selections">;

const withinLimits = (limits: Limits) =>
  function WithinLimits(context: ValidationContext): ASTVisitor {
    return {
      OperationDefinition(operation: OperationDefinitionNode) {
        const fragmentOf: FragmentOf = (name) => context.getFragment(name);
        const size = {
          ...measure(operation.selectionSet, fragmentOf),
          rootFields: Math.max(
            operation.selectionSet.selections.length,
            keysOf(operation.selectionSet, fragmentOf).size,
          ),
        };
        for (const [what, found] of Object.entries(size)) {
          const most = limits[what as keyof typeof size];
          if (found > most) context.reportError(tooMuch(what, most));
        }
      },
    };
  };

const tooMuch = (what: string, most: number) =>
  new GraphQLError(`The question is too large: ${WORDS[what]} may be at most ${most}.`, {
    extensions: { code: "COST_LIMIT", http: { status: 400 } },
  });

const WORDS: Record<string, string> = {
  letters: "its letters",
  tokens: "its words and signs",
  depth: "its depth",
  rootFields: "its fields at the root",
  aliases: "its aliases",
  directives: "its directives",
  selections: "its selections, fragments written out,",
};

/** A fragment of the question by its name. */
export type FragmentOf = (name: string) => FragmentDefinitionNode | null | undefined;

/** The names under which a selection set answers, its fragments written out. */
export function keysOf({ selections }: SelectionSetNode, fragmentOf: FragmentOf): Set<string> {
  const keys = new Set<string>();
  const spread = new Set<string>();
  const collect = (selection: SelectionNode) => {
    if (selection.kind === Kind.FIELD) return void keys.add((selection.alias ?? selection.name).value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection.selectionSet.selections.forEach(collect);
    const name = selection.name.value;
    if (spread.has(name)) return;
    spread.add(name);
    fragmentOf(name)?.selectionSet.selections.forEach(collect);
  };
  selections.forEach(collect);
  return keys;
}

/** Each fragment is measured once, however often it is spread. */
function measure(root: SelectionSetNode, fragmentOf: FragmentOf): Size {
  const fragments = new Map<string, Size>();

  const ofFragment = (name: string): Size => {
    const known = fragments.get(name);
    if (known) return known;
    // A fragment that spreads itself is refused by another rule.
    fragments.set(name, NOTHING);
    const fragment = fragmentOf(name);
    const size = fragment ? ofSet(fragment.selectionSet) : NOTHING;
    fragments.set(name, size);
    return size;
  };

  const inside = (selection: SelectionNode): Size => {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return ofFragment(selection.name.value);
    return selection.selectionSet ? ofSet(selection.selectionSet) : NOTHING;
  };

  const ofSet = ({ selections }: SelectionSetNode): Size =>
    selections.reduce((sum, selection) => {
      const size = inside(selection);
      return {
        depth: Math.max(sum.depth, depthOf(selection, size.depth)),
        aliases: sum.aliases + size.aliases + Number(selection.kind === Kind.FIELD && selection.alias !== undefined),
        directives: sum.directives + size.directives + (selection.directives?.length ?? 0),
        selections: sum.selections + size.selections + 1,
      };
    }, NOTHING);

  return ofSet(root);
}

const NOTHING: Size = { depth: 0, aliases: 0, directives: 0, selections: 0 };

function depthOf(selection: SelectionNode, inside: number) {
  if (selection.kind !== Kind.FIELD) return inside;
  return isIntrospection(selection) ? 1 : inside + 1;
}

/** Introspection is deep by nature; graphql-js has a rule of its own for it. */
const isIntrospection = ({ name }: FieldNode) => name.value.startsWith("__");
