import { type GraphQLError, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from "graphql";

/**
 * The error of the first variable that is not of its type in this schema, or else all variables with their defaults. Execution would
 * go on to the fiftieth fault, or further, and give an error with the whole value for each.
 */
export function coerceVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown> | undefined | null,
): { error: GraphQLError } | { error?: undefined; values: Record<string, unknown> } {
  const { errors, coerced } = getVariableValues(schema, variableDefinitions, variables ?? {}, { maxErrors: 1 });
  return errors ? { error: errors[0]! } : { values: coerced };
}
