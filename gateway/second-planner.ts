import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import type { Executor } from "@graphql-tools/utils";
import { execute, type GraphQLSchema } from "graphql";

export interface SecondPlanner {
  supergraph: string;
  /** By the name of its `join__Graph` value. */
  subgraphOf(graph: string): Executor;
}

/**
 * What the first planner finds no way to goes to a second one: nothing when all of it is skipped, and a field that `@requires`
 * something, below a field of the type by which its subgraph was entered. It is slower, and made when it is first needed.
 */
export function orSecondPlanner(first: Executor, { supergraph, subgraphOf }: SecondPlanner): Executor {
  let schema: GraphQLSchema | undefined;

  const second: Executor = ({ document, variables, operationName, context }) => {
    schema ??= getStitchedSchemaFromSupergraphSdl({
      supergraphSdl: supergraph,
      onSubschemaConfig: (config) => void (config.executor = subgraphOf(config.name)),
    });
    const variableValues = variables as Record<string, unknown>;
    return execute({ schema, document, variableValues, operationName, contextValue: context }) as never;
  };

  return async (question) => {
    try {
      return await first(question);
    } catch (error) {
      if ((error as { code?: string }).code === "GenericFailure") return second(question);
      throw error;
    }
  };
}
