import type { IncomingMessage, ServerResponse } from "node:http";
import type { GraphQLSchema } from "graphql";
import { createYoga, useReadinessCheck } from "graphql-yoga";
import { type Limits, LIMITS, type Rates } from "../kit/program/limits.js";
import type { Log } from "../kit/program/log.js";
import { type Drainable, withDrain } from "../kit/serving/drain.js";
import { type Authenticate, type SessionCookies, useAuthentication } from "./authentication/authentication.js";
import { SESSION_METHODS, SESSION_PATH, useSessionRoute } from "./authentication/use-session-route.js";
import { checkReadiness } from "./http/readiness.js";
import type { RequestContext } from "./http/request-context.js";
import {
  corsPolicy,
  hasValidUrl,
  refuseAddress,
  useAcceptedTypes,
  useRequestId,
  useRequestParsing,
  useRootPage,
  useSecurityHeaders,
} from "./http/request-plugins.js";
import { useErrorMasking } from "./http/use-error-masking.js";
import { useKnownPaths } from "./http/use-known-paths.js";
import { useRequestLog } from "./http/use-request-log.js";
import { createAdmission } from "./limits/admission.js";
import { createDocumentCache } from "./limits/document-cache.js";
import { useCostLimit } from "./limits/operation-cost.js";
import { createRateLimit } from "./limits/rate-limit.js";
import { useDocumentLimits } from "./limits/use-document-limits.js";
import { useListLimit } from "./limits/use-list-limit.js";
import { createStreamShutdown } from "./live/stream-shutdown.js";
import { useSubscriptionReauthentication } from "./live/use-subscription-reauthentication.js";
import { createPlanner, type PlannerOptions, usePlanner } from "./planning/planner.js";
import { useDocumentSafety } from "./planning/use-document-safety.js";
import { useQueryPage } from "./query-page/use-query-page.js";

export interface GatewayOptions extends PlannerOptions {
  authenticate: Authenticate;
  /** The route where browsers log in and out; without it there is none. */
  sessions?: SessionCookies;
  log: Log;
  /** No introspection, no field suggestions, no page to try operations on, no foreign origins but the allowed ones. */
  production: boolean;
  /** Origins of pages that may call the hub. */
  origins?: string[];
  limits?: Partial<Limits>;
  /** What each caller may use in a minute; without them nothing is counted. */
  rates?: Rates | undefined;
  /** How many of the hub's own proxies stand before the gateway. */
  proxies?: number;
}

/** The hub's only public endpoint. It listens nowhere: give `handle` to an HTTP server, or `fetch` a Request. */
export interface Gateway extends Drainable {
  /** What clients see. */
  schema: GraphQLSchema;
  handle(request: IncomingMessage, response: ServerResponse): Promise<void>;
  fetch(request: Request): Promise<Response>;
  /** Ends subscriptions, and lets other responses under way finish, five seconds at most. */
  dispose(): Promise<void>;
}

/** In milliseconds. */
const DRAIN_TIMEOUT = 5000;

export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { authenticate, sessions, log, production, origins = [], rates, proxies = 0 } = options;
  const limits = { ...LIMITS, ...options.limits };
  const planner = createPlanner(options);
  const rateLimit = createRateLimit({ rates, proxies, log });
  const admit = rates && createAdmission({ limits, callerOf: rateLimit.callerOf, onRefusal: rateLimit.refund });
  const streams = createStreamShutdown();

  const yoga = createYoga<RequestContext>({
    schema: planner.schema,
    // Each phase of a request runs the hooks of these in their order.
    plugins: [
      // First: every step that follows may log or refuse, with the id.
      useRequestId(),
      // Around every response, whichever plugin makes it.
      useSecurityHeaders(production),
      // These answer without GraphQL: before anything is logged or counted.
      useRootPage(production),
      ...(production ? [] : [useQueryPage()]),
      useReadinessCheck({ endpoint: "/ready", check: () => checkReadiness(planner.subgraphs) }),
      // Before the request log, which writes the codes that clients see.
      useErrorMasking({ log, suggestions: !production }),
      useRequestLog(log),
      // After the pages, which have paths of their own, and before what is for operations and logins only.
      useKnownPaths({ "/graphql": ["GET", "POST"], ...(sessions && { [SESSION_PATH]: SESSION_METHODS }) }, log),
      // After the page to try operations on, which is HTML, and before anything is done whose answer nobody would read.
      useAcceptedTypes(log),
      // Before authentication only in this list: it wraps the parser, which runs when authentication is done.
      useRequestParsing(limits),
      // Before the body is read: requests that cannot be read are counted for their caller, too.
      useAuthentication({ authenticate, countAuthentication: rateLimit.countAuthentication }),
      // First to parse and validate: nothing else is to walk through a document that is too large.
      useDocumentLimits(limits),
      // Before anything walks through the variables.
      useListLimit(limits),
      // Before the planner, which cannot bear what this refuses, and before the cost is computed of it.
      useDocumentSafety({ introspection: !production }),
      // Before the rate limit, which counts the cost.
      useCostLimit(limits),
      // Last before the planner: an operation that was refused counts as a request, but its cost does not.
      rateLimit.plugin,
      // After the rate limit, which counts new sessions.
      ...(sessions ? [useSessionRoute(sessions, log)] : []),
      // Last to execute: it replaces the execution that all others precede.
      usePlanner(planner.execute, { seconds: limits.seconds, admit }),
      // After the planner, whose streams of events they wrap.
      useSubscriptionReauthentication(authenticate),
      streams.plugin,
    ],
    cors: corsPolicy(origins, production),
    // Its page loads scripts from foreign hosts: useQueryPage has the hub's own.
    graphiql: false,
    healthCheckEndpoint: "/health",
    // Around every body it puts streams, which take a tenth of a small request: useRequestParsing counts bytes where Node.js does not.
    maxRequestBodySize: false,
    parserAndValidationCache: createDocumentCache(),
    landingPage: false,
    logging: false,
    maskedErrors: false,
    multipart: false,
    batching: false,
  });
  const server = withDrain((request, response) =>
    hasValidUrl(request) ? yoga.handle(request, response) : refuseAddress(request, response),
  );

  return {
    schema: planner.schema,
    handle: server.handle,
    fetch: (request) => Promise.resolve(yoga.fetch(request)),
    startDraining: server.startDraining,
    async dispose() {
      server.startDraining();
      streams.endStreams();
      await server.drain(DRAIN_TIMEOUT);
      await yoga.dispose();
    },
  };
}
