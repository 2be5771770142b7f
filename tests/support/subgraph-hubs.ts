import { afterAll, beforeAll } from "vitest";
import { createContext } from "../../kit/request/context.js";
import type { Viewer } from "../../kit/request/viewer.js";
import type { Subgraph } from "../../kit/subgraph/subgraph.js";
import { unavailablePeers, callerAs, openSubgraph } from "../../kit/testing/open-subgraph.js";
import { subgraphs } from "../../subgraphs/index.js";

export type SubgraphHub = Awaited<ReturnType<typeof openSubgraph>>;

/** Opens every subgraph for the tests of a file, without gateway; returns the function that finds one by its name. */
export function openEverySubgraph(resolvers: Record<string, Subgraph["resolvers"][number][]> = {}) {
  const hubs = new Map<string, SubgraphHub>();
  beforeAll(async () => {
    for (const subgraph of subgraphs) {
      const more = resolvers[subgraph.name] ?? [];
      hubs.set(subgraph.name, await openSubgraph({ ...subgraph, resolvers: [...subgraph.resolvers, ...more] }));
    }
  });
  afterAll(() => Promise.all([...hubs.values()].map((hub) => hub.close())));
  return (name: string) => hubs.get(name)!;
}

export const contextFor = ({ worker }: SubgraphHub, viewer: Partial<Viewer>) =>
  createContext(worker, callerAs(viewer), unavailablePeers);
