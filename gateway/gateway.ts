import type { IncomingMessage, ServerResponse } from "node:http";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import { type Executor, getDirective } from "@graphql-tools/utils";
import {
  buildSchema,
  type GraphQLSchema,
  isEnumType,
  NoSchemaIntrospectionCustomRule,
  parse,
  type ValidationRule,
} from "graphql";
import { createYoga, type Plugin, useReadinessCheck } from "graphql-yoga";
import { StartError } from "../kit/program/config.js";
import { type Limits, LIMITS, type Rates } from "../kit/program/limits.js";
import type { Log } from "../kit/program/log.js";
import type { Caller } from "../kit/request/context.js";
import { anonymous } from "../kit/request/viewer.js";
import type { ExecutorFactory, SubgraphExecutor, SubgraphRequest } from "../kit/serving/subgraph-executor.js";
import { type CallerOf, knowCaller } from "./authentication/use-authentication.js";
import { type BeginSession, type EndSession, sessionRoute } from "./authentication/use-session-route.js";
import { maskSubgraph } from "./errors/mask-subgraph.js";
import { maskAnswers } from "./errors/use-error-masking.js";
import { drain } from "./http/drain.js";
import { logRequests } from "./http/use-request-log.js";
import { readRequest } from "./http/use-request-parsing.js";
import { markAnswers } from "./http/use-response-headers.js";
import { atTheRoot } from "./http/use-root-page.js";
import { meterOf } from "./limits/rate-limiter.js";
import { charge } from "./limits/use-cost-limit.js";
import { useLimits } from "./limits/use-document-limits.js";
import { openStreams } from "./live/use-stream-shutdown.js";
import { stayKnown } from "./live/use-subscription-reauthentication.js";
import { orSecondPlanner } from "./planning/fallback-planner.js";
import { IntrospectionAlone } from "./planning/separate-introspection.js";
import { soundQuestion } from "./planning/use-document-safety.js";
import { askPlanner } from "./planning/use-planner.js";

export interface GatewayOptions {
  /** The SDL that the planner works with. */
  supergraph: string;
  reach: ExecutorFactory;
  callerOf: CallerOf;
  log: Log;
  /** No introspection, no hints, no page to try queries on, no foreign origins but the allowed ones. */
  production: boolean;
  origins?: string[];
  limits?: Partial<Limits>;
  /** What each caller may ask in a minute; without them nothing is counted. */
  rates?: Rates | undefined;
  /** How many proxies of one's own stand before the gateway. */
  proxies?: number;
  /** Begins and ends sessions of browsers. */
  session?: { begin: BeginSession; end: EndSession };
}

/** The hub's one door. It listens nowhere: give `handle` to an HTTP server, or `fetch` a Request. */
export interface Gateway {
  /** What clients see. */
  schema: GraphQLSchema;
  handle(req: IncomingMessage, res: ServerResponse): Promise<void>;
  fetch(request: Request): Promise<Response>;
  /** Ends subscriptions, lets other answers under way finish, five seconds at most. */
  dispose(): Promise<void>;
}

const PATIENCE = 5000;

