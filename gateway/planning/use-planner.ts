import { getOperationAST } from "graphql";
import { subgraphUnavailable } from "../../kit/graphql/errors.js";
import type { GatewayPlugin, OperationArgs } from "../http/request-context.js";
import type { Admit } from "../limits/admission.js";
import type { ExecuteOperation } from "./planner.js";

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
