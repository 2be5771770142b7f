import { type GraphQLError, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from "graphql";

/**
 * The first variable that is not of its type. One is enough: an error repeats the whole value, and without this there would be
 * one for each of very many parts of it.
 */
export function firstInvalidVariable(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown> | undefined | null,
): GraphQLError | undefined {
  return getVariableValues(schema, variableDefinitions, variables ?? {}, { maxErrors: 1 }).errors?.[0];
}
