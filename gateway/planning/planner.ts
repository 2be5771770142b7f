import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { type Executor, getDirective } from "@graphql-tools/utils";
import { buildSchema, type GraphQLSchema, isEnumType } from "graphql";
import { StartError } from "../../kit/program/config.js";
import type { Log } from "../../kit/program/log.js";
import { withErrorMasking } from "../../kit/serving/error-masking.js";
import type { ExecutorFactory, SubgraphExecutor, SubgraphRequest } from "../../kit/serving/subgraph-executor.js";
import { type OperationExecutor, withFallbackPlanner } from "./fallback-planner.js";

export interface PlannerOptions {
  /** The SDL that the planner works with. */
  supergraph: string;
  createExecutor: ExecutorFactory;
  log: Log;
}

export interface Planner {
  /** What clients see of the supergraph. */
  schema: GraphQLSchema;
  execute: OperationExecutor;
  subgraphs: ReadonlyMap<string, SubgraphExecutor>;
}

export async function createPlanner({ supergraph, createExecutor, log }: PlannerOptions): Promise<Planner> {
  const { unifiedGraph, graphs } = readSupergraph(supergraph);
  const subgraphs = new Map(
    graphs.map(({ name, url }) => [name, withErrorMasking(createExecutor(name, url), name, log)]),
  );
  const planner = await unifiedGraphHandler({
    unifiedGraph,
    getUnifiedGraphSDL: () => supergraph,
    onSubgraphExecute: (name, request) => subgraphs.get(name)!(request as SubgraphRequest) as ReturnType<Executor>,
  });
  const [first] = subgraphs.keys();
  // Makes the planner read its subgraphs now: otherwise the first operation would wait for that.
  if (first) planner.getSubgraphSchema(first);

  return {
    schema: planner.unifiedGraph,
    execute: withFallbackPlanner(planner.executor!, {
      supergraph,
      unifiedGraph,
      executorOf: (graph) => subgraphs.get(graphs.find((candidate) => candidate.graph === graph)!.name) as Executor,
    }),
    subgraphs,
  };
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
