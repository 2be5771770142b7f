import "reflect-metadata";
import { SingleBar } from "cli-progress";
import { createDatabaseUrlResolver, openMigratedDatabase } from "../kit/database/open-subgraph-database.js";
import { commandLine, wholeNumber } from "../kit/program/command-line.js";
import { hubConfig, StartError } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import { settleAll } from "../kit/program/settle-all.js";
import { asOperator } from "../kit/sql/session.js";
import type { Demo, DemoOptions } from "../kit/subgraph/demo.js";
import type { Subgraph } from "../kit/subgraph/subgraph.js";
import { subgraphs } from "../subgraphs/index.js";

const USAGE = `npm run demo -- --events 2000      adds invented rows, marked [Demo]
npm run demo -- --remove           takes all of them away
Options: --centers 290 --coaches 1500 --seed 1`;

const MAX_ROWS = 10_000_000;

/** Invented data for trials and benchmarks, refused in production. */
await runTask(async (resources, interruption) => {
  const { remove, ...options } = parseOptions();
  const config = hubConfig();
  if (config.production) throw new StartError("Invented data are refused when NODE_ENV is production.");
  const addressOf = createDatabaseUrlResolver(config, resources);
  const open = async (demo: Demo, subgraph: Subgraph) => {
    const orm = await openMigratedDatabase(subgraph, await addressOf(subgraph.name), asOperator);
    resources.defer(() => orm.close(true));
    return { demo, orm };
  };
  const databases = await settleAll(
    subgraphs.flatMap((subgraph) => (subgraph.demo ? [open(subgraph.demo, subgraph)] : [])),
  );

  for (const { demo, orm } of databases) await demo.remove(orm.em.getKysely());
  if (remove) return void process.stdout.write("All invented rows are gone.\n");

  const total = databases.reduce((sum, { demo }) => sum + demo.size(options), 0);
  const bar = new SingleBar({
    format: "  {bar} {percentage}%  {value} of {total} rows  {eta_formatted} left",
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  resources.defer(() => bar.stop());
  bar.start(total, 0);
  for (const { demo, orm } of databases) {
    await demo.add(orm.em.getKysely(), options, (rows) => {
      interruption.throwIfAborted();
      bar.increment(rows);
    });
    await orm.em.execute("analyze");
  }
});

function parseOptions(): DemoOptions & { remove: boolean } {
  const number = { type: "string" } as const;
  const options = {
    events: number,
    centers: number,
    coaches: number,
    seed: number,
    remove: { type: "boolean" },
  } as const;
  const {
    events = "2000",
    centers = "290",
    coaches = "1500",
    seed = "1",
    remove = false,
  } = commandLine({ options }, USAGE).values;
  return {
    events: wholeNumber("events", events, MAX_ROWS),
    centers: wholeNumber("centers", centers, MAX_ROWS),
    coaches: wholeNumber("coaches", coaches, MAX_ROWS),
    seed: wholeNumber("seed", seed, Number.MAX_SAFE_INTEGER),
    remove,
  };
}
