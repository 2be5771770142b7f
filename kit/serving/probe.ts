import { setTimeout as sleep } from "node:timers/promises";
import { parse } from "graphql";
import type { Caller } from "../request/context.js";
import { anonymous } from "../request/viewer.js";
import type { SubgraphExecutor } from "./subgraph-executor.js";

const PROBE = parse("{ __typename }");
const caller: Caller = { viewer: anonymous, requestId: "probe", language: "en", probe: true };

/** Whether a subgraph, its database included, answers the simplest operation within so many milliseconds. */
export async function isReady(execute: SubgraphExecutor, patience: number): Promise<boolean> {
  const waiting = new AbortController();
  const result = await Promise.race([
    execute({ document: PROBE, context: { caller } }),
    sleep(patience, undefined, { signal: waiting.signal, ref: false }),
  ]).finally(() => waiting.abort());
  return result !== undefined && "data" in result && Boolean(result.data);
}
