import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from "@apollo/server/plugin/disabled";
import { expressMiddleware } from "@as-integrations/express5";
import type { MikroORM } from "@mikro-orm/postgresql";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import { isReachable } from "../database/is-reachable.js";
import { badUserInput } from "../graphql/errors.js";
import { portError } from "../program/config.js";
import type { Log } from "../program/log.js";
import { withCancellation } from "../request/cancellation.js";
import type { Caller, Context, Peers } from "../request/context.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { createSchema } from "./create-schema.js";
import { closeServer, withDrain } from "./drain.js";
import { createErrorMasking } from "./error-masking.js";
import { refuseBody, UNKNOWN_PATH, UNREADABLE_BODY } from "./request-body.js";
import { openContext } from "./request-context.js";
import { createRequestLog } from "./request-log.js";
import { SEAL_REFUSED, type SealError, unseal } from "./seal.js";
import { findVariableFault } from "./variable-validation.js";

/** In milliseconds. */
const DRAIN_TIMEOUT = 5000;

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
  const errorMasking = createErrorMasking(log);
  const app = express().disable("x-powered-by");
  const requests = withDrain(app);
  const http = createServer(requests.handle);
  const apollo = new ApolloServer<Context>({
    schema: await createSchema(subgraph),
    formatError: errorMasking.formatError,
    plugins: [
      errorMasking.plugin,
      createRequestLog(log),
      useVariableValidation,
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
    ],
    stopOnTerminationSignals: false,
    csrfPrevention: false,
    introspection: false,
  });
  await apollo.start();

  app.get("/health", (_request, response) => void response.json({ status: "up" }));
  app.get("/ready", async (_request, response) => {
    const ready = await isReachable(orm);
    response.status(ready ? 200 : 503).json({ status: ready ? "ready" : "no database" });
  });
  app.use("/graphql", (request, response, next) => {
    try {
      response.locals.caller = {
        ...unseal(request.get("hub-viewer"), subgraph.name, secret),
        requestId: request.get("x-request-id") ?? "",
        idempotencyKey: request.get("idempotency-key"),
      };
      next();
    } catch (error) {
      response
        .status(401)
        .set("www-authenticate", "Hub-Viewer")
        .json({
          errors: [
            {
              message: "Only the gateway and other subgraphs may send requests.",
              extensions: { code: SEAL_REFUSED, reason: (error as SealError).message },
            },
          ],
        });
    }
  });
  app.use(
    "/graphql",
    refuseUnreadable,
    express.json({ limit: "2mb", inflate: false }),
    stopWithClient,
    expressMiddleware(apollo, { context: ({ res }) => openContext(orm, res.locals.caller as Caller, peers) }),
    answerUnreadable,
  );
  app.use((_request, response) => void response.status(404).json({ errors: [badUserInput(UNKNOWN_PATH)] }));

  await new Promise<void>((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) =>
      reject(portError(error, port, `${subgraph.name.toUpperCase()}_PORT`)),
    );
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

/** A query stops when the gateway does not wait for it any more; a mutation is brought to its end. */
const stopWithClient: RequestHandler = (request, response, next) => {
  const controller = new AbortController();
  response.once("close", () => {
    if (!response.writableFinished) controller.abort();
  });
  const { query } = request.body as { query?: unknown };
  const isMutation = typeof query === "string" && /^\s*mutation\b/.test(query);
  withCancellation(isMutation ? undefined : controller.signal, next);
};

const refuseUnreadable: RequestHandler = (request, response, next) => {
  const contentType = request.get("content-type");
  const refusal =
    request.method === "POST" && refuseBody({ contentType, contentEncoding: request.get("content-encoding") });
  if (refusal)
    response
      .status(415)
      .set(refusal)
      .json({ errors: [badUserInput(UNREADABLE_BODY)] });
  else next();
};

/** What Express cannot read of a body. */
const answerUnreadable: ErrorRequestHandler = (error: { status?: number }, _request, response, next) => {
  if (!error.status || response.headersSent) return next(error);
  response
    .status(error.status)
    .json({ errors: [badUserInput({ sv: "Anropet går inte att läsa.", en: "The request cannot be read." })] });
};

/**
 * Refuses an operation at its first invalid variable. graphql-js would go on to the fiftieth, and add an error that there are too many,
 * which has no code and so would be taken for a fault of the hub, as would a null where none may stand.
 */
const useVariableValidation: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ schema, document, operationName, request }) {
        const fault = findVariableFault(schema, document, request.variables, operationName);
        if (fault) throw fault;
      },
    };
  },
};
