import { type GraphQLError, type GraphQLSchema, getVariableValues, type OperationDefinitionNode } from "graphql";

/**
 * The error of the first variable that is not of its type in this schema. The gateway calls it with its own schema, which knows the
 * names of scalars only; each subgraph with its own, since it trusts nobody and alone knows its scalars. Execution would find the same,
 * but gives an error with the whole value for each of very many faults.
 */
export function firstInvalidVariable(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
  variables: Record<string, unknown> | undefined | null,
): GraphQLError | undefined {
  return getVariableValues(schema, variableDefinitions, variables ?? {}, { maxErrors: 1 }).errors?.[0];
}
