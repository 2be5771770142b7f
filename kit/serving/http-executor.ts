import {
  type DocumentNode,
  type ExecutionResult,
  type FieldNode,
  type FormattedExecutionResult,
  getOperationAST,
  GraphQLError,
  Kind,
  print,
  type SelectionSetNode,
} from "graphql";
import { createClient } from "graphql-sse";
import { Agent, request as send } from "undici";
import { subgraphUnavailable } from "../graphql/errors.js";
import { LIMITS } from "../program/limits.js";
import type { Log } from "../program/log.js";
import type { Caller } from "../request/context.js";
import { createCircuit } from "./circuit.js";
import { isReady } from "./probe.js";
import { seal, SEAL_REFUSED } from "./seal.js";
import type { SubgraphExecutor, SubgraphRequest } from "./subgraph-executor.js";

export interface HttpExecutorOptions {
  subgraph: string;
  url: string;
  log: Log;
  /** Seals the caller. Undefined for subgraphs that are not the hub's own, which do not get it. */
  secret?: string | undefined;
  /** Seconds after which an operation counts as failed; subscriptions stay open. */
  seconds?: number;
}

/** Milliseconds in which a subgraph that failed must answer the simplest operation, or is not asked for a while. */
const PROBE_PATIENCE = 2000;

/** Kept connections, so many to each subgraph; further requests wait for one. Of how long a request may take there is a limit of its own. */
const dispatcher = new Agent({ connections: 128, pipelining: 1, headersTimeout: 0, bodyTimeout: 0 });

/**
 * Executes operations in a subgraph over HTTP. Of the client's request it sends the sealed caller, the request id, the language and the
 * idempotency key, and nothing else. A subgraph that cannot be reached, is too slow or does not answer with GraphQL gives
 * `unavailableResult`, and a warning in the log; one that does not answer at all is not asked for a while.
 */
export function createHttpExecutor({
  subgraph,
  url,
  log,
  secret,
  seconds = LIMITS.subgraphSeconds,
}: HttpExecutorOptions): SubgraphExecutor {
  const headersFor = (caller: Caller) => ({
    "x-request-id": caller.requestId,
    "accept-language": caller.language,
    ...(caller.idempotencyKey && { "idempotency-key": caller.idempotencyKey }),
    ...(secret && { "hub-viewer": seal(caller, subgraph, secret) }),
  });
  const post = async ({ document, variables, context }: SubgraphRequest): Promise<ExecutionResult> => {
    const { caller, signal: wanted } = context!;
    wanted?.throwIfAborted();
    const controller = new AbortController();
    const { signal } = controller;
    const abort = () => controller.abort();
    const timer = setTimeout(() => controller.abort(new DOMException("Too late.", "TimeoutError")), seconds * 1000);
    wanted?.addEventListener("abort", abort);
    try {
      const headers = { "content-type": "application/json", accept: "application/json", ...headersFor(caller) };
      const content = JSON.stringify({ query: textOf(document), variables });
      const { body, statusCode } = await send(url, { dispatcher, method: "POST", headers, body: content, signal });
      return readResult(await body.text(), statusCode);
    } finally {
      clearTimeout(timer);
      wanted?.removeEventListener("abort", abort);
    }
  };
  const warn = (error: unknown, { context }: SubgraphRequest) =>
    log.warn({ subgraph, requestId: context!.caller.requestId, reason: reasonOf(error) }, "subgraph unavailable");

  const circuit = createCircuit({
    probe: () => isReady(post, PROBE_PATIENCE),
    onChange(state) {
      if (state === "open") log.error({ subgraph }, "subgraph does not answer: not asked until it does");
      else log.warn({ subgraph }, "subgraph answers again");
    },
  });

  // Logged when it changes: every request would say the same.
  let isSealTaken = true;

  const ask = async (request: SubgraphRequest): Promise<ExecutionResult> => {
    const result = await post(request);
    const refusal = secret && result.errors?.find(({ extensions }) => extensions.code === SEAL_REFUSED);
    if (refusal && isSealTaken)
      log.error({ subgraph, reason: refusal.extensions.reason }, "subgraph refuses the hub's seal");
    isSealTaken = !refusal;
    return refusal ? unavailableResult(request) : result;
  };
  async function* subscribe(request: SubgraphRequest): AsyncGenerator<ExecutionResult> {
    const { document, variables, context } = request;
    const client = createClient({ url, headers: headersFor(context!.caller), retryAttempts: 0 });
    try {
      const events = client.iterate({ query: textOf(document), variables });
      for await (const event of events) yield resultOf(event as FormattedExecutionResult);
    } catch (error) {
      warn(error, request);
      yield unavailableResult(request);
    }
  }

  return async (request) => {
    if (!(await circuit.lets())) return unavailableResult(request);
    if (request.operationType === "subscription") return subscribe(request);
    try {
      return await ask(request);
    } catch (error) {
      // That the client left says nothing of the subgraph.
      if (!request.context!.signal?.aborted) {
        circuit.suspect();
        warn(error, request);
      }
      return unavailableResult(request);
    }
  };
}

/** Printed once. */
function textOf(document: DocumentNode): string {
  let text = texts.get(document);
  if (!text) texts.set(document, (text = print(document)));
  return text;
}
const texts = new WeakMap<DocumentNode, string>();

/** The GraphQL in the body of a response. Throws when there is none. */
function readResult(body: string, status: number): ExecutionResult {
  try {
    const answer = JSON.parse(body) as FormattedExecutionResult;
    if (answer.data !== undefined || answer.errors!.length > 0) return resultOf(answer);
  } catch {
    // Its message would hold a part of the body.
  }
  throw Object.assign(new Error("No GraphQL."), { code: `no GraphQL, status ${status}` });
}

const resultOf = ({ data, errors }: FormattedExecutionResult): ExecutionResult => ({
  ...(data !== undefined && { data }),
  ...(errors && { errors: errors.map(({ message, ...rest }) => new GraphQLError(message, rest)) }),
});

/** The kind of a failure. */
function reasonOf(error: unknown): string {
  const { code, name } = error as NodeJS.ErrnoException;
  return typeof code === "string" ? code : name;
}

/** The result of a subgraph that is unavailable: one error SUBGRAPH_UNAVAILABLE for each field at the root, or for the first entity. */
export function unavailableResult({ document }: Pick<SubgraphRequest, "document">): ExecutionResult {
  const errors = fieldsOf(getOperationAST(document)?.selectionSet).map((field) => {
    const key = responseKeyOf(field);
    const path = field.name.value === "_entities" ? [key, 0, ...firstEntityField(field)] : [key];
    return subgraphUnavailable({ path });
  });
  return { errors };
}

const responseKeyOf = ({ alias, name }: FieldNode) => (alias ?? name).value;

const fieldsOf = (selectionSet: SelectionSetNode | undefined) =>
  (selectionSet?.selections ?? []).filter((selection) => selection.kind === Kind.FIELD);

/** `_entities` selects its fields in inline fragments, one for each type. */
function firstEntityField({ selectionSet }: FieldNode): string[] {
  const fragments = (selectionSet?.selections ?? []).filter(({ kind }) => kind === Kind.INLINE_FRAGMENT);
  const [field] = fragments.flatMap((fragment) =>
    fieldsOf("selectionSet" in fragment ? fragment.selectionSet : undefined),
  );
  return field ? [responseKeyOf(field)] : [];
}
