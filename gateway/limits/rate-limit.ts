import { getOperationAST, GraphQLError, Kind } from "graphql";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Messages } from "../../kit/graphql/errors.js";
import { LocalizedError } from "../../kit/graphql/localized-error.js";
import type { Rates } from "../../kit/program/limits.js";
import type { Log } from "../../kit/program/log.js";
import type { CountAuthentication } from "../authentication/authentication.js";
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
 * Decides what is counted, when and for whom. Each refuses with RATE_LIMITED when its minute's allowance is used up, and with
 * COST_LIMIT what is more than a whole minute's. An operation that is refused takes nothing of cost and changes.
 *
 * - `requests`: one for each request, as soon as it is authenticated or found not to be; for the caller.
 * - `wrongKeys`: one for each credential that is refused; for the address. When they are used up, keys that this gateway has
 *   never found valid are refused unseen, so that nobody has the actors subgraph look up key after key.
 * - `costPerMinute`: an operation's cost, when it is valid and about to be planned; for the caller.
 * - `anonymousChanges`: one for each mutation of a caller without role, and for each new session; for the address.
 *
 * The caller is the key or login; without one, the address.
 */
export function createRateLimit({ rates, proxies, log }: RateLimitOptions) {
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
      await limiter.count(context, address, { requests: 1, ...wrongKeys });
      throw error;
    }
    await limiter.count(context, callerOf(context), { requests: 1 });
  };

  const countOperation = async ({ args }: { args: OperationArgs }) => {
    const context = args.contextValue;
    const anonymousChanges = context.caller.viewer.role === "PUBLIC" ? countMutations(args) : undefined;
    await limiter.charge(context, callerOf(context), { costPerMinute: context.cost, anonymousChanges });
  };

  const plugin: GatewayPlugin = {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (url.pathname !== SESSION_PATH || request.method !== "POST") return;
      await limiter
        .charge(serverContext, addressOf(serverContext), { anonymousChanges: 1 })
        .catch((error: unknown) => endResponse(errorResponse(error, request, log, serverContext)));
    },
    onExecute: countOperation,
    onSubscribe: countOperation,
    onResponse({ response, serverContext: { usage } }) {
      if (usage) setRateLimitHeaders(response.headers, [...usage]);
    },
  };
  /** Gives back what an operation was charged that is not done after all. */
  const refund = (context: RequestContext) =>
    limiter.refund(context, callerOf(context), { costPerMinute: context.cost });
  return { plugin, countAuthentication, callerOf, refund };
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

type Amounts = { [Name in keyof Rates]?: number | undefined };

/** Counts in memory what each caller uses in a minute. */
function createRateLimiter(rates: Partial<Rates> = {}) {
  const limiters = new Map(
    Object.entries(rates).map(([name, points]) => [
      name as keyof Rates,
      new RateLimiterMemory({ keyPrefix: name, points, duration: MINUTE }),
    ]),
  );
  const limitersOf = (amounts: Amounts) =>
    [...limiters].flatMap(([name, limiter]) => {
      const amount = amounts[name];
      return amount === undefined ? [] : [[name, limiter, amount] as const];
    });

  const giveBack = async (context: RequestContext, caller: string, charges: ReturnType<typeof limitersOf>) => {
    for (const [name, limiter, amount] of charges)
      setUsage(context, name, usageOf(limiter, await limiter.reward(caller, amount)));
  };

  return {
    /** Counts what has happened, even beyond the allowances. Throws RATE_LIMITED when one of them is used up. */
    async count(context: RequestContext, caller: string, amounts: Amounts) {
      const refusals = [];
      for (const [name, limiter, amount] of limitersOf(amounts)) {
        const { isRefused, usage } = await consume(limiter, caller, amount);
        setUsage(context, name, usage);
        if (isRefused) refusals.push(rateLimited(name, usage));
      }
      if (refusals[0]) throw refusals[0];
    },

    /**
     * Takes all amounts of what is about to be done, or none. Throws RATE_LIMITED when one of them is more than is left, COST_LIMIT when
     * it is more than the allowance of a whole minute.
     */
    async charge(context: RequestContext, caller: string, amounts: Amounts) {
      const charges = limitersOf(amounts);
      for (const [name, limiter, amount] of charges) {
        if (amount > limiter.points) throw neverFits(name, amount, limiter.points);
      }
      for (const [index, [name, limiter, amount]] of charges.entries()) {
        const { isRefused, usage } = await consume(limiter, caller, amount);
        setUsage(context, name, usage);
        if (!isRefused) continue;
        await giveBack(context, caller, charges.slice(0, index + 1));
        throw rateLimited(name, usage);
      }
    },

    refund: (context: RequestContext, caller: string, amounts: Amounts) =>
      giveBack(context, caller, limitersOf(amounts)),

    async isUsedUp(caller: string, name: keyof Rates): Promise<boolean> {
      return (await limiters.get(name)?.get(caller))?.remainingPoints === 0;
    },
  };
}

