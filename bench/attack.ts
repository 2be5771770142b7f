import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { json } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { StartError } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import { attacks, CHEAP } from "./attack-operations.js";

/** Milliseconds in which 99 of 100 cheap queries are to be answered under attack. */
const TARGET = 500;

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Has twenty clients send dear operations to a hub, and measures what others wait for cheap ones: `npm run attack`. */
await runTask(async (resources) => {
  const number = { type: "string" } as const;
  const { values } = parseArgs({ options: { events: number, clients: number, seconds: number, port: number } });
  const { events = "20000", clients = "20", seconds = "15", port = "4099" } = values;
  const hub = await startHub(events, port, resources);

  print("| attack | answered | refused | cheap queries | median ms | p99 ms | not answered | hub's memory MB |");
  print("| --- | --- | --- | --- | --- | --- | --- | --- |");
  const slow: string[] = [];
  for (const name of ["none", ...Object.keys(attacks)]) {
    const outcome =
      name === "none" ? {} : json(runNode(["bench/attackers.ts", hub.url, name, clients, seconds]).stdout);
    // Until it has begun.
    await sleep(2000);
    const { times, failed } = await measure(hub.url, Number(seconds) - 2);
    const { answered, refused } = (await outcome) as { answered?: number; refused?: number };
    const at = (share: number) => Math.round(times[Math.floor(times.length * share)]!);
    const figures = [answered ?? "", refused ?? "", times.length, at(0.5), at(0.99), failed, await hub.memory()];
    print(`| ${name} | ${figures.join(" | ")} |`);
    if (at(0.99) > TARGET || failed > 0) slow.push(name);
  }
  if (slow.length > 0)
    throw new StartError(`Cheap queries take more than ${TARGET} ms, or are refused, under: ${slow.join("; ")}.`);
});

/** Three clients ask for something cheap twenty times a second; the times that it took, in order. */
async function measure(url: string, seconds: number) {
  const end = performance.now() + seconds * 1000;
  const times: number[] = [];
  let failed = 0;
  const ask = async (address: string) => {
    while (performance.now() < end) {
      const start = performance.now();
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": address },
        body: JSON.stringify({ query: CHEAP }),
      });
      const { errors } = (await response.json()) as { errors?: unknown };
      if (errors) failed++;
      times.push(performance.now() - start);
      await sleep(50);
    }
  };
  await Promise.all(["198.51.100.1", "198.51.100.2", "198.51.100.3"].map(ask));
  return { times: times.toSorted((a, b) => a - b), failed };
}

function runNode(program: string[], env?: Record<string, string>) {
  const options = { ...(env && { env }), stdio: ["ignore", "pipe", "inherit"] as ["ignore", "pipe", "inherit"] };
  return spawn(process.execPath, ["--import", "./kit/program/typescript.mjs", ...program], options);
}

/** The whole hub as `npm start` starts it, behind a proxy, so that each client has an address. */
async function startHub(events: string, port: string, resources: AsyncDisposableStack) {
  const folder = await mkdtemp(join(tmpdir(), "hub-attack-"));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const env = {
    HUB_DATA_DIR: folder,
    HUB_PORT: port,
    HUB_PROXIES: "1",
    HUB_LOG_LEVEL: "error",
    HUB_NOW: "2024-11-15T14:00:00+01:00",
  };
  const hub = runNode(["gateway/embedded.ts"], env);
  hub.stdout.resume();
  resources.defer(async () => {
    hub.kill("SIGTERM");
    if (hub.exitCode === null) await once(hub, "exit");
  });
  const isReady = () =>
    fetch(`http://localhost:${port}/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (hub.exitCode !== null) throw new StartError("The hub did not start.");
    await sleep(100);
  }
  const demo = runNode(["scripts/demo.ts", "--events", events], env);
  demo.stdout.resume();
  await once(demo, "exit");

  return {
    url: `http://localhost:${port}/graphql`,
    async memory() {
      const status = await readFile(`/proc/${hub.pid}/status`, "utf8").catch(() => "");
      return Math.round(Number(status.match(/VmHWM:\s+(\d+)/)?.[1] ?? 0) / 1024);
    },
  };
}
