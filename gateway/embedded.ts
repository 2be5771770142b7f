import "reflect-metadata";
import { readFile } from "node:fs/promises";
import { clock } from "../kit/clock.js";
import { hubConfig } from "../kit/config.js";
import { inProcess } from "../kit/in-process.js";
import { createLog } from "../kit/log.js";
import { type Peers, peersOver } from "../kit/peers.js";
import { run } from "../kit/run.js";
import { contextOf } from "../kit/serve.js";
import { addresses, openStore } from "../kit/store.js";
import type { SubgraphExecutor } from "../kit/subgraph-executor.js";
import { schemaOf } from "../kit/subgraph.js";
import { subgraphs } from "../subgraphs/index.js";
import { keyCaller } from "./caller.js";
import { createGateway } from "./gateway.js";
import { listen } from "./listen.js";
import { welcome } from "./welcome.js";

/** The whole hub in one process: `npm start`. */
await run(async (life) => {
  const config = hubConfig();
  clock.set(config.now);
  const log = createLog(config.logLevel);
  const door = await listen(config.port, life);

  const addressOf = addresses(config, life, { hub: true });
  const executors = new Map<string, SubgraphExecutor>();
  const executorOf = (name: string) => executors.get(name)!;
  const peers: Peers = peersOver(executorOf);
  await Promise.all(
    subgraphs.map(async (subgraph) => {
      const orm = await openStore(subgraph, await addressOf(subgraph.name));
      life.defer(() => orm.close(true));
      executors.set(
        subgraph.name,
        inProcess(await schemaOf(subgraph), (caller) => contextOf(orm, caller, peers)),
      );
    }),
  );

  const supergraph = await readFile(new URL("supergraph.graphql", import.meta.url), "utf8");
  const { production, corsOrigins: origins } = config;
  door.open(
    await createGateway({
      supergraph,
      reach: executorOf,
      callerOf: keyCaller(executorOf("actors")),
      log,
      production,
      origins,
    }),
  );
  welcome({ url: door.url, subgraphs: subgraphs.map(({ name }) => name), config, log });
});
