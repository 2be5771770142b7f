import {
  type ExecutionArgs,
  type FieldNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLCompositeType,
  GraphQLError,
  type GraphQLField,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from "graphql";
import type { Limits } from "../../kit/program/limits.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";

/** Refuses an operation that may cost too much, before it is planned, and leaves the cost for the rate limit. */
export function useCostLimit({ cost: maxCost, page }: Pick<Limits, "cost" | "page">): GatewayPlugin {
  const limit = ({ args }: { args: OperationArgs }) => {
    const cost = operationCost(args, page);
    if (cost > maxCost) throw tooExpensive(cost, maxCost);
    args.contextValue.cost = cost;
  };
  return { onExecute: limit, onSubscribe: limit };
}

const tooExpensive = (cost: number, maxCost: number) =>
  new GraphQLError(
    `The operation costs ${cost} and may cost ${maxCost} at most. Ask for shorter pages, or for less in each row.`,
    { extensions: { code: "COST_LIMIT", http: { status: 400 } } },
  );

/** Objects in a list whose length neither the operation nor the schema's `@listSize` says. */
const ASSUMED_SIZE = 10;

/**
 * The most that an operation may cost: one for each object that may be in its result. A list counts as long as `first` says, a page
 * at most.
 */
export function operationCost(
  { schema, document, operationName, variableValues }: ExecutionArgs,
  page: number,
): number {
  const operation = getOperationAST(document, operationName)!;
  const fragments = new Map(
    document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node]] : [])),
  );
  const variables: Record<string, unknown> = { ...variableValues };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) variables[variable.name.value] ??= Number(defaultValue.value);
  }

  const getType = (name: string) => schema.getType(name) as GraphQLCompositeType;

  /** `first` is that of the connection whose fields these are. */
  const selectionCost = ({ selections }: SelectionSetNode, type: GraphQLCompositeType, first?: number): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + fieldCost(selection, type, first);
      const { typeCondition, selectionSet } =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
      return sum + selectionCost(selectionSet, typeCondition ? getType(typeCondition.name.value) : type, first);
    }, 0);

  const fieldCost = (node: FieldNode, parent: GraphQLCompositeType, firstOfConnection?: number): number => {
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    const type = field && getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return 0;
    const requested = firstArgument(node, field!, variables);
    const first = requested === undefined ? undefined : Math.min(Math.max(requested, 0), page);
    const isList = isListType(getNullableType(field!.type));
    const size = isList ? (first ?? firstOfConnection ?? assumedSize(field!)) : 1;
    return size * (1 + selectionCost(node.selectionSet, type, isList ? undefined : first));
  };

  return selectionCost(operation.selectionSet, schema.getRootType(operation.operation)!);
}

/** The value of a field's argument `first`; undefined when it takes none. */
function firstArgument(
  node: FieldNode,
  { args }: GraphQLField<unknown, unknown>,
  variables: Record<string, unknown>,
): number | undefined {
  const argument = args.find(({ name }) => name === "first");
  if (!argument) return undefined;
  const value = node.arguments?.find(({ name }) => name.value === "first")?.value;
  const first =
    value?.kind === Kind.INT
      ? Number(value.value)
      : ((value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined) ?? argument.defaultValue);
  return typeof first === "number" ? first : ASSUMED_SIZE;
}

function assumedSize({ astNode }: GraphQLField<unknown, unknown>): number {
  const listSize = astNode?.directives?.find(({ name }) => name.value === "listSize");
  const assumed = listSize?.arguments?.find(({ name }) => name.value === "assumedSize")?.value;
  return assumed?.kind === Kind.INT ? Number(assumed.value) : ASSUMED_SIZE;
}