export async function createGateway({
  supergraph,
  reach,
  callerOf,
  log,
  production,
  origins = [],
  limits: given,
  rates,
  proxies = 0,
  session,
}: GatewayOptions): Promise<Gateway> {
  const limits = { ...LIMITS, ...given };
  const { unifiedGraph, graphs } = readSupergraph(supergraph);
  const subgraphs = new Map(graphs.map(({ name, url }) => [name, maskSubgraph(reach(name, url), name, log)]));
  const planner = await unifiedGraphHandler({
    unifiedGraph,
    getUnifiedGraphSDL: () => supergraph,
    onSubgraphExecute: (name, request) => subgraphs.get(name)!(request as SubgraphRequest) as ReturnType<Executor>,
  });
  const executor = orSecondPlanner(planner.executor!, {
    supergraph,
    unifiedGraph,
    subgraphOf: (graph) => subgraphs.get(graphs.find((it) => it.graph === graph)!.name) as Executor,
  });
  const [first] = subgraphs.keys();
  // Otherwise the first question would wait while the planner reads its subgraphs.
  if (first) planner.getSubgraphSchema(first);

  const streams = openStreams();
  const meter = rates && meterOf(rates);
  const yoga = createYoga<object, { caller: Caller; requestId: string }>({
    schema: planner.unifiedGraph,
    logging: false,
    maskedErrors: false,
    multipart: false,
    batching: false,
    maxRequestBodySize: limits.bodyBytes,
    graphiql: production ? false : { title: "Digidel hub" },
    landingPage: false,
    healthCheckEndpoint: "/health",
    cors: (request) => {
      const origin = request.headers.get("origin");
      const known = origin && (origins.includes(origin) || (!production && isLocal(origin)));
      return known
        ? {
            origin,
            credentials: false,
            exposedHeaders: ["x-request-id", "ratelimit", "ratelimit-policy", "retry-after"],
          }
        : false;
    },
    plugins: [
      markAnswers(production),
      atTheRoot(production),
      useReadinessCheck({ endpoint: "/ready", check: () => readiness(subgraphs) }),
      maskAnswers(log, !production),
      logRequests(log),
      ...(session ? [sessionRoute({ ...session, meter, proxies, log })] : []),
      readRequest,
      knowCaller({ callerOf, meter, proxies }),
      useLimits(limits),
      rules(production ? NoSchemaIntrospectionCustomRule : IntrospectionAlone),
      soundQuestion,
      charge({ limits, meter, proxies }),
      askPlanner(executor, limits),
      stayKnown(callerOf),
      streams.plugin,
    ],
  });
  const door = drain((req, res) => (isAddressed(req) ? yoga.handle(req, res) : void res.writeHead(400).end()));

  return {
    schema: planner.unifiedGraph,
    handle: door.handle,
    fetch: (request) => Promise.resolve(yoga.fetch(request)),
    async dispose() {
      streams.end();
      await door.drain(PATIENCE);
      await yoga.dispose();
    },
  };
}

/** The schema, and the names and addresses of its subgraphs. */
function readSupergraph(sdl: string) {
  try {
    const unifiedGraph = buildSchema(sdl, { assumeValid: true, assumeValidSDL: true });
    const enumeration = unifiedGraph.getType("join__Graph");
    if (!isEnumType(enumeration)) throw new Error("It has no join__Graph.");
    const graphs = enumeration.getValues().map((value) => ({
      graph: value.name,
      ...(getDirective(unifiedGraph, value, "join__graph")![0] as { name: string; url?: string }),
    }));
    return { unifiedGraph, graphs };
  } catch (error) {
    throw new StartError(
      `The supergraph is not one that federation 2 composes (${(error as Error).message}). Correct GATEWAY_SUPERGRAPH.`,
    );
  }
}

const rules = (...all: ValidationRule[]): Plugin => ({
  onValidate({ addValidationRule }) {
    all.forEach(addValidationRule);
  },
});

/** Ready means that every subgraph answers; the body says which do not. */
async function readiness(subgraphs: Map<string, SubgraphExecutor>): Promise<Response> {
  const caller: Caller = { viewer: anonymous, requestId: "ready", language: "en" };
  const document = parse("{ __typename }");
  const answers = await Promise.all(
    [...subgraphs].map(async ([name, ask]) => {
      const result = await ask({ document, context: { caller } });
      return [name, "data" in result && result.data ? "up" : "down"] as const;
    }),
  );
  const ready = answers.every(([, state]) => state === "up");
  return Response.json(Object.fromEntries(answers), { status: ready ? 200 : 503 });
}

/** The server would answer an address that cannot be read with the stack of its error. */
const isAddressed = ({ headers, url }: IncomingMessage) => URL.canParse(`http://${headers.host ?? "hub"}${url}`);

function isLocal(origin: string) {
  const { hostname } = URL.parse(origin) ?? {};
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}
