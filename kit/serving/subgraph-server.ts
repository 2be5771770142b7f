import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer, type ApolloServerOptionsWithGateway, HeaderMap } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import type { MikroORM } from "@mikro-orm/postgresql";
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from "graphql";
import { isReachable } from "../database/is-reachable.js";
import { badUserInput } from "../graphql/errors.js";
import { portError } from "../program/config.js";
import type { Log } from "../program/log.js";
import type { Caller, Peers } from "../request/context.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { createSchema } from "./create-schema.js";
import { closeServer, withDrain } from "./drain.js";
import { withErrorMasking } from "./error-masking.js";
import { createInProcessExecutor } from "./in-process-executor.js";
import { readJson, Refusal, UNKNOWN_PATH } from "./request-body.js";
import { openContext } from "./request-context.js";
import { createRequestLog } from "./request-log.js";
import { SEAL_REFUSED, type SealError, unseal } from "./seal.js";
import type { SubgraphExecutor, SubgraphRequestContext } from "./subgraph-executor.js";

/** In milliseconds. */
const DRAIN_TIMEOUT = 5000;

/** More than a client may send to the gateway, which adds entities. */
const MAX_BODY_BYTES = 2_000_000;

export interface SubgraphServerOptions {
  port: number;
  orm: MikroORM;
  secret: string;
  peers: Peers;
  log: Log;
}

/**
 * Serves one subgraph over HTTP, for the gateway and the other subgraphs: requests without a valid seal get 401. Resolves when the port
 * is open, with the port and a function that stops the server; throws `StartError` when the port cannot be opened.
 */
export async function startSubgraphServer(
  subgraph: Subgraph,
  { port, orm, secret, peers, log }: SubgraphServerOptions,
) {
  const { name } = subgraph;
  const schema = await createSchema(subgraph);
  const execute = createInProcessExecutor(schema, (caller) => openContext(orm, caller, peers));
  const apollo = createApollo(schema, withErrorMasking(execute, name, log), log);
  await apollo.start();

  const answerOperation = async (request: IncomingMessage, response: ServerResponse) => {
    const caller = callerOf(request, name, secret);
    const body = await readJson(request, MAX_BODY_BYTES);
    const answer = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: request.method!, headers: new HeaderMap(), search: "", body },
      context: async () => ({ caller, signal: signalOf(response) }),
    });
    if (answer.body.kind === "complete") respond(response, answer.status ?? 200, answer.headers, answer.body.string);
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    switch (request.url!.split("?")[0]) {
      case "/graphql":
        return answerOperation(request, response);
      case "/health":
        return respondJson(response, 200, { status: "up" });
      case "/ready": {
        const ready = await isReachable(orm);
        return respondJson(response, ready ? 200 : 503, { status: ready ? "ready" : "no database" });
      }
      default:
        throw new Refusal(404, badUserInput(UNKNOWN_PATH));
    }
  };
  const requests = withDrain((request, response) =>
    handle(request, response).catch((error: unknown) => {
      // Otherwise the client has left while it sent its request.
      if (error instanceof Refusal) respondJson(response, error.status, { errors: [error.error] }, error.headers);
      else response.destroy();
    }),
  );

  const http = createServer(requests.handle);
  await new Promise<void>((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => reject(portError(error, port, `${name.toUpperCase()}_PORT`)));
    http.listen(port, resolve);
  });
  const dispose = async () => {
    await requests.drain(DRAIN_TIMEOUT);
    await apollo.stop();
    http.closeAllConnections();
  };
  return {
    port: (http.address() as AddressInfo).port,
    stop: () => closeServer(http, { startDraining: requests.startDraining, dispose }),
  };
}

/** Apollo Server parses and validates operations, and keeps their documents; the subgraph's own executor executes them. */
function createApollo(schema: GraphQLSchema, execute: SubgraphExecutor, log: Log) {
  const gateway: ApolloServerOptionsWithGateway<SubgraphRequestContext>["gateway"] = {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    load: async () => ({
      executor: ({ document, request: { operationName, variables }, context }) =>
        execute({
          document,
          operationName,
          variables,
          context: context as SubgraphRequestContext,
        }) as Promise<ExecutionResult>,
    }),
    stop: async () => undefined,
  };
  return new ApolloServer<SubgraphRequestContext>({
    gateway,
    plugins: [
      createRequestLog(log),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    stopOnTerminationSignals: false,
    csrfPrevention: false,
    introspection: false,
    includeStacktraceInErrorResponses: false,
  });
}

/** The caller in the seal. The id and the idempotency key are of this request only, and stand beside it. */
function callerOf({ headers }: IncomingMessage, subgraph: string, secret: string): Caller {
  const headerOf = (name: string) => headers[name] as string | undefined;
  try {
    return {
      ...unseal(headerOf("hub-viewer"), subgraph, secret),
      requestId: headerOf("x-request-id") ?? "",
      idempotencyKey: headerOf("idempotency-key"),
    };
  } catch (error) {
    const extensions = { code: SEAL_REFUSED, reason: (error as SealError).message };
    const refused = new GraphQLError("Only the gateway and other subgraphs may send requests.", { extensions });
    throw new Refusal(401, refused, { "www-authenticate": "Hub-Viewer" });
  }
}

/** Says when the gateway does not wait any more. */
function signalOf(response: ServerResponse): AbortSignal {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  return controller.signal;
}

function respondJson(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  respond(response, status, Object.entries({ "content-type": "application/json", ...headers }), JSON.stringify(body));
}

function respond(response: ServerResponse, status: number, headers: Iterable<[string, string]>, body: string): void {
  response.statusCode = status;
  for (const [name, value] of headers) response.setHeader(name, value);
  response.end(body);
}
