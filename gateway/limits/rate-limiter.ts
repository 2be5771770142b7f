import { GraphQLError } from "graphql";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { Rates } from "../../kit/program/limits.js";

const MINUTE = 60;

/** Counts what each caller spends in a minute. */
export function meterOf(rates: Rates) {
  const counters = new Map(
    Object.entries(rates).map(([name, points]) => [
      name as keyof Rates,
      new RateLimiterMemory({ keyPrefix: name, points, duration: MINUTE }),
    ]),
  );
  const bills = new WeakMap<Request, Map<string, Line>>();

  return {
    /** Throws RATE_LIMITED when one of them is spent. */
    async count(request: Request, caller: string, spent: Partial<Rates>): Promise<void> {
      const bill = bills.get(request) ?? new Map<string, Line>();
      bills.set(request, bill);
      for (const [name, counter] of counters) {
        const points = spent[name];
        if (points === undefined) continue;
        const most = counter.points;
        try {
          bill.set(name, { most, left: await counter.consume(caller, points) });
        } catch (left) {
          if (!(left instanceof RateLimiterRes)) throw left;
          bill.set(name, { most, left });
          throw rateLimited(name, left);
        }
      }
    },

    async isSpent(caller: string, name: keyof Rates): Promise<boolean> {
      return (await counters.get(name)!.get(caller))?.remainingPoints === 0;
    },

    /** What is left to whoever a request was counted for, told as the IETF draft has it. */
    told(request: Request): Record<string, string> {
      const lines = [...(bills.get(request) ?? [])];
      if (lines.length === 0) return {};
      return {
        ratelimit: lines
          .map(([name, { left }]) => `"${name}";r=${left.remainingPoints};t=${secondsOf(left)}`)
          .join(", "),
        "ratelimit-policy": lines.map(([name, { most }]) => `"${name}";q=${most};w=${MINUTE}`).join(", "),
      };
    },
  };
}

export type Meter = ReturnType<typeof meterOf>;

/** What one counter says after a request. */
interface Line {
  most: number;
  left: RateLimiterRes;
}

const secondsOf = ({ msBeforeNext }: RateLimiterRes) => Math.ceil(msBeforeNext / 1000);

const WORDS: Record<keyof Rates, string> = {
  requests: "Too many requests",
  points: "Questions that cost too much together",
  anonymousChanges: "Too many changes without a key",
  wrongKeys: "Too many keys that open nothing",
};

const rateLimited = (name: keyof Rates, left: RateLimiterRes) =>
  new GraphQLError(`${WORDS[name]} within a minute. Try again in ${secondsOf(left)} seconds.`, {
    extensions: { code: "RATE_LIMITED", http: { status: 429, headers: { "retry-after": String(secondsOf(left)) } } },
  });
