import { clock } from "../clock.js";
import { hubConfig, subgraphConfig } from "../program/config.js";
import { pages } from "../program/limits.js";
import { createLog } from "../program/log.js";
import { closeDatabase } from "../database/open-database.js";
import { overHttp } from "./over-http.js";
import { peersOver } from "./peers.js";
import { startRelay } from "../writing/relay.js";
import { run } from "../program/run.js";
import { sealSecretOf } from "./seal-secret.js";
import { serve } from "./serve.js";
import { addresses, openStore } from "../database/store.js";
import type { Subgraph } from "../subgraph/subgraph.js";

/** One subgraph as a program of its own: `npm run subgraph -- <name>`. */
export const serveSubgraph = (subgraph: Subgraph) =>
  run(async (life) => {
    const config = hubConfig();
    clock.set(config.now);
    const { page, subgraphSeconds: seconds } = config.limits;
    pages.most = page;
    const log = createLog(config.logLevel).child({ subgraph: subgraph.name });
    const secret = await sealSecretOf(config);
    const orm = await openStore(subgraph, await addresses(config, life)(subgraph.name));
    life.defer(() => closeDatabase(orm));

    const { peers: addressesOfPeers = {} } = subgraph;
    const executors = Object.entries(addressesOfPeers).map(
      ([name, url]) =>
        [name, overHttp({ subgraph: name, url: subgraphConfig(name).url ?? url, secret, seconds, log })] as const,
    );
    const byName = new Map(executors);
    const peers = peersOver((name) => byName.get(name)!);

    const { port, stop } = await serve(subgraph, {
      port: subgraphConfig(subgraph.name).port ?? subgraph.port,
      orm,
      secret,
      peers,
      log,
    });
    life.defer(stop);
    life.defer(startRelay({ subgraph: subgraph.name, forget: subgraph.forget, orm, peers, log }));
    log.info({ url: `http://localhost:${port}/graphql` }, `${subgraph.name} ready`);
  });
