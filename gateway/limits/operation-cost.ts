import {
  type ExecutionArgs,
  type FieldNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLInputType,
  isCompositeType,
  isInputObjectType,
  isListType,
  isUnionType,
  Kind,
  type SelectionSetNode,
  type ValueNode,
  valueFromASTUntyped,
} from "graphql";
import { LocalizedError } from "../../kit/graphql/localized-error.js";
import type { Limits } from "../../kit/program/limits.js";
import { wordsOf } from "../../kit/sql/search.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";

/** In points, each of which is at most 10 µs of processor: tests/operation-cost.test.ts measures it. */
const COST = {
  /** Parsing, authentication, the response. */
  operation: 1000,
  /** Planning an object or list, and the statement that reads it. */
  step: 100,
  /** Each field of each object. */
  field: 5,
  /** A list with `first`, for each object that has one. */
  page: 15,
  /** A row of such a list. */
  row: 15,
  /** A change: its transaction, audit and outbox. */
  mutation: 2500,
  introspection: 10_000,
  /** An element of a list in the input. */
  element: 1,
};

/** Objects in a list whose length neither the operation nor the schema's `@listSize` says. */
const ASSUMED_SIZE = 10;

/** What counts once for a selection, and what counts for each object that it is selected on. */
interface Cost {
  once: number;
  each: number;
}

/**
 * The most that an operation may cost. What is inside a list counts as often as it is long: as `first` says, a page at most. Statements
 * count once for each place in the operation, since one of them answers for all parents (docs/reference/limits.md).
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
    // A default stands in for a variable that is not given, and not for null.
    if (defaultValue && variables[variable.name.value] === undefined)
      variables[variable.name.value] = valueFromASTUntyped(defaultValue);
  }
  const root = schema.getRootType(operation.operation)!;
  const getType = (name: string) => schema.getType(name) as GraphQLCompositeType;

  /** `first` is that of the connection whose fields these are. */
  const selectionCost = ({ selections }: SelectionSetNode, type: GraphQLCompositeType, first?: number): Cost =>
    sumOf(
      selections.map((selection) => {
        if (selection.kind === Kind.FIELD) return fieldCost(selection, type, first);
        const { typeCondition, selectionSet } =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
        return selectionCost(selectionSet, typeCondition ? getType(typeCondition.name.value) : type, first);
      }),
    );

  const fieldCost = (node: FieldNode, parent: GraphQLCompositeType, firstOfConnection?: number): Cost => {
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    if (!field) return node.name.value === "__typename" ? { once: 0, each: COST.field } : INTROSPECTION;
    const values = argumentValues(node, variables);
    const own = weightOf(field) + sum(field.args.map((argument) => inputCost(argument, values[argument.name])));
    const type = getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return { once: own, each: COST.field };

    const first = firstArgument(field, values, page);
    const isList = isListType(getNullableType(field.type));
    const inner = selectionCost(node.selectionSet, type, isList ? undefined : first);
    const rows = isList ? (first ?? firstOfConnection ?? assumedSize(field)) : 1;
    const isPaged = isList && (first ?? firstOfConnection) !== undefined;
    return {
      once: COST.step + own + inner.once + (parent === schema.getMutationType() ? COST.mutation : 0),
      each: (first === undefined ? 0 : COST.page) + rows * (COST.field + (isPaged ? COST.row : 0) + inner.each),
    };
  };

  const { once, each } = selectionCost(operation.selectionSet, root);
  return COST.operation + once + each;
}

const INTROSPECTION: Cost = { once: COST.introspection, each: 0 };

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);

const sumOf = (costs: Cost[]): Cost => ({
  once: sum(costs.map(({ once }) => once)),
  each: sum(costs.map(({ each }) => each)),
});

const argumentValues = ({ arguments: nodes = [] }: FieldNode, variables: Record<string, unknown>) =>
  Object.fromEntries(nodes.map(({ name, value }) => [name.value, valueOf(value, variables)]));

const valueOf = (node: ValueNode, variables: Record<string, unknown>): unknown => valueFromASTUntyped(node, variables);

/** How many rows a field's argument `first` asks for; undefined when it takes none. Null asks for as many as leaving it out. */
function firstArgument({ args }: GraphQLField<unknown, unknown>, values: Record<string, unknown>, page: number) {
  const argument = args.find(({ name }) => name === "first");
  if (!argument) return undefined;
  const first = values.first ?? argument.defaultValue;
  return typeof first === "number" ? Math.min(Math.max(first, 0), page) : ASSUMED_SIZE;
}

/** The weights of what is given in an argument or input field, and the length of its lists. */
function inputCost(input: GraphQLArgument | GraphQLInputField, value: unknown): number {
  if (value === undefined || value === null) return 0;
  const weight = weightOf(input);
  return (weight && Math.ceil(weight * countOf(value))) + valueCost(input.type, value);
}

/** How often the weight counts: a tenth more for each further word, once for each element. */
function countOf(value: unknown): number {
  if (typeof value === "string") return 1 + Math.max(wordsOf(value).length - 1, 0) / 10;
  return Array.isArray(value) ? value.length : 1;
}

/** Values come as the client sent them, so they need not be of their type. */
function valueCost(type: GraphQLInputType, value: unknown): number {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const elements: unknown[] = Array.isArray(value) ? value : [value];
    return sum(elements.map((element) => COST.element + valueCost(nullable.ofType as GraphQLInputType, element)));
  }
  if (!isInputObjectType(nullable) || typeof value !== "object" || value === null) return 0;
  return sum(
    Object.values(nullable.getFields()).map((field) =>
      inputCost(field, (value as Record<string, unknown>)[field.name]),
    ),
  );
}

const weightOf = (definition: Definition) => directiveNumber(definition, "cost", "weight") ?? 0;
const assumedSize = (definition: Definition) => directiveNumber(definition, "listSize", "assumedSize") ?? ASSUMED_SIZE;

type Definition = Pick<GraphQLField<unknown, unknown> | GraphQLArgument | GraphQLInputField, "astNode">;

function directiveNumber({ astNode }: Definition, directive: string, argument: string): number | undefined {
  const applied = astNode?.directives?.find(({ name }) => name.value === directive);
  const value = applied?.arguments?.find(({ name }) => name.value === argument)?.value;
  return value?.kind === Kind.INT ? Number(value.value) : undefined;
}

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
  new LocalizedError(
    "COST_LIMIT",
    {
      sv: `Frågan kostar ${cost} och får kosta högst ${maxCost}. Be om kortare sidor eller färre fält, eller sök med färre ord.`,
      en: `The operation costs ${cost} and may cost ${maxCost} at most. Ask for shorter pages, for fewer fields, or search for fewer words.`,
    },
    { extensions: { http: { status: 400 } } },
  );
