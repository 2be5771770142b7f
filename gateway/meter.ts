import { GraphQLError } from "graphql";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Rates } from "../kit/limits.js";

const MINUTE = 60;

/** What one caller has left of each, told as the IETF draft has it. */
export type Told = Record<"ratelimit" | "ratelimit-policy", string>;

/** Counts what each caller spends in a minute; throws RATE_LIMITED when it is spent. */
export function meter(rates: Rates) {
  const counters = Object.entries(rates).map(
    ([name, points]) => [name, new RateLimiterMemory({ keyPrefix: name, points, duration: MINUTE })] as const,
  );

  return async (caller: string, spent: Partial<Rates>): Promise<Told> => {
    const left: [string, RateLimiterRes, number][] = [];
    for (const [name, counter] of counters) {
      const points = spent[name as keyof Rates];
      if (points === undefined) continue;
      try {
        left.push([name, await counter.consume(caller, points), counter.points]);
      } catch (result) {
        if (!(result instanceof RateLimiterRes)) throw result;
        throw rateLimited(name, result, told([...left, [name, result, counter.points]]));
      }
    }
    return told(left);
  };
}

export type Meter = ReturnType<typeof meter>;

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.ceil(msBeforeNext / 1000);

const told = (left: [string, RateLimiterRes, number][]): Told => ({
  ratelimit: left.map(([name, it]) => `"${name}";r=${it.remainingPoints};t=${secondsOf(it)}`).join(", "),
  "ratelimit-policy": left.map(([name, , most]) => `"${name}";q=${most};w=${MINUTE}`).join(", "),
});

const WORDS: Record<string, string> = {
  requests: "Too many requests",
  points: "Questions that cost too much together",
  anonymousChanges: "Too many changes without a key",
};

const rateLimited = (name: string, result: RateLimiterRes, headers: Told) =>
  new GraphQLError(`${WORDS[name]} within a minute. Try again in ${secondsOf(result)} seconds.`, {
    extensions: {
      code: "RATE_LIMITED",
      http: { status: 429, headers: { ...headers, "retry-after": String(secondsOf(result)) } },
    },
  });
