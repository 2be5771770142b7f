import { getOperationAST, GraphQLError, Kind } from "graphql";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Rates } from "../../kit/program/limits.js";
import type { Log } from "../../kit/program/log.js";
import type { CountAuthentication } from "../authentication/use-authentication.js";
import { SESSION_PATH } from "../authentication/use-session-route.js";
import { clientAddress } from "../http/client-address.js";
import type { GatewayPlugin, OperationArgs, RateLimitUsage, RequestContext } from "../http/request-context.js";
import { errorResponse } from "../http/use-error-masking.js";
import { responseKeys } from "./use-document-limits.js";

const MINUTE = 60;

export interface RateLimitOptions {
  /** What each caller may use in a minute; without them nothing is counted. */
  rates: Rates | undefined;
  /** How many of the hub's own proxies stand before the gateway. */
  proxies: number;
  log: Log;
}

/**
 * Decides what is counted, when and for whom. Each refuses with RATE_LIMITED when its minute's allowance is used up.
 *
 * - `requests`: one for each request, as soon as it is authenticated or found not to be; for the caller.
 * - `wrongKeys`: one for each credential that is refused; for the address. When they are used up, keys that this gateway has
 *   never found valid are refused unseen, so that nobody has the actors subgraph look up key after key.
 * - `costPerMinute`: an operation's cost, when it is valid and about to be planned; for the caller.
 * - `anonymousChanges`: one for each mutation of a caller without role, and for each new session; for the address.
 *
 * The caller is the key or login; without one, the address.
 */
export function useRateLimit({ rates, proxies, log }: RateLimitOptions) {
  const limiter = createRateLimiter(rates);
  const addressOf = ({ req }: RequestContext) => clientAddress(req, proxies);
  const callerOf = (context: RequestContext) => context.caller.viewer.keyId ?? addressOf(context);

  const countAuthentication: CountAuthentication = async (context, authenticate) => {
    const address = addressOf(context);
    const onlyKnownKeys = await limiter.isUsedUp(address, "wrongKeys");
    try {
      await authenticate({ onlyKnownKeys });
    } catch (error) {
      const wrongKeys = isUnauthenticated(error) ? { wrongKeys: 1 } : {};
      await limiter.consume(context, address, { requests: 1, ...wrongKeys });
      throw error;
    }
    await limiter.consume(context, callerOf(context), { requests: 1 });
  };

  const countOperation = async ({ args }: { args: OperationArgs }) => {
    const context = args.contextValue;
    const anonymousChanges = context.caller.viewer.role === "PUBLIC" ? countMutations(args) : undefined;
    await limiter.consume(context, callerOf(context), { costPerMinute: context.cost, anonymousChanges });
  };

  const plugin: GatewayPlugin = {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (url.pathname !== SESSION_PATH || request.method !== "POST") return;
      await limiter
        .consume(serverContext, addressOf(serverContext), { anonymousChanges: 1 })
        .catch((error: unknown) => endResponse(errorResponse(error, log)));
    },
    onExecute: countOperation,
    onSubscribe: countOperation,
    onResponse({ response, serverContext: { usage } }) {
      if (usage) setRateLimitHeaders(response.headers, [...usage]);
    },
  };
  return { plugin, countAuthentication };
}

const isUnauthenticated = (error: unknown) =>
  error instanceof GraphQLError && error.extensions.code === "UNAUTHENTICATED";

/** How many mutations an operation runs, under aliases and in fragments too; undefined when it is none. */
function countMutations({ document, operationName }: OperationArgs) {
  const operation = getOperationAST(document, operationName);
  if (operation?.operation !== "mutation") return undefined;
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return responseKeys(operation.selectionSet, (name) => fragments.find((fragment) => fragment.name.value === name))
    .size;
}

/** Counts in memory what each caller uses in a minute. */
function createRateLimiter(rates: Partial<Rates> = {}) {
  const limiters = new Map(
    Object.entries(rates).map(([name, points]) => [
      name as keyof Rates,
      new RateLimiterMemory({ keyPrefix: name, points, duration: MINUTE }),
    ]),
  );

  return {
    /** Throws RATE_LIMITED when one of the allowances is used up. */
    async consume(context: RequestContext, caller: string, amounts: { [Name in keyof Rates]?: number | undefined }) {
      for (const [name, limiter] of limiters) {
        const amount = amounts[name];
        if (amount === undefined) continue;
        const result = await limiter.consume(caller, amount).catch((rejection: unknown) => {
          if (!(rejection instanceof RateLimiterRes)) throw rejection;
          return { rejection };
        });
        const { remainingPoints, msBeforeNext } = "rejection" in result ? result.rejection : result;
        const usage = {
          limit: limiter.points,
          remaining: remainingPoints,
          resetSeconds: Math.ceil(msBeforeNext / 1000),
        };
        (context.usage ??= new Map()).set(name, usage);
        if ("rejection" in result) throw rateLimited(name, usage);
      }
    },

    async isUsedUp(caller: string, name: keyof Rates): Promise<boolean> {
      return (await limiters.get(name)?.get(caller))?.remainingPoints === 0;
    },
  };
}

/** As the IETF's draft of RateLimit header fields writes them. */
function setRateLimitHeaders(headers: Headers, usages: [name: string, usage: RateLimitUsage][]) {
  const remaining = usages.map(([name, usage]) => `"${name}";r=${usage.remaining};t=${usage.resetSeconds}`);
  const policy = usages.map(([name, { limit }]) => `"${name}";q=${limit};w=${MINUTE}`);
  headers.set("ratelimit", remaining.join(", "));
  headers.set("ratelimit-policy", policy.join(", "));
}

const MESSAGES: Record<keyof Rates, string> = {
  requests: "Too many requests",
  costPerMinute: "Operations that cost too much together",
  anonymousChanges: "Too many changes without a key",
  wrongKeys: "Too many invalid keys or tokens",
};

const rateLimited = (name: keyof Rates, { resetSeconds }: RateLimitUsage) =>
  new GraphQLError(`${MESSAGES[name]} within a minute. Try again in ${resetSeconds} seconds.`, {
    extensions: { code: "RATE_LIMITED", http: { status: 429, headers: { "retry-after": String(resetSeconds) } } },
  });
