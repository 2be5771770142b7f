import { setTimeout as sleep } from "node:timers/promises";
import { isAsyncIterable, mapAsyncIterator, type MaybeAsyncIterable } from "@graphql-tools/utils";
import { type ExecutionResult, executeSync } from "graphql";
import { subgraphUnavailable } from "../../kit/graphql/errors.js";
import type { Limits } from "../../kit/program/limits.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";
import type { OperationExecutor } from "./fallback-planner.js";
import { isolateAliases, restoreAliases } from "./isolate-aliases.js";
import { mergeDuplicateFields } from "./merge-duplicate-fields.js";
import { type ConditionResolver, createConditionResolver } from "./resolve-conditions.js";

/** Has the planner execute every operation. Of a request's `extensions` nothing goes along. */
export function usePlanner(planner: OperationExecutor, { seconds }: Pick<Limits, "seconds">): GatewayPlugin {
  const resolveConditions = createConditionResolver();
  const execute = async (args: OperationArgs) => {
    const result = await executePlan(planner, args, resolveConditions);
    if (isAsyncIterable(result)) return withoutRepeatedErrors(result);
    return result.data === undefined ? { data: nullData(args), errors: result.errors } : result;
  };
  return {
    onExecute: ({ setExecuteFn }) => setExecuteFn((args) => withTimeout(seconds, execute(args as OperationArgs))),
    onSubscribe: ({ setSubscribeFn }) => setSubscribeFn((args) => execute(args as OperationArgs)),
  };
}

/** The client gets a response in time, even when a subgraph does not answer. */
async function withTimeout<T>(seconds: number, result: Promise<T>): Promise<T> {
  const finished = new AbortController();
  const timeout = sleep(seconds * 1000, undefined, { signal: finished.signal, ref: false }).then(() => {
    throw subgraphUnavailable();
  });
  try {
    return await Promise.race([result, timeout]);
  } finally {
    timeout.catch(() => {});
    finished.abort();
  }
}

async function executePlan(
  planner: OperationExecutor,
  args: OperationArgs,
  resolveConditions: ConditionResolver,
): Promise<MaybeAsyncIterable<ExecutionResult>> {
  const { schema, document, variableValues, operationName, contextValue: context } = args;
  const planned = resolveConditions(args, isolateAliases(document, schema));
  const result = await planner({
    document: mergeDuplicateFields(planned),
    variables: { ...variableValues },
    operationName: operationName ?? undefined,
    context,
  });
  if (planned === document) return result;
  return isAsyncIterable(result) ? mapAsyncIterator(result, restoreAliases) : restoreAliases(result);
}

/** Every field null: the data of an operation none of whose subgraphs answered. */
const nullData = (args: OperationArgs) =>
  executeSync({ ...args, rootValue: {}, fieldResolver: () => null }).data ?? null;

/** The planner repeats with each event of a subscription the errors of those before: docs/upstream/repeated-event-errors.md. */
function withoutRepeatedErrors(events: AsyncIterable<ExecutionResult>) {
  let seen = 0;
  return mapAsyncIterator(events, ({ data, errors = [] }) => {
    const fresh = errors.slice(seen);
    seen = errors.length;
    return fresh.length > 0 ? { data, errors: fresh } : { data };
  });
}
