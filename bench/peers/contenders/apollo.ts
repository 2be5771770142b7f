import { type Contender, startPeer } from "../contender.js";
import type { Data } from "../data.js";
import { hubDialect, SUBGRAPHS, type Subgraphs } from "./hub.js";

/** Apollo Server with Apollo Gateway before the same subgraphs. */
export async function startApollo(
  data: Data,
  { pids, urls }: Subgraphs,
  resources: AsyncDisposableStack,
): Promise<Contender> {
  const program = "bench/peers/foreign/apollo-gateway.mjs";
  const gateway = await startPeer(program, [JSON.stringify(urls), data.sealSecret], resources);
  return {
    id: "apollo",
    name: "Apollo Gateway, same subgraphs",
    ...gateway,
    subgraphs: pids,
    databases: SUBGRAPHS,
    dialect: hubDialect(data),
  };
}
