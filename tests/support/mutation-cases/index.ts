import { actorCases } from "./actor-cases.js";
import { centerCases } from "./center-cases.js";
import { eventCases } from "./event-cases.js";
import type { Mutate, MutationCase, Read } from "./mutation-case.js";

/** At least one case of every mutation; `mutate` and `read` are given the hub that the cases run on. */
export function mutationCases(mutate: Mutate, read: Read): MutationCase[] {
  let count = 0;
  const next = () => ++count;
  return [...actorCases(mutate, read, next), ...eventCases(mutate, read, next), ...centerCases(mutate, read, next)];
}
