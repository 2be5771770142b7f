import { Semaphore } from "async-mutex";
import type { GraphQLError } from "graphql";
import type { Messages } from "../../kit/graphql/errors.js";
import { LocalizedError } from "../../kit/graphql/localized-error.js";
import type { Limits } from "../../kit/program/limits.js";
import type { RequestContext } from "../http/request-context.js";

/** Does the work of an operation when there is room for it. Throws RATE_LIMITED or OVERLOADED when too much waits already. */
export type Admit = <T>(context: RequestContext, signal: AbortSignal, work: () => Promise<T>) => Promise<T>;

export interface AdmissionOptions {
  limits: Pick<Limits, "expensive" | "costAtOnce" | "costWaiting">;
  callerOf(context: RequestContext): string;
  /** Called for an operation that is refused. */
  onRefusal(context: RequestContext): Promise<void>;
}

/**
 * Lets operations of so much cost be under way at once, half of it of one caller. Others wait, the cheapest first; so much may wait, half of
 * it of one caller. Expensive ones have a lane of their own: cheap ones never wait for them.
 */
export function createAdmission({ limits, callerOf, onRefusal }: AdmissionOptions): Admit {
  const { expensive, costAtOnce, costWaiting } = limits;
  const lanes = {
    expensive: createLane(costAtOnce, costWaiting),
    cheap: createLane(costAtOnce * CHEAP_SHARE, costWaiting),
  };
  return async (context, signal, work) => {
    const lane = lanes[context.cost < expensive ? "cheap" : "expensive"];
    const refusal = lane.refuse(callerOf(context), context.cost);
    if (refusal) {
      await onRefusal(context);
      throw refusal;
    }
    const leave = await lane.enter(callerOf(context), context.cost);
    try {
      signal.throwIfAborted();
      return await work();
    } finally {
      leave();
    }
  };
}

/** Many cheap operations at once make one another slower than a few, and no faster in all. */
const CHEAP_SHARE = 1 / 3;

/** Points of one unit that a lane counts in. */
const UNIT = 1000;

/** In units. */
interface Room {
  semaphore: Semaphore;
  /** Under way or waiting. */
  load: number;
  maxLoad: number;
}

const createRoom = (size: number, maxWaiting: number): Room => ({
  semaphore: new Semaphore(size),
  load: 0,
  maxLoad: size + maxWaiting,
});

const isFull = ({ load, maxLoad }: Room, weight: number) => load > 0 && load + weight > maxLoad;

function createLane(costAtOnce: number, costWaiting: number) {
  const [size, maxWaiting] = [Math.max(Math.floor(costAtOnce / UNIT), 2), Math.floor(costWaiting / UNIT)];
  const sizeOfCaller = Math.floor(size / 2);
  const all = createRoom(size, maxWaiting);
  const callers = new Map<string, Room>();
  /** The dearest operation fits when nothing else of its caller is under way. */
  const weightOf = (cost: number) => Math.min(Math.ceil(cost / UNIT), sizeOfCaller);

  return {
    refuse(caller: string, cost: number): GraphQLError | undefined {
      const ofCaller = callers.get(caller);
      if (ofCaller && isFull(ofCaller, weightOf(cost))) return tooManyAtOnce(secondsOf(ofCaller.load));
      return isFull(all, weightOf(cost)) ? overloaded(secondsOf(all.load)) : undefined;
    },

    /** Resolves when there is room, with the function that gives it back. */
    async enter(caller: string, cost: number): Promise<() => void> {
      const weight = weightOf(cost);
      const ofCaller = callers.get(caller) ?? createRoom(sizeOfCaller, maxWaiting / 2);
      callers.set(caller, ofCaller);
      const rooms = [ofCaller, all];
      for (const room of rooms) room.load += weight;
      for (const { semaphore } of rooms) await semaphore.acquire(weight, -cost);
      return () => {
        for (const room of rooms) {
          room.load -= weight;
          room.semaphore.release(weight);
        }
        if (ofCaller.load === 0) callers.delete(caller);
      };
    },
  };
}

/** A point is at most 10 µs of processor, so that all of it is done by then. */
const secondsOf = (units: number) => Math.ceil((units * UNIT) / 100_000);

const tooManyAtOnce = (seconds: number) =>
  refusal(
    {
      sv: `För många frågor på en gång. Försök igen om ${seconds} sekunder.`,
      en: `Too many operations at the same time. Try again in ${seconds} seconds.`,
    },
    "RATE_LIMITED",
    429,
    seconds,
  );

const overloaded = (seconds: number) =>
  refusal(
    {
      sv: `Hubben har för mycket att göra. Försök igen om ${seconds} sekunder.`,
      en: `The hub has too much to do. Try again in ${seconds} seconds.`,
    },
    "OVERLOADED",
    503,
    seconds,
  );

const refusal = (messages: Messages, code: string, status: number, seconds: number) =>
  new LocalizedError(code, messages, { extensions: { http: { status, headers: { "retry-after": String(seconds) } } } });
