import type { BatchFetchNode, FetchNode, FlattenNode, PlanNode } from "@graphql-hive/router-query-planner";
import type { MaybeAsyncIterable } from "@graphql-tools/utils";
import type { ExecutionResult, GraphQLSchema } from "graphql";
import { fetchEntities } from "./fetch-entities.js";
import { compileFetch, type PlanRun, type Step, variablesOf } from "./fetch.js";
import { mergeData } from "./merge-data.js";
import { compileRewrites, type Rewrite } from "./rewrites.js";

/** Where the events of a subscription come from. */
export interface EventSource {
  subscribe(run: PlanRun): Promise<MaybeAsyncIterable<ExecutionResult>>;
  receive(run: PlanRun, event: ExecutionResult): void;
}

export interface Plan {
  /** Of a subscription. */
  source?: EventSource;
  /** Fetches what there is to fetch, or what there is more for an event. */
  execute: Step;
}

/** Of an operation for which nothing is to be fetched. */
export const NO_PLAN: Plan = { execute: () => undefined };

/** A plan compiled once, to be executed many times. `schema` is the supergraph's. */
export function compilePlan(root: PlanNode, schema: GraphQLSchema): Plan {
  const [first, ...rest] = root.kind === "Sequence" ? root.nodes : [root];
  if (first?.kind !== "Subscription") return { execute: compileNode(root, schema) };
  const fetch = compileFetch(first.primary);
  const rewrite = rewriteOf(first.primary, schema);
  return {
    source: {
      subscribe: (run) => run.send(fetch, variablesOf(fetch, run)),
      receive: (run, event) => receiveFields(run, event, rewrite),
    },
    execute: inSequence(rest.map((node) => compileNode(node, schema))),
  };
}

function compileNode(node: PlanNode, schema: GraphQLSchema): Step {
  switch (node.kind) {
    case "Sequence":
      return inSequence(node.nodes.map((inner) => compileNode(inner, schema)));
    case "Parallel": {
      const steps = node.nodes.map((inner) => compileNode(inner, schema));
      return (run) => Promise.all(steps.map((step) => step(run)));
    }
    case "Fetch":
      return fetchFields(node, schema);
    case "Flatten":
      return fetchEntities(batchOf(node), schema);
    case "BatchFetch":
      return fetchEntities(node, schema);
    default:
      throw new Error(`The planner plans a ${node.kind}, which the gateway cannot execute.`);
  }
}

const inSequence =
  (steps: Step[]): Step =>
  async (run) => {
    for (const step of steps) await step(run);
  };

/** Fields of the operation's own type. */
function fetchFields(node: FetchNode, schema: GraphQLSchema): Step {
  const fetch = compileFetch(node);
  const rewrite = rewriteOf(node, schema);
  return async (run) => {
    const result = (await run.send(fetch, variablesOf(fetch, run))) as ExecutionResult;
    receiveFields(run, result, rewrite);
  };
}

const rewriteOf = ({ outputRewrites }: FetchNode, schema: GraphQLSchema) =>
  outputRewrites && compileRewrites(outputRewrites, schema);

function receiveFields(run: PlanRun, { data, errors }: ExecutionResult, rewrite: Rewrite | undefined): void {
  if (errors) run.errors = run.errors.concat(errors);
  if (!data) return;
  rewrite?.(data);
  if (Object.keys(run.data).length === 0) run.data = data;
  else mergeData(run.data, data);
}

/** Entities at one path are the same fetch as a batch of one. */
function batchOf({ path, node }: FlattenNode): BatchFetchNode {
  if (node.kind !== "Fetch" || !node.requires)
    throw new Error("The planner flattens something else than a fetch of entities.");
  const { requires, inputRewrites, outputRewrites } = node;
  const alias = "_entities";
  const representationsVariableName = "representations";
  return {
    ...node,
    kind: "BatchFetch",
    entityBatch: {
      aliases: [{ alias, representationsVariableName, paths: [path], requires, inputRewrites, outputRewrites }],
    },
  };
}