async function consume(limiter: RateLimiterMemory, caller: string, amount: number) {
  try {
    return { isRefused: false, usage: usageOf(limiter, await limiter.consume(caller, amount)) };
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection;
    return { isRefused: true, usage: usageOf(limiter, rejection) };
  }
}

const usageOf = (limiter: RateLimiterMemory, { remainingPoints, msBeforeNext }: RateLimiterRes): RateLimitUsage => ({
  limit: limiter.points,
  remaining: remainingPoints,
  resetSeconds: Math.ceil(msBeforeNext / 1000),
});

const setUsage = (context: RequestContext, name: string, usage: RateLimitUsage) =>
  void (context.usage ??= new Map()).set(name, usage);

/** As the IETF's draft of RateLimit header fields writes them. */
function setRateLimitHeaders(headers: Headers, usages: [name: string, usage: RateLimitUsage][]) {
  const remaining = usages.map(([name, usage]) => `"${name}";r=${usage.remaining};t=${usage.resetSeconds}`);
  const policy = usages.map(([name, { limit }]) => `"${name}";q=${limit};w=${MINUTE}`);
  headers.set("ratelimit", remaining.join(", "));
  headers.set("ratelimit-policy", policy.join(", "));
}

const MESSAGES: Record<keyof Rates, Messages> = {
  requests: { sv: "För många anrop", en: "Too many requests" },
  costPerMinute: { sv: "Frågor som tillsammans kostar för mycket", en: "Operations that cost too much together" },
  anonymousChanges: { sv: "För många ändringar utan nyckel", en: "Too many changes without a key" },
  wrongKeys: { sv: "För många ogiltiga nycklar eller inloggningar", en: "Too many invalid keys or tokens" },
};

const rateLimited = (name: keyof Rates, { resetSeconds }: RateLimitUsage) =>
  new LocalizedError(
    "RATE_LIMITED",
    {
      sv: `${MESSAGES[name].sv} på en minut. Försök igen om ${resetSeconds} sekunder.`,
      en: `${MESSAGES[name].en} within a minute. Try again in ${resetSeconds} seconds.`,
    },
    { extensions: { http: { status: 429, headers: { "retry-after": String(resetSeconds) } } } },
  );

const neverFits = (name: keyof Rates, amount: number, points: number) =>
  new LocalizedError(
    "COST_LIMIT",
    name === "costPerMinute"
      ? {
          sv: `Frågan kostar ${amount}, mer än de ${points} som en hel minut ger: den besvaras aldrig. Be om kortare sidor, eller mindre i varje rad.`,
          en: `The operation costs ${amount}, more than the ${points} of a whole minute: it is never answered. Ask for shorter pages, or for less in each row.`,
        }
      : {
          sv: `Anropet gör ${amount} ändringar, fler än de ${points} som en hel minut ger utan nyckel: det utförs aldrig. Dela upp det, eller använd en nyckel.`,
          en: `The operation makes ${amount} changes, more than the ${points} of a whole minute without a key: it is never done. Split it, or use a key.`,
        },
    { extensions: { http: { status: 400 } } },
  );
