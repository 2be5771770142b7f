import { getStitchedSchemaFromSupergraphSdl } from "@graphql-tools/federation";
import { type Executor, memoize1 } from "@graphql-tools/utils";
import {
  defaultFieldResolver,
  type DocumentNode,
  execute,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
  Kind,
  visit,
} from "graphql";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";
import type { OperationArgs } from "../http/request-context.js";
import { TYPENAME } from "./planned-document.js";

/** The error for an entity that is gone in its own subgraph: docs/upstream/fallback-missing-entity.md. */
const MISSING_ENTITY = "Cannot return null for non-nullable field";

/**
 * Executes what the planner finds no plan for: a field that `@requires` another one, below a field of the type by which its subgraph was
 * entered (docs/upstream/no-plan.md). It is slower, and created when it is first needed. `executorOf` gives the executor of a subgraph
 * by the name of its `join__Graph` value.
 */
export function createFallbackPlanner(supergraph: string, executorOf: (graph: string) => SubgraphExecutor) {
  let schema: GraphQLSchema | undefined;

  return async (document: DocumentNode, { variableValues, contextValue }: OperationArgs) => {
    schema ??= withErrorsInPlace(
      getStitchedSchemaFromSupergraphSdl({
        supergraphSdl: supergraph,
        onSubschemaConfig: (config) => void (config.executor = executorOf(config.name) as Executor),
      }),
    );
    const result: ExecutionResult = await execute({
      schema,
      document: withTypenames(document),
      variableValues,
      contextValue,
    });
    const errors = (result.errors ?? []).flatMap(separate).filter(({ message }) => !message.startsWith(MISSING_ENTITY));
    // Errors of subgraphs have a code. One without means that this planner finds no plan either.
    const failure = errors.find(({ extensions }) => extensions.code === undefined);
    if (failure) throw new Error("Neither planner finds a plan.", { cause: failure });
    return { data: result.data ?? {}, errors };
  };
}

/**
 * An error of one of several entities that a subgraph was asked for together has a path without its index, or with that of the first
 * (docs/upstream/fallback-error-path.md). Without a path it gets the one of the field that it stands in.
 */
function withErrorsInPlace(schema: GraphQLSchema): GraphQLSchema {
  const fields = Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .filter(isObjectType)
    .flatMap((type) => Object.values(type.getFields()));
  for (const field of fields) {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = async (...args) => {
      try {
        return withoutPaths(await resolve(...args));
      } catch (error) {
        throw withoutPaths(error);
      }
    };
  }
  return schema;
}

function withoutPaths(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutPaths);
  if (!(value instanceof GraphQLError)) return value;
  const { message, extensions, originalError } = value;
  return new GraphQLError(message, { extensions, originalError });
}

/** With the type of each object of which other fields are selected than of others. */
const withTypenames = memoize1((document: DocumentNode): DocumentNode =>
  visit(document, {
    SelectionSet: (set) =>
      set.selections.every(({ kind }) => kind === Kind.FIELD)
        ? undefined
        : { ...set, selections: [...set.selections, TYPENAME] },
  }),
);

/** Several errors at one place are given as one, without their codes. */
const separate = (error: GraphQLError): GraphQLError[] =>
  error.originalError instanceof AggregateError
    ? error.originalError.errors.map(
        ({ message, extensions }: GraphQLError) => new GraphQLError(message, { path: error.path, extensions }),
      )
    : [error];
