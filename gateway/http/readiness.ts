import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "graphql";
import type { Caller } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";

const PROBE = parse("{ __typename }");

/** Milliseconds after which a subgraph that says nothing counts as down. */
const PATIENCE = 5_000;

/** Status 200 when every subgraph and its database answers, otherwise 503; the body says which are up and which down. */
export async function checkReadiness(subgraphs: ReadonlyMap<string, SubgraphExecutor>): Promise<Response> {
  const caller: Caller = { viewer: anonymous, requestId: "ready", language: "en", probe: true };
  const states = await Promise.all(
    [...subgraphs].map(async ([name, execute]) => {
      const waiting = new AbortController();
      const result = await Promise.race([
        execute({ document: PROBE, context: { caller } }),
        sleep(PATIENCE, undefined, { signal: waiting.signal, ref: false }),
      ]).finally(() => waiting.abort());
      return [name, result && "data" in result && result.data ? "up" : "down"] as const;
    }),
  );
  const isReady = states.every(([, state]) => state === "up");
  return Response.json(Object.fromEntries(states), { status: isReady ? 200 : 503 });
}
