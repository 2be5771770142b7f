import { filterInternalFieldsAndTypes } from "@graphql-tools/federation";
import { getDirective, isAsyncIterable, mapAsyncIterator, type MaybeAsyncIterable } from "@graphql-tools/utils";
import {
  buildSchema,
  type ExecutionResult,
  getOperationAST,
  type GraphQLDirective,
  GraphQLError,
  GraphQLSchema,
  isEnumType,
  isIntrospectionType,
  isSpecifiedDirective,
} from "graphql";
import { subgraphUnavailable } from "../../kit/graphql/errors.js";
import { StartError } from "../../kit/program/config.js";
import type { Log } from "../../kit/program/log.js";
import { withErrorMasking } from "../../kit/serving/error-masking.js";
import type { ExecutorFactory, SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";
import type { Admit } from "../limits/admission.js";
import type { EventSource, Plan } from "./execute-plan.js";
import { createFallbackPlanner } from "./fallback-planner.js";
import type { PlanRun } from "./fetch.js";
import type { Data } from "./merge-data.js";
import { clientKey } from "./planned-document.js";
import { createOperationPlanner } from "./planned-operation.js";

export interface PlannerOptions {
  /** The SDL that the planner works with. */
  supergraph: string;
  createExecutor: ExecutorFactory;
  log: Log;
}

/** Plans an operation, executes the plan at the subgraphs, and puts the result together. */
export type ExecuteOperation = (args: OperationArgs) => Promise<MaybeAsyncIterable<ExecutionResult>>;

export interface Planner {
  /** What clients see of the supergraph. */
  schema: GraphQLSchema;
  execute: ExecuteOperation;
  subgraphs: ReadonlyMap<string, SubgraphExecutor>;
}

export function createPlanner({ supergraph, createExecutor, log }: PlannerOptions): Planner {
  const { unifiedGraph, graphs } = readSupergraph(supergraph);
  const schema = withoutInternals(filterInternalFieldsAndTypes(unifiedGraph));
  const subgraphs = new Map(
    graphs.map(({ name, url }) => [name, withErrorMasking(createExecutor(name, url), name, log)]),
  );
  const planOperation = createOperationPlanner({ supergraph, unifiedGraph, schema });
  const executeFallback = createFallbackPlanner(supergraph, (graph) =>
    subgraphs.get(graphs.find((candidate) => candidate.graph === graph)!.name)!,
  );

  const execute: ExecuteOperation = async (args) => {
    const operation = planOperation(args);
    const plan = await operation.plan;
    const startRun = (): PlanRun => ({
      data: {},
      errors: [],
      variables: args.variableValues ?? {},
      send: ({ subgraph, document, operationType }, variables) =>
        subgraphs.get(subgraph)!({ document, operationType, variables, context: args.contextValue }),
    });
    const answer = ({ data, errors }: Pick<PlanRun, "data" | "errors">): ExecutionResult => ({
      data: withIntrospection(operation.project(data), operation.introspect?.(args.variableValues)),
      ...(errors.length > 0 && { errors: errors.map(underClientKeys) }),
    });
    if (!plan) return answer(await executeFallback(operation.document, args));
    if (plan.source) return executeSubscription(plan, plan.source, startRun, answer);
    const run = startRun();
    await plan.execute(run);
    return answer(run);
  };
  return { schema, execute, subgraphs };
}

async function executeSubscription(
  { execute }: Plan,
  { subscribe, receive }: EventSource,
  startRun: () => PlanRun,
  answer: (run: PlanRun) => ExecutionResult,
): Promise<MaybeAsyncIterable<ExecutionResult>> {
  const answerEvent = async (event: ExecutionResult) => {
    const run = startRun();
    receive(run, event);
    await execute(run);
    return answer(run);
  };
  const events = await subscribe(startRun());
  return isAsyncIterable(events) ? mapAsyncIterator(events, answerEvent) : answerEvent(events);
}

const withIntrospection = (data: Data | null, introspected: Data | undefined) =>
  data && introspected ? { ...introspected, ...data } : data;

/** The error with the client's own aliases in its path. */
function underClientKeys(error: GraphQLError): GraphQLError {
  const { message, path, extensions, originalError } = error;
  if (!path?.some((key) => clientKey(key) !== key)) return error;
  return new GraphQLError(message, { path: path.map(clientKey), extensions, originalError });
}

/** The schema without directives that no operation may use, such as @cost, and without the types of their arguments. */
function withoutInternals(schema: GraphQLSchema): GraphQLSchema {
  const { types, directives, ...config } = schema.toConfig();
  const isOfGraphQL = (directive: GraphQLDirective) => isSpecifiedDirective(directive) || directive.name === "oneOf";
  const isExecutable = ({ locations }: GraphQLDirective) =>
    locations.some((location) => /^[A-Z]*(QUERY|FIELD|SPREAD|FRAGMENT)$/.test(location));
  return new GraphQLSchema({
    ...config,
    types: types.filter(({ name }) => isIntrospectionType(schema.getType(name)!) || !name.includes("__")),
    directives: directives.filter((directive) => isOfGraphQL(directive) || isExecutable(directive)),
  });
}

/** The supergraph's schema, and the names and addresses of its subgraphs. */
function readSupergraph(sdl: string) {
  try {
    const unifiedGraph = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
    const joinGraph = unifiedGraph.getType("join__Graph");
    if (!isEnumType(joinGraph)) throw new Error("It has no join__Graph.");
    const graphs = joinGraph.getValues().map((value) => ({
      graph: value.name,
      ...(getDirective(unifiedGraph, value, "join__graph")![0] as { name: string; url?: string }),
    }));
    return { unifiedGraph, graphs };
  } catch (error) {
    throw new StartError(
      `The supergraph is not one that federation 2 composes (${(error as Error).message}). Correct GATEWAY_SUPERGRAPH.`,
    );
  }
}

export interface UsePlannerOptions {
  /** Until the answer is there. */
  seconds: number;
  /** When there is room for an operation; without it there always is. */
  admit: Admit | undefined;
}

/** Has the planner execute every operation. Of a request's `extensions` nothing goes along. */
export function usePlanner(execute: ExecuteOperation, { seconds, admit }: UsePlannerOptions): GatewayPlugin {
  return {
    onExecute: ({ setExecuteFn }) =>
      setExecuteFn((args) =>
        whileWanted(args as OperationArgs, seconds, (signal) => {
          const work = () => execute(args as OperationArgs);
          return admit ? admit((args as OperationArgs).contextValue, signal, work) : work();
        }),
      ),
    onSubscribe: ({ setSubscribeFn }) => setSubscribeFn((args) => execute(args as OperationArgs)),
  };
}

/**
 * The client gets a response in time, even when a subgraph does not answer. What is not begun by then, or when the client has left, is not
 * begun any more, and a query stops; a mutation under way is brought to its end.
 */
async function whileWanted<T>(
  { document, operationName, contextValue }: OperationArgs,
  seconds: number,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const { signal } = controller;
  const clientSignal = contextValue.request.signal;
  const abort = () => controller.abort(subgraphUnavailable());
  const timer = setTimeout(abort, seconds * 1000).unref();
  clientSignal.addEventListener("abort", abort);
  if (getOperationAST(document, operationName)?.operation === "query") contextValue.signal = signal;
  const aborted = new Promise<never>((_, reject) =>
    signal.addEventListener("abort", () => reject(signal.reason as Error)),
  );
  try {
    return await Promise.race([work(signal), aborted]);
  } finally {
    clearTimeout(timer);
    clientSignal.removeEventListener("abort", abort);
  }
}
