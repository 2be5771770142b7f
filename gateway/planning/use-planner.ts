import { setTimeout as sleep } from "node:timers/promises";
import { type Executor, isAsyncIterable, mapAsyncIterator, type MaybeAsyncIterable } from "@graphql-tools/utils";
import { type ExecutionArgs, type ExecutionResult, executeSync } from "graphql";
import type { Plugin } from "graphql-yoga";
import { subgraphUnavailable } from "../../kit/graphql/errors.js";
import type { Limits } from "../../kit/program/limits.js";
import { ownAliases, renamed } from "./isolate-aliases.js";
import { withoutRepeats } from "./merge-duplicate-fields.js";

/** Every question goes through the planner; nothing of its `extensions` goes along. */
export function askPlanner(planner: Executor, { seconds }: Pick<Limits, "seconds">): Plugin {
  const ask = async (args: ExecutionArgs) => {
    const result = await answer(planner, args);
    if (isAsyncIterable(result)) return withFreshErrors(result);
    return result.data === undefined ? { data: nothing(args), errors: result.errors } : result;
  };
  return {
    onExecute: ({ setExecuteFn }) => setExecuteFn(((args: ExecutionArgs) => within(seconds, ask(args))) as never),
    onSubscribe: ({ setSubscribeFn }) => setSubscribeFn(ask as never),
  };
}

/** The client gets an answer in time, even when a subgraph does not give one. */
async function within<T>(seconds: number, answer: Promise<T>): Promise<T> {
  const answered = new AbortController();
  const late = sleep(seconds * 1000, undefined, { signal: answered.signal, ref: false }).then(() => {
    throw subgraphUnavailable();
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    late.catch(() => {});
    answered.abort();
  }
}

async function answer(planner: Executor, args: ExecutionArgs): Promise<MaybeAsyncIterable<ExecutionResult>> {
  const { schema, document: asked, variableValues, operationName, contextValue } = args;
  const document = ownAliases(asked, schema);
  const result = await planner({
    document: withoutRepeats(document),
    variables: { ...variableValues },
    operationName: operationName ?? undefined,
    context: contextValue as Record<string, unknown>,
  });
  if (document === asked) return result;
  return isAsyncIterable(result) ? mapAsyncIterator(result, renamed) : renamed(result);
}

/** Of a question whose subgraphs are all dead, every field is null. */
const nothing = (args: ExecutionArgs) =>
  executeSync({ ...args, rootValue: {}, fieldResolver: () => null }).data ?? null;

/** The planner repeats the errors of earlier events of a subscription. */
function withFreshErrors(events: AsyncIterable<ExecutionResult>) {
  let told = 0;
  return mapAsyncIterator(events, ({ data, errors = [] }) => {
    const fresh = errors.slice(told);
    told = errors.length;
    return fresh.length > 0 ? { data, errors: fresh } : { data };
  });
}
