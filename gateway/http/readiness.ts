import { isReady } from "../../kit/serving/probe.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";

/** Milliseconds after which a subgraph that says nothing counts as down. */
const PATIENCE = 5_000;

/** Status 200 when every subgraph and its database answers, otherwise 503; the body says which are up and which down. */
export async function checkReadiness(subgraphs: ReadonlyMap<string, SubgraphExecutor>): Promise<Response> {
  const states = await Promise.all(
    [...subgraphs].map(async ([name, execute]) => [name, (await isReady(execute, PATIENCE)) ? "up" : "down"] as const),
  );
  const isHubReady = states.every(([, state]) => state === "up");
  return Response.json(Object.fromEntries(states), { status: isHubReady ? 200 : 503 });
}
