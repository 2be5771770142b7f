import { clock } from "../clock.js";
import { warnOfChangedCollations } from "../database/collations.js";
import { closeDatabase, stoppingAfter } from "../database/open-database.js";
import { createDatabaseUrlResolver, openMigratedDatabase } from "../database/open-subgraph-database.js";
import { hubConfig, subgraphConfig } from "../program/config.js";
import { pageLimit } from "../program/limits.js";
import { createLog } from "../program/log.js";
import { runProgram } from "../program/run.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { startOutboxRelay } from "../writing/outbox-relay.js";
import { createHttpExecutor } from "./http-executor.js";
import { createPeers } from "./peers.js";
import { loadSealSecret } from "./seal.js";
import { startSubgraphServer } from "./subgraph-server.js";

/** One subgraph as a program of its own: `npm run subgraph -- <name>`. */
export const serveSubgraph = (subgraph: Subgraph) =>
  runProgram(async (resources) => {
    const config = hubConfig();
    clock.set(config.now);
    const { page, subgraphSeconds: seconds } = config.limits;
    const timeout = stoppingAfter(Math.min(seconds, config.limits.seconds));
    pageLimit.max = page;
    const log = createLog(config.logLevel).child({ subgraph: subgraph.name });
    const secret = await loadSealSecret(config);
    const orm = await openMigratedDatabase(
      subgraph,
      await createDatabaseUrlResolver(config, resources)(subgraph.name),
      timeout,
    );
    resources.defer(() => closeDatabase(orm));
    await warnOfChangedCollations(orm, subgraph.name, log);

    const executors = new Map(
      Object.entries(subgraph.peers ?? {}).map(([name, defaultUrl]) => {
        const url = subgraphConfig(name).url ?? defaultUrl;
        return [name, createHttpExecutor({ subgraph: name, url, secret, seconds, log })];
      }),
    );
    const peers = createPeers((name) => executors.get(name)!);

    const { port, stop } = await startSubgraphServer(subgraph, {
      port: subgraphConfig(subgraph.name).port ?? subgraph.port,
      orm,
      secret,
      peers,
      log,
    });
    resources.defer(stop);
    resources.defer(startOutboxRelay({ ...subgraph, subgraph: subgraph.name, orm, peers, log }));
    log.info({ url: `http://localhost:${port}/graphql` }, `${subgraph.name} ready`);
  });
