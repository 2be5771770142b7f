import { type Contender, type Dialect, startPeer } from "../contender.js";
import type { Data } from "../data.js";

/** What the hardware and PostgreSQL take at least: one statement on the one database, written by hand for each operation. */
export async function startFloor({ oneDatabaseUrl }: Data, resources: AsyncDisposableStack): Promise<Contender> {
  const started = await startPeer("bench/peers/contenders/floor-server.ts", [oneDatabaseUrl], resources);
  return { id: "floor", name: "floor: one SQL statement", ...started, subgraphs: [], databases: ["peers"], dialect };
}

const dialect: Dialect = {
  MunicipalityPage: { body: ({ code }) => JSON.stringify({ operation: "MunicipalityPage", values: [code] }) },
  FindEvents: {
    body: ({ filter, first }) => JSON.stringify({ operation: "FindEvents", values: [filter.municipality[0], first] }),
  },
  MunicipalityName: { body: ({ code }) => JSON.stringify({ operation: "MunicipalityName", values: [code] }) },
};
