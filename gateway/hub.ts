import { readFile } from "node:fs/promises";
import type { MikroORM } from "@mikro-orm/postgresql";
import { warnOfChangedCollations } from "../kit/database/collations.js";
import { closeDatabase } from "../kit/database/open-database.js";
import { settleAll } from "../kit/program/settle-all.js";
import { createSchema } from "../kit/serving/create-schema.js";
import { withErrorMasking } from "../kit/serving/error-masking.js";
import { createInProcessExecutor } from "../kit/serving/in-process-executor.js";
import { createPeers } from "../kit/serving/peers.js";
import { openContext } from "../kit/serving/request-context.js";
import type { SubgraphExecutor } from "../kit/serving/subgraph-executor.js";
import type { Subgraph } from "../kit/subgraph/subgraph.js";
import { startOutboxRelay } from "../kit/writing/outbox-relay.js";
import { type AuthenticationOptions, createAuthentication } from "./authentication/authentication.js";
import { createGateway, type Gateway, type GatewayOptions } from "./gateway.js";

export interface HubOptions
  extends
    SubgraphsOptions,
    Pick<GatewayOptions, "production" | "origins" | "limits" | "rates" | "proxies">,
    Pick<AuthenticationOptions, "secret" | "oidc"> {}

interface SubgraphsOptions extends Pick<GatewayOptions, "log"> {
  subgraphs: Subgraph[];
  /** Opens a subgraph's database, which the hub closes. */
  openDatabase(subgraph: Subgraph): Promise<MikroORM>;
}

/** The whole hub in this process: the subgraphs, and the gateway that calls them without HTTP. `resources` closes their databases. */
export async function openHub(options: HubOptions, resources: AsyncDisposableStack): Promise<Gateway> {
  const createExecutor = await openSubgraphs(options, resources);
  const authentication = createAuthentication({ ...options, actors: createExecutor("actors") });
  return createGateway({ ...options, ...authentication, supergraph: await readHubSupergraph(), createExecutor });
}

export const readHubSupergraph = () => readFile(new URL("supergraph.graphql", import.meta.url), "utf8");

/** Opens the subgraphs in this process; returns the executor of each by its name. */
export async function openSubgraphs(
  { subgraphs, openDatabase, log }: SubgraphsOptions,
  resources: AsyncDisposableStack,
): Promise<(name: string) => SubgraphExecutor> {
  const executors = new Map<string, SubgraphExecutor>();
  const executorOf = (name: string) => executors.get(name)!;
  const peers = createPeers(executorOf);
  const opened = await settleAll(
    subgraphs.map(async (subgraph) => {
      const orm = await openDatabase(subgraph);
      resources.defer(() => closeDatabase(orm));
      await warnOfChangedCollations(orm, subgraph.name, log);
      executors.set(
        subgraph.name,
        withErrorMasking(
          createInProcessExecutor(await createSchema(subgraph), (caller) => openContext(orm, caller, peers)),
          subgraph.name,
          log,
        ),
      );
      return { ...subgraph, subgraph: subgraph.name, orm };
    }),
  );
  for (const subgraph of opened) resources.defer(startOutboxRelay({ ...subgraph, peers, log }));
  return executorOf;
}
