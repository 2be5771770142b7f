import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import { type ExecutionRequest, type Executor, memoize1 } from "@graphql-tools/utils";
import {
  type DocumentNode,
  execute,
  type GraphQLField,
  type GraphQLSchema,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { requiringObjects } from "./object-requirements.js";

export interface SecondPlanner {
  /** The SDL that both plan with, and the schema it makes. */
  supergraph: string;
  unifiedGraph: GraphQLSchema;
  /** By the name of its `join__Graph` value. */
  subgraphOf(graph: string): Executor;
}

/** A row that is gone in its own subgraph is null where it stood, and no error. */
const GONE = "Cannot return null for non-nullable field";

/**
 * What the first planner finds no way to goes to a second one: nothing when all of it is skipped, and a field that `@requires`
 * something, below a field of the type by which its subgraph was entered. So does what the first one may lose: an object beside a field
 * that `@requires` fields of it. The second is slower, and made when it is first needed.
 */
export function orSecondPlanner(first: Executor, { supergraph, unifiedGraph, subgraphOf }: SecondPlanner): Executor {
  const requiring = requiringObjects(unifiedGraph);
  let schema: GraphQLSchema | undefined;

  const second = async ({ document, variables, operationName, context }: ExecutionRequest): Promise<never> => {
    schema ??= getStitchedSchemaFromSupergraphSdl({
      supergraphSdl: supergraph,
      onSubschemaConfig: (config) => void (config.executor = subgraphOf(config.name)),
    });
    const variableValues = variables as Record<string, unknown>;
    const result = await execute({ schema, document, variableValues, operationName, contextValue: context });
    const errors = result.errors?.filter(({ message }) => !message.startsWith(GONE));
    // Those of subgraphs have a code: it finds no way either.
    const lost = errors?.find(({ extensions }) => extensions.code === undefined);
    if (lost) throw lost;
    return { ...result, errors: errors?.length ? errors : undefined } as never;
  };

  const mayLose = memoize1((document: DocumentNode): boolean => {
    const types = new TypeInfo(unifiedGraph);
    const asked = new Set<GraphQLField<unknown, unknown>>();
    visit(document, visitWithTypeInfo(types, { Field: () => void asked.add(types.getFieldDef()!) }));
    return requiring.some(({ field, objects }) => asked.has(field) && objects.some((object) => asked.has(object)));
  });

  return async (question) => {
    if (mayLose(question.document)) return second(question);
    try {
      return await first(question);
    } catch (error) {
      if ((error as { code?: string }).code !== "GenericFailure") throw error;
      return second(question).catch(() => {
        throw error;
      });
    }
  };
}
