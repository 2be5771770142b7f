import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import {
  type ExecutionRequest,
  type Executor,
  getDirective,
  type MaybeAsyncIterable,
  type MaybePromise,
  memoize1,
} from "@graphql-tools/utils";
import {
  type DocumentNode,
  execute,
  type ExecutionResult,
  type GraphQLField,
  type GraphQLSchema,
  isObjectType,
  Kind,
  type OperationDefinitionNode,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** Plans an operation, runs the plan at the subgraphs, and puts the result together. */
export type OperationExecutor = (request: ExecutionRequest) => MaybePromise<MaybeAsyncIterable<ExecutionResult>>;

export interface FallbackOptions {
  /** The SDL that both planners work with, and the schema it makes. */
  supergraph: string;
  unifiedGraph: GraphQLSchema;
  /** The executor of a subgraph by the name of its `join__Graph` value. */
  executorOf(graph: string): Executor;
}

/** The error for an entity that is gone in its own subgraph: docs/upstream/fallback-missing-entity.md. */
const MISSING_ENTITY = "Cannot return null for non-nullable field";

/**
 * Sends to a second planner, slower and created when it is first needed,
 *
 * - what the first planner finds no plan for: a field that `@requires` another one, below a field of the type by
 *   which its subgraph was entered (docs/upstream/no-plan.md);
 * - what the first planner may lose a part of: an object beside a field that `@requires` fields of it
 *   (docs/upstream/lost-beside-requires.md).
 */
export function withFallbackPlanner(
  primary: OperationExecutor,
  { supergraph, unifiedGraph, executorOf }: FallbackOptions,
): OperationExecutor {
  const requirements = objectRequirements(unifiedGraph);
  let schema: GraphQLSchema | undefined;

  const fallback = async (request: ExecutionRequest): Promise<ExecutionResult> => {
    schema ??= getStitchedSchemaFromSupergraphSdl({
      supergraphSdl: supergraph,
      onSubschemaConfig: (config) => void (config.executor = executorOf(config.name)),
    });
    const { document, operationName, context: contextValue } = request;
    const variableValues = request.variables as Record<string, unknown>;
    const result = await execute({ schema, document, variableValues, operationName, contextValue });
    const errors = result.errors?.filter(({ message }) => !message.startsWith(MISSING_ENTITY));
    // Errors of subgraphs have a code. One without means that this planner finds no plan either.
    const failure = errors?.find(({ extensions }) => extensions.code === undefined);
    if (failure) throw failure;
    return { ...result, errors: errors?.length ? errors : undefined };
  };

  const mayLoseData = memoize1((document: DocumentNode): boolean => {
    const types = new TypeInfo(unifiedGraph);
    const selected = new Set<GraphQLField<unknown, unknown>>();
    visit(document, visitWithTypeInfo(types, { Field: () => void selected.add(types.getFieldDef()!) }));
    return requirements.some(
      ({ field, objects }) => selected.has(field) && objects.some((object) => selected.has(object)),
    );
  });

  return async (request) => {
    if (mayLoseData(request.document)) return fallback(request);
    try {
      return await primary(request);
    } catch (error) {
      if ((error as { code?: string }).code !== "GenericFailure") throw error;
      return fallback(request).catch(() => {
        throw error;
      });
    }
  };
}

/** The fields that `@requires` fields of objects, each with the fields that hold these objects. */
const objectRequirements = (schema: GraphQLSchema) =>
  Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .flatMap((type) => {
      const fields = type.getFields();
      return Object.values(fields).map((field) => {
        const requires = (getDirective(schema, field, "join__field") ?? []).flatMap(
          (join) => (join.requires ?? []) as string,
        );
        const objects = requires.flatMap((selection) => objectFields(selection)).map((name) => fields[name]!);
        return { field, objects };
      });
    })
    .filter(({ objects }) => objects.length > 0);

const objectFields = (selection: string) =>
  (parse(`{ ${selection} }`).definitions[0] as OperationDefinitionNode).selectionSet.selections.flatMap((selected) =>
    selected.kind === Kind.FIELD && selected.selectionSet ? [selected.name.value] : [],
  );
