import { circuitBreaker, CircuitState, ConsecutiveBreaker, ExponentialBackoff, handleAll } from "cockatiel";

export interface CircuitOptions {
  /** Whether the other side answers, soon. */
  probe(): Promise<boolean>;
  /** Told when nobody is let through any more, and when everybody is again. */
  onChange(state: "open" | "closed"): void;
  /** Milliseconds before it is probed again while open: the first time, and at most. */
  pauses?: { initialDelay: number; maxDelay: number };
}

/**
 * Keeps callers from waiting for what does not answer. A failure alone proves nothing: an operation may be slow, an answer broken. So it
 * leads to a probe, and only if that fails too the circuit opens. While it is open one caller at a time waits for a new probe.
 */
export function createCircuit({ probe, onChange, pauses = { initialDelay: 500, maxDelay: 5000 } }: CircuitOptions) {
  const breaker = circuitBreaker(handleAll, {
    breaker: new ConsecutiveBreaker(1),
    halfOpenAfter: new ExponentialBackoff(pauses),
  });
  let isOpen = false;
  let verdict: Promise<boolean> | undefined;

  const judge = () =>
    (verdict ??= breaker
      .execute(async () => {
        if (!(await probe())) throw new Error("No answer.");
      })
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        verdict = undefined;
        if (isOpen === (breaker.state !== CircuitState.Closed)) return;
        isOpen = !isOpen;
        onChange(isOpen ? "open" : "closed");
      }));

  return {
    /** Whether a request may be sent. */
    async lets(): Promise<boolean> {
      if (breaker.state === CircuitState.HalfOpen) return false;
      return isOpen || verdict ? judge() : true;
    },
    /** A request has failed. */
    suspect(): void {
      void judge();
    },
  };
}
