import type { BatchFetchNode, FetchNode } from "@graphql-hive/router-query-planner";
import type { MaybeAsyncIterable } from "@graphql-tools/utils";
import { type DocumentNode, type ExecutionResult, type GraphQLError, type OperationTypeNode, parse } from "graphql";
import type { Data } from "./merge-data.js";

/** A request to a subgraph, but for its variables. */
export interface Fetch {
  subgraph: string;
  document: DocumentNode;
  operationType: OperationTypeNode;
  /** The client's variables that it uses. */
  variables: string[];
}

/** One execution of a plan: what is known so far. */
export interface PlanRun {
  data: Data;
  errors: GraphQLError[];
  variables: Data;
  send(fetch: Fetch, variables: Data): Promise<MaybeAsyncIterable<ExecutionResult>>;
}

export type Step = (run: PlanRun) => unknown;

export function compileFetch({
  serviceName,
  operation,
  operationKind = "query",
  variableUsages = [],
}: FetchNode | BatchFetchNode): Fetch {
  return {
    subgraph: serviceName,
    document: parse(operation, { noLocation: true }),
    operationType: operationKind as OperationTypeNode,
    variables: variableUsages,
  };
}

/** What the fetch is sent of the client's variables. */
export function variablesOf({ variables }: Fetch, run: PlanRun): Data {
  const values: Data = {};
  for (const name of variables) if (name in run.variables) values[name] = run.variables[name];
  return values;
}
