import "reflect-metadata";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { clock } from "../kit/clock.js";
import { StartError } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import { CountEventsDocument } from "../operations/generated/graphql.js";
import { type DemoHub, demoHub } from "./demo-hub.js";
import { benchOperations, type BenchRequest } from "./operations.js";

const RUNS = 50;
const MAX_RATIO = 2;

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Sends the same operations to a small and a large hub, by turns, and compares the medians: `npm run bench`. */
await runTask(async (resources) => {
  const number = { type: "string" } as const;
  const { values } = parseArgs({ options: { small: number, large: number } });
  clock.set(new Date("2024-11-15T14:00:00+01:00"));
  const small = await demoHub(Number(values.small ?? 10_000), resources);
  const large = await demoHub(Number(values.large ?? 1_000_000), resources);

  print(`| operation | hits | ms at ${small.events} | ms at ${large.events} | ratio | statements |`);
  print("| --- | --- | --- | --- | --- | --- |");
  const slow: string[] = [];
  for (const { name, requests } of await benchOperations(small, large)) {
    const statements = [await statementsOf(small, requests[0]), await statementsOf(large, requests[1])];
    const times: [number[], number[]] = [[], []];
    for (let run = 0; run < RUNS; run++) {
      times[0].push(await timeOf(small, requests[0]));
      times[1].push(await timeOf(large, requests[1]));
    }
    const [one, other] = [median(times[0]), median(times[1])];
    const hits = [await hitsOf(small, requests[0]), await hitsOf(large, requests[1])];
    const figures = [both(hits), one.toFixed(1), other.toFixed(1), (other / one).toFixed(2), both(statements)];
    print(`| ${name} | ${figures.join(" | ")} |`);
    if (other / one > MAX_RATIO || statements[1]! > statements[0]!) slow.push(name);
  }
  if (slow.length > 0)
    throw new StartError(`More than ${MAX_RATIO} times slower, or more statements: ${slow.join("; ")}.`);
});

async function dataOf({ execute }: DemoHub, { document, variables }: BenchRequest) {
  const { data, errors } = await execute(document, variables);
  if (errors.length > 0) throw new Error(errors[0]!.message);
  return data;
}

async function timeOf(hub: DemoHub, request: BenchRequest): Promise<number> {
  const start = performance.now();
  await dataOf(hub, request);
  return performance.now() - start;
}

/** After enough runs that nothing is done for the first time. */
async function statementsOf(hub: DemoHub, request: BenchRequest): Promise<number> {
  for (let run = 0; run < 5; run++) await dataOf(hub, request);
  hub.statements.length = 0;
  await dataOf(hub, request);
  return hub.statements.length;
}

async function hitsOf({ execute }: DemoHub, { variables: { filter } }: BenchRequest): Promise<string> {
  if (!filter) return "";
  const { data } = await execute(CountEventsDocument, { filter });
  return `${data.events!.totalCountIsExact ? "" : "over "}${data.events!.totalCount}`;
}

function median(times: number[]) {
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

function both(pair: unknown[]) {
  return [...new Set(pair)].join(" / ");
}
