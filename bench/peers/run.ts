import { writeFile } from "node:fs/promises";
import { SingleBar } from "cli-progress";
import { commandLine } from "../../kit/program/command-line.js";
import { StartError } from "../../kit/program/config.js";
import { runTask } from "../../kit/program/run.js";
import { municipalities } from "../../kit/sweden/sweden.js";
import { canDo, compareAnswers, type Partner } from "./answers.js";
import { createChart } from "./chart.js";
import type { Contender } from "./contender.js";
import { startApollo } from "./contenders/apollo.js";
import { startFloor } from "./contenders/floor.js";
import { startHub, startHubApart, startSubgraphs } from "./contenders/hub.js";
import { startPostgraphile } from "./contenders/postgraphile.js";
import { type Data, prepareData } from "./data.js";
import { installPeers } from "./install.js";
import { measure } from "./measure.js";
import { createPage, figuresTable, memoryTable, ratiosTable, type Result } from "./report.js";
import { createWorkloads, type Workload } from "./workloads.js";

const USAGE = `npm run bench:peers                compares the hub with others, and writes bench/peers.md and bench/peers.svg
npm run bench:peers -- --quick     is shorter and less exact, and writes nothing`;

interface Plan {
  rounds: number;
  /** For each contender with each workload in a round. */
  seconds: number;
}
const FULL: Plan = { rounds: 5, seconds: 3 };
const QUICK: Plan = { rounds: 2, seconds: 1 };

const print = (text: string) => process.stdout.write(`${text}\n`);

/** Sends the same workloads to the hub and to others, by turns, and compares what they take: `npm run bench:peers`. */
await runTask(async (resources, interruption) => {
  const { quick } = commandLine({ options: { quick: { type: "boolean" } } }, USAGE).values;
  if (process.platform !== "linux") throw new StartError("Processor times are read from /proc: this needs Linux.");
  const plan = quick ? QUICK : FULL;
  await installPeers();
  print("Preparing 10 000 activities …");
  const data = await prepareData(resources);
  const workloads = createWorkloads(
    municipalities.map(({ code }) => code),
    data.campaigns,
  );
  print("Starting the contenders …");
  const contenders = await startContenders(data, resources);
  print("Comparing their answers …");
  const requests = [...new Set(workloads.flatMap((workload) => workload.requests))];
  const partners = await compareAnswers(contenders, requests, interruption);
  const results = await measureAll(partners, workloads, plan, { postgres: data.postgres, interruption });

  const tables = [figuresTable(results), ratiosTable(results), memoryTable(contenders)];
  print(`\n${tables.join("\n\n")}`);
  if (quick) return;
  await writeFile(new URL("../peers.md", import.meta.url), createPage(tables, plan));
  await writeFile(new URL("../peers.svg", import.meta.url), createChart(results));
});

async function startContenders(data: Data, resources: AsyncDisposableStack): Promise<Contender[]> {
  const hub = await startHub(data, resources);
  const subgraphs = await startSubgraphs(data, resources);
  return [
    hub,
    await startHubApart(data, subgraphs, resources),
    await startApollo(data, subgraphs, resources),
    await startPostgraphile(data, resources),
    await startFloor(data, resources),
  ];
}

/** Every contender with every workload that it can do, round by round; each round begins with another contender. */
async function measureAll(
  partners: Partner[],
  workloads: Workload[],
  { rounds, seconds }: Plan,
  options: { postgres: number; interruption: AbortSignal },
): Promise<Result[]> {
  const pairs = workloads.flatMap((workload) =>
    partners
      .filter((partner) => canDo(partner, workload))
      .map((partner) => ({
        workload,
        partner,
        result: { workload: workload.name, contender: partner.contender, rounds: [] } as Result,
      })),
  );
  const bar = new SingleBar({
    format: "  {bar} {percentage}%  round {round} of {rounds}  {eta_formatted} left",
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 10_000,
  });
  bar.start(pairs.length * rounds, 0, { round: 1, rounds });
  try {
    for (let round = 0; round < rounds; round++) {
      const first = round % partners.length;
      const inTurn = workloads.flatMap((workload) => {
        const those = pairs.filter((pair) => pair.workload === workload);
        return [...those.slice(first), ...those.slice(0, first)];
      });
      for (const { partner, workload, result } of inTurn) {
        result.rounds.push(await measure(partner, workload, { ...options, seconds }));
        bar.increment({ round: round + 1 });
      }
    }
  } finally {
    bar.stop();
  }
  return pairs.map(({ result }) => result);
}
