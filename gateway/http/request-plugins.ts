import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setImmediate } from "node:timers/promises";
import { GraphQLError } from "graphql";
import type { CORSOptions, GraphQLHTTPExtensions } from "graphql-yoga";
import Negotiator from "negotiator";
import type { Messages } from "../../kit/graphql/errors.js";
import { LocalizedError } from "../../kit/graphql/localized-error.js";
import type { Limits } from "../../kit/program/limits.js";
import type { Log } from "../../kit/program/log.js";
import { refuseBody, UNREADABLE_BODY } from "../../kit/serving/request-body.js";
import type { GatewayPlugin } from "./request-context.js";
import { languageOf } from "./request-language.js";
import { errorResponse } from "./use-error-masking.js";

/** Gives each request a fresh id, for the log and the response. An id that a client sends is not taken over. */
export const useRequestId = (): GatewayPlugin => ({
  onRequest({ serverContext }) {
    serverContext.requestId = randomUUID();
  },
  onResponse({ response, serverContext }) {
    if (serverContext.requestId) response.headers.set("x-request-id", serverContext.requestId);
  },
});

/** Headers that tell browsers not to guess, frame or keep what the hub answers. */
export const useSecurityHeaders = (production: boolean): GatewayPlugin => ({
  onResponse({ response: { headers } }) {
    headers.set("x-content-type-options", "nosniff");
    headers.set("x-frame-options", "DENY");
    headers.set("referrer-policy", "no-referrer");
    // Files of the page to try operations on bring a policy and caching of their own.
    if (!headers.has("content-security-policy")) {
      headers.set("cache-control", "no-store");
      headers.set("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
    }
    if (production) headers.set("strict-transport-security", "max-age=31536000");
  },
});

/** `/` leads to the page to try operations on; in production, where there is none, it lists the endpoints. */
export const useRootPage = (production: boolean): GatewayPlugin => ({
  onRequest({ request, url, endResponse }) {
    if (url.pathname !== "/" || !["GET", "HEAD"].includes(request.method)) return;
    endResponse(
      production
        ? Response.json({ graphql: "/graphql", health: "/health", ready: "/ready" })
        : new Response(null, { status: 302, headers: { location: "/graphql" } }),
    );
  },
});

/** The types in which graphql-yoga answers an operation. */
const ANSWER_TYPES = ["application/graphql-response+json", "application/json", "text/event-stream", "multipart/mixed"];

/** Parameters in `Accept` that change nothing in an answer. */
const PLAIN_PARAMETERS = /;(?:charset=utf-8(?=[;,]|$)|(?!q=|charset=)[^;,]*)/gi;

/** Refuses an operation whose answer would not be accepted, before it is executed: graphql-yoga says so afterwards, in no words. */
export const useAcceptedTypes = (log: Log): GatewayPlugin => ({
  onRequest({ request, url, serverContext, endResponse }) {
    const accept = (request.headers.get("accept") || "*/*").replace(/\s/g, "").replace(PLAIN_PARAMETERS, "");
    const isAccepted = new Negotiator({ headers: { accept } }).mediaTypes(ANSWER_TYPES).length > 0;
    if (isAccepted || !url.pathname.startsWith("/graphql")) return;
    endResponse(errorResponse(notAccepted, request, log, serverContext));
  },
});

const notAccepted = new LocalizedError(
  "BAD_USER_INPUT",
  {
    sv: "Svaret är JSON, vilket anropet inte tar emot. Låt huvudet Accept nämna application/json.",
    en: "The answer is JSON, which the request does not accept. Let its header Accept name application/json.",
  },
  { extensions: { http: { status: 406 } } },
);

/** A request that cannot be read is refused as the client's error, not logged as the hub's. */
export const useRequestParsing = ({ bodyBytes }: Pick<Limits, "bodyBytes">): GatewayPlugin => ({
  onRequest({ request: { method, headers } }) {
    // graphql-yoga knows it in lower case and without spaces only.
    if (method === "POST" && !refusalOf(headers)) headers.set("content-type", "application/json");
  },
  onRequestParse({ request, requestParser, setRequestParser }) {
    const refusal = request.method === "POST" ? refusalOf(request.headers) : undefined;
    // Among them is what a foreign page's form can send without a preflight.
    if (refusal) {
      return setRequestParser(() => {
        throw unreadable(UNREADABLE_BODY, { status: 415, headers: refusal });
      });
    }
    if (!requestParser) return;
    setRequestParser(async (request) => {
      try {
        return await requestParser(await withinLimit(request, bodyBytes));
      } catch (error) {
        throw error instanceof GraphQLError
          ? error
          : unreadable(
              {
                sv: "Anropets variables eller extensions är inte giltig JSON.",
                en: "The request's variables or extensions are not valid JSON.",
              },
              { status: 400 },
            );
      }
    });
  },
});

/** Bytes from which a body is large: a thousand times as much takes about ten milliseconds to parse. */
const LARGE = 10_000;

let lastTurn = Promise.resolve();

/**
 * The request once its body may be parsed. One with a small Content-Length, at which Node.js ends a body, is left as it is. Others are counted as they
 * are read; then each has a turn of the event loop of its own, so that small ones come between. Throws COST_LIMIT for too many bytes.
 */
async function withinLimit(request: Request, maxBytes: number): Promise<Request> {
  const { url, method, headers } = request;
  const length = Number(headers.get("content-length") ?? Number.NaN);
  if (length > maxBytes) throw tooLarge(maxBytes);
  if (length < LARGE || !request.body) return request;
  const body: Uint8Array[] = [];
  let bytes = 0;
  const reader = request.body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    bytes += next.value.byteLength;
    // The stream is not cancelled: that would close the connection before the answer.
    if (bytes > maxBytes) throw tooLarge(maxBytes);
    body.push(next.value);
  }
  await (lastTurn = lastTurn.then(() => setImmediate()));
  return new Request(url, { method, headers, body: Buffer.concat(body) });
}

