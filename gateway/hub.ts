import { readFile } from "node:fs/promises";
import type { MikroORM } from "@mikro-orm/postgresql";
import { inProcess } from "../kit/serving/in-process.js";
import { closeDatabase } from "../kit/database/open-database.js";
import { peersOver } from "../kit/serving/peers.js";
import { startRelay } from "../kit/writing/relay.js";
import { contextOf } from "../kit/serving/serve.js";
import { settled } from "../kit/program/settled.js";
import type { SubgraphExecutor } from "../kit/serving/subgraph-executor.js";
import { schemaOf, type Subgraph } from "../kit/subgraph/subgraph.js";
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
  const peers = peersOver(executorOf);
  const stores = await settled(
    subgraphs.map(async (subgraph) => {
      const orm = await storeOf(subgraph);
      life.defer(() => closeDatabase(orm));
      executors.set(
        subgraph.name,
        inProcess(await schemaOf(subgraph), (caller) => contextOf(orm, caller, peers)),
      );
      return { subgraph: subgraph.name, forget: subgraph.forget, orm };
    }),
  );
  for (const store of stores) life.defer(startRelay({ ...store, peers, log }));
  return executorOf;
}
