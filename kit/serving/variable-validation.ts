import {
  BREAK,
  type DocumentNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  getOperationAST,
  getVariableValues,
  type GraphQLError,
  type GraphQLInputType,
  type GraphQLSchema,
  isNonNullType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  typeFromAST,
  TypeInfo,
  valueFromASTUntyped,
  type VariableDefinitionNode,
  type VariableNode,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { badUserInput } from "../graphql/errors.js";
import { describeMistyped } from "./mistyped-value.js";

type Values = Record<string, unknown>;

/**
 * The error BAD_USER_INPUT of the first variable that is not of its type in this schema, or that is null in a place that takes none. Execution
 * would go on to the fiftieth fault, or further, and give an error with the whole value for each. Validation lets a nullable variable stand in
 * such a place if either has a default; compiled execution and the planner take its null for no value, graphql-js finds it field by field, after
 * mutations have run.
 */
export function findVariableFault(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Values | undefined | null,
  operationName?: string | null,
): GraphQLError | undefined {
  const operation = getOperationAST(document, operationName)!;
  const { variableDefinitions = [] } = operation;
  const { errors, coerced } = getVariableValues(schema, variableDefinitions, variables ?? {}, { maxErrors: 1 });
  if (errors) return mistyped(schema, errors[0]!, variables ?? {});
  return Object.values(coerced).includes(null) ? findForbiddenNull(schema, document, operation, coerced) : undefined;
}

/** Looks through the operation and the fragments that it spreads, except for what is skipped. */
function findForbiddenNull(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  values: Values,
): GraphQLError | undefined {
  const fragments = new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
  const reached = new Set<OperationDefinitionNode | FragmentDefinitionNode>([operation]);
  const types = new TypeInfo(schema);
  const enterUnlessSkipped = (selection: SelectionNode) => (isSkipped(selection, values) ? false : undefined);
  let fault: GraphQLError | undefined;
  const visitor = visitWithTypeInfo(types, {
    Field: enterUnlessSkipped,
    InlineFragment: enterUnlessSkipped,
    FragmentSpread(spread: FragmentSpreadNode) {
      if (isSkipped(spread, values)) return false;
      reached.add(fragments.get(spread.name.value)!);
      return undefined;
    },
    Variable(variable: VariableNode) {
      const { value: name } = variable.name;
      if (values[name] !== null || !isNonNullType(types.getInputType())) return undefined;
      fault = badUserInput(
        { sv: `${name} får inte vara null här.`, en: `Variable "$${name}" must not be null here.` },
        { nodes: [variable] },
      );
      return BREAK;
    },
  });
  // The set grows while it is walked through.
  for (const definition of reached) {
    visit(definition, visitor);
    if (fault) return fault;
  }
  return undefined;
}

/** Its message in Swedish too. The value is described by the definition of its variable, which the error is at. */
function mistyped(schema: GraphQLSchema, { message, nodes }: GraphQLError, variables: Values): GraphQLError {
  const { variable, type } = nodes![0] as VariableDefinitionNode;
  const { value: name } = variable.name;
  const inputType = typeFromAST(schema, type) as GraphQLInputType;
  const sv = describeMistyped(variables[name], inputType, name) ?? `${name} har fel form.`;
  return badUserInput({ sv, en: message }, { nodes });
}

/** By `@skip` and `@include`, as graphql-js has it: `@include` is not looked at where `@skip` decides. A null decides nothing. */
export function isSkipped(selection: SelectionNode, values: Values): boolean {
  const skip = conditionOf("skip", selection, values);
  return skip === true || (skip !== null && conditionOf("include", selection, values) === false);
}

/** The value of `if` in a directive, or undefined without the directive. */
function conditionOf(directive: "skip" | "include", { directives }: SelectionNode, values: Values): unknown {
  const condition = directives?.find(({ name }) => name.value === directive)?.arguments?.[0]?.value;
  return condition && valueFromASTUntyped(condition, values);
}
