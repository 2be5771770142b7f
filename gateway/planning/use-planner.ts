import { isAsyncIterable, mapAsyncIterator, type MaybeAsyncIterable } from "@graphql-tools/utils";
import { type ExecutionResult, executeSync, getOperationAST } from "graphql";
import { subgraphUnavailable } from "../../kit/graphql/errors.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";
import type { Admit } from "../limits/admission.js";
import type { OperationExecutor } from "./fallback-planner.js";
import { isolateAliases, restoreAliases } from "./isolate-aliases.js";
import { mergeDuplicateFields } from "./merge-duplicate-fields.js";
import { type ConditionResolver, createConditionResolver } from "./resolve-conditions.js";

export interface UsePlannerOptions {
  /** Until the answer is there. */
  seconds: number;
  /** When there is room for an operation; without it there always is. */
  admit: Admit | undefined;
}

/** Has the planner execute every operation. Of a request's `extensions` nothing goes along. */
export function usePlanner(planner: OperationExecutor, { seconds, admit }: UsePlannerOptions): GatewayPlugin {
  const resolveConditions = createConditionResolver();
  const execute = async (args: OperationArgs) => {
    const result = await executePlan(planner, args, resolveConditions);
    if (isAsyncIterable(result)) return withoutRepeatedErrors(result);
    return result.data === undefined ? { data: nullData(args), errors: result.errors } : result;
  };
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
