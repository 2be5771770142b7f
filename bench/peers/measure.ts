import { performance } from "node:perf_hooks";
import { StartError } from "../../kit/program/config.js";
import { isRight, type Partner } from "./answers.js";
import { forEachAtOnce } from "./client.js";
import { backendsOf, readProcesses, usedBetween, withDescendants } from "./processor-time.js";
import type { Request, Workload } from "./workloads.js";

export interface Measurement {
  /** Milliseconds of processor for each request. */
  processor: { gateway: number; subgraphs: number; postgres: number; whole: number };
  requestsPerSecond: number;
  /** Milliseconds that half of the requests, and 99 of a hundred, take at most. */
  median: number;
  p99: number;
}

/** Sends a workload for so many seconds. Throws `StartError` at the first answer that is not right. */
export async function measure(
  { contender, post, exchanges }: Partner,
  { requests }: Workload,
  { seconds, postgres, interruption }: { seconds: number; postgres: number; interruption: AbortSignal },
): Promise<Measurement> {
  const times: number[] = [];
  const before = readProcesses();
  const start = performance.now();
  await forEachAtOnce(requestsUntil(start + seconds * 1000, requests), interruption, async (request) => {
    const exchange = exchanges.get(request)!;
    const sent = performance.now();
    const answer = await post(exchange.body, exchange.headers);
    times.push(performance.now() - sent);
    if (!isRight(answer, exchange))
      throw new StartError(`${contender.name} answers ${JSON.stringify(request)} with ${answer.slice(0, 1000)}`);
  });
  const elapsed = performance.now() - start;
  const after = readProcesses();
  const processor = (pids: number[]) => usedBetween(before, after, pids) / times.length;
  const gateway = processor(withDescendants([contender.gateway], after));
  const subgraphs = processor(withDescendants(contender.subgraphs, after));
  const database = processor(backendsOf(postgres, contender.databases, after));

  times.sort((a, b) => a - b);
  return {
    processor: { gateway, subgraphs, postgres: database, whole: gateway + subgraphs + database },
    requestsPerSecond: (times.length * 1000) / elapsed,
    median: times[Math.floor(times.length * 0.5)]!,
    p99: times[Math.floor(times.length * 0.99)]!,
  };
}

function* requestsUntil(end: number, requests: Request[]) {
  for (let i = 0; performance.now() < end; i++) yield requests[i % requests.length]!;
}