const tooLarge = (maxBytes: number) =>
  new LocalizedError(
    "COST_LIMIT",
    {
      sv: `Anropet är för stort: det får ha högst ${maxBytes} byte.`,
      en: `The request is too large: it may have at most ${maxBytes} bytes.`,
    },
    { extensions: { http: { status: 413 } } },
  );

const refusalOf = (headers: Headers) =>
  refuseBody({ contentType: headers.get("content-type"), contentEncoding: headers.get("content-encoding") });

const unreadable = (messages: Messages, http: GraphQLHTTPExtensions) =>
  new LocalizedError("BAD_REQUEST", messages, { extensions: { http } });

/** Which pages may call the hub: those of `origins`, and in development those of this machine. */
export const corsPolicy =
  (origins: readonly string[], production: boolean) =>
  (request: Request): CORSOptions => {
    const origin = request.headers.get("origin");
    if (!origin || !(origins.includes(origin) || (!production && isLoopback(origin)))) return false;
    return {
      origin,
      credentials: false,
      exposedHeaders: ["x-request-id", "ratelimit", "ratelimit-policy", "retry-after", "www-authenticate"],
    };
  };

function isLoopback(origin: string) {
  const { hostname } = URL.parse(origin) ?? {};
  return hostname === "localhost" || hostname === "127.0.0.1" || hostname === "[::1]";
}

/** Whether a request names its host, from HTTP 1.1 on, and its address can be parsed: graphql-yoga answers others with the stack of its error. */
export const hasValidUrl = ({ headers: { host }, url, httpVersion }: IncomingMessage) =>
  (host !== undefined || httpVersion === "1.0") && URL.canParse(`http://${host ?? "hub"}${url}`);

export function refuseAddress({ headers }: IncomingMessage, response: ServerResponse): void {
  const language = languageOf({ headers: new Headers({ "accept-language": headers["accept-language"] ?? "" }) });
  const error = { message: UNREADABLE_ADDRESS[language], extensions: { code: "BAD_USER_INPUT" } };
  response.writeHead(400, { "content-type": "application/json" }).end(JSON.stringify({ errors: [error] }));
}

const UNREADABLE_ADDRESS = {
  sv: "Anropets adress går inte att läsa. Skicka frågor till /graphql.",
  en: "The request's address cannot be read. Send operations to /graphql.",
};
