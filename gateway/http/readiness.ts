import { parse } from "graphql";
import type { Caller } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";

const PROBE = parse("{ __typename }");

/** Status 200 when every subgraph answers, otherwise 503; the body says which are up and which down. */
export async function checkReadiness(subgraphs: ReadonlyMap<string, SubgraphExecutor>): Promise<Response> {
  const caller: Caller = { viewer: anonymous, requestId: "ready", language: "en" };
  const states = await Promise.all(
    [...subgraphs].map(async ([name, execute]) => {
      const result = await execute({ document: PROBE, context: { caller } });
      return [name, "data" in result && result.data ? "up" : "down"] as const;
    }),
  );
  const isReady = states.every(([, state]) => state === "up");
  return Response.json(Object.fromEntries(states), { status: isReady ? 200 : 503 });
}
