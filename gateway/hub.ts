import { readFile } from "node:fs/promises";
import type { MikroORM } from "@mikro-orm/postgresql";
import { closeDatabase } from "../kit/database/open-database.js";
import { settleAll } from "../kit/program/settle-all.js";
import { createSchema } from "../kit/serving/create-schema.js";
import { createInProcessExecutor } from "../kit/serving/in-process-executor.js";
import { createPeers } from "../kit/serving/peers.js";
import type { SubgraphExecutor } from "../kit/serving/subgraph-executor.js";
import { createContext } from "../kit/sql/create-context.js";
import type { Subgraph } from "../kit/subgraph/subgraph.js";
import { startOutboxRelay } from "../kit/writing/outbox-relay.js";
import { callers, type CallersOptions } from "./authentication/authentication.js";
import { createGateway, type Gateway, type GatewayOptions } from "./gateway.js";

type AtTheDoor = Pick<GatewayOptions, "log" | "production" | "origins" | "limits" | "rates" | "proxies">;

export interface HubOptions extends AtTheDoor, Pick<CallersOptions, "secret" | "oidc">, SubgraphsOptions {}

interface SubgraphsOptions extends Pick<GatewayOptions, "log"> {
  subgraphs: Subgraph[];
  /** Opens the database of one of them; `life` closes it. */
  storeOf(subgraph: Subgraph): Promise<MikroORM>;
}

/** The whole hub in this process: the subgraphs, and the gateway that asks them without HTTP. */
export async function openHub({ secret, oidc, ...options }: HubOptions, life: AsyncDisposableStack): Promise<Gateway> {
  const reach = await openSubgraphs(options, life);
  const known = callers({ askActors: reach("actors"), secret, oidc, production: options.production, log: options.log });
  return createGateway({ ...options, ...known, supergraph: await ownSupergraph(), reach });
}

export const ownSupergraph = () => readFile(new URL("supergraph.graphql", import.meta.url), "utf8");

/** The subgraphs in this process, by their names. */
export async function openSubgraphs(
  { subgraphs, storeOf, log }: SubgraphsOptions,
  life: AsyncDisposableStack,
): Promise<(name: string) => SubgraphExecutor> {
  const executors = new Map<string, SubgraphExecutor>();
  const executorOf = (name: string) => executors.get(name)!;
  const peers = createPeers(executorOf);
  const stores = await settleAll(
    subgraphs.map(async (subgraph) => {
      const orm = await storeOf(subgraph);
      life.defer(() => closeDatabase(orm));
      executors.set(
        subgraph.name,
        createInProcessExecutor(await createSchema(subgraph), (caller) => createContext(orm, caller, peers)),
      );
      return { subgraph: subgraph.name, eraseExpired: subgraph.eraseExpired, orm };
    }),
  );
  for (const store of stores) life.defer(startOutboxRelay({ ...store, peers, log }));
  return executorOf;
}
