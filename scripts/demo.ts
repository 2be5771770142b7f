import "reflect-metadata";
import { parseArgs } from "node:util";
import { SingleBar } from "cli-progress";
import type { DemoOptions } from "../kit/demo.js";
import { hubConfig, StartError } from "../kit/config.js";
import { runOnce } from "../kit/run.js";
import { atTheMachine } from "../kit/session.js";
import { addresses, openStore } from "../kit/store.js";
import { subgraphs } from "../subgraphs/index.js";

const USAGE = `npm run demo -- --events 2000      adds invented rows, marked [Demo]
npm run demo -- --remove           takes all of them away
Options: --centers 290 --coaches 1500 --seed 1`;

/** Invented data for trials and benchmarks: never for a hub that people rely on. */
await runOnce(async (life) => {
  const { remove, ...options } = optionsOf();
  const config = hubConfig();
  if (config.production) throw new StartError("Invented data are refused when NODE_ENV is production.");
  const addressOf = addresses(config, life);
  const stores = await Promise.all(
    subgraphs.flatMap(({ demo, ...subgraph }) =>
      demo
        ? [
            addressOf(subgraph.name).then(async (address) => ({
              demo,
              orm: await openStore(subgraph, address, atTheMachine),
            })),
          ]
        : [],
    ),
  );
  for (const { orm } of stores) life.defer(() => orm.close(true));

  for (const { demo, orm } of stores) await demo.remove(orm.em.getKysely());
  if (remove) return void process.stdout.write("All invented rows are gone.\n");

  const total = stores.reduce((sum, { demo }) => sum + demo.size(options), 0);
  const bar = new SingleBar({
    format: "  {bar} {percentage}%  {value} of {total} rows  {eta_formatted} left",
    hideCursor: true,
    noTTYOutput: true,
    notTTYSchedule: 5000,
  });
  bar.start(total, 0);
  for (const { demo, orm } of stores) {
    await demo.add(orm.em.getKysely(), options, (rows) => bar.increment(rows));
    await orm.em.execute("analyze");
  }
  bar.stop();
});

function optionsOf(): DemoOptions & { remove: boolean } {
  const number = { type: "string" } as const;
  try {
    const { values } = parseArgs({
      options: { events: number, centers: number, coaches: number, seed: number, remove: { type: "boolean" } },
    });
    const { events = "2000", centers = "290", coaches = "1500", seed = "1", remove = false } = values;
    const counts = [events, centers, coaches, seed].map(Number);
    if (!counts.every((count) => Number.isInteger(count) && count >= 0)) throw new Error("Give whole numbers.");
    const [e, c, k, s] = counts as [number, number, number, number];
    return { events: e, centers: c, coaches: k, seed: s, remove };
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${USAGE}`);
  }
}
