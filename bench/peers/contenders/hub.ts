import { freePorts } from "../../../tests/support/free-ports.js";
import type { Contender, Dialect } from "../contender.js";
import type { Data } from "../data.js";
import { answersAt, startProgram } from "../program.js";
import { OPERATIONS } from "../workloads.js";

/** The names of subgraphs, and of their databases. */
export const SUBGRAPHS = ["actors", "events", "centers", "coaches"];

/** The hub's settings in production, with rates that nobody reaches. */
const settingsOf = ({ dataDir, sealSecret }: Data) => ({
  NODE_ENV: "production",
  HUB_LOG_LEVEL: "warn",
  HUB_DATA_DIR: dataDir,
  HUB_SEAL_SECRET: sealSecret,
  HUB_LIMIT_REQUESTS: "1000000000",
  HUB_LIMIT_COST_PER_MINUTE: "1000000000000",
});

/** The operations as they stand, with the key for mutations: for everybody who serves the hub's schema. */
export const hubDialect = ({ key }: Data): Dialect => {
  const phraseOf = (query: string) => ({
    body: (variables: object) => JSON.stringify({ query, variables }),
    headers: query.startsWith("mutation") ? { authorization: `Bearer ${key}` } : {},
  });
  return Object.fromEntries(Object.entries(OPERATIONS).map(([name, query]) => [name, phraseOf(query)]));
};

/** The whole hub in one process, as `npm start` starts it. */
export async function startHub(data: Data, resources: AsyncDisposableStack): Promise<Contender> {
  const gateway = await startGateway("gateway/embedded.ts", settingsOf(data), resources);
  return {
    id: "hub",
    name: "hub, one process",
    ...gateway,
    subgraphs: [],
    databases: SUBGRAPHS,
    dialect: hubDialect(data),
  };
}

export interface Subgraphs {
  pids: number[];
  /** The URL of each. */
  urls: Record<string, string>;
}

/** The four subgraphs, each in a process of its own. */
export async function startSubgraphs(data: Data, resources: AsyncDisposableStack): Promise<Subgraphs> {
  const ports = await freePorts(SUBGRAPHS.length);
  const urls = Object.fromEntries(SUBGRAPHS.map((name, i) => [name, `http://127.0.0.1:${ports[i]}/graphql`]));
  const addresses = SUBGRAPHS.flatMap((name, i) => [
    [`${name.toUpperCase()}_PORT`, String(ports[i])],
    [`${name.toUpperCase()}_URL`, urls[name]!],
  ]);
  const env = { ...settingsOf(data), ...Object.fromEntries(addresses) };
  const pids = await Promise.all(
    SUBGRAPHS.map((name, i) => {
      const isReady = () => answersAt(`http://127.0.0.1:${ports[i]}/ready`);
      return startProgram(["scripts/subgraph.ts", name], { env, isReady }, resources);
    }),
  );
  return { pids, urls };
}

/** The hub's own gateway before the subgraphs. */
export async function startHubApart(
  data: Data,
  { pids, urls }: Subgraphs,
  resources: AsyncDisposableStack,
): Promise<Contender> {
  const addresses = Object.entries(urls).map(([name, url]) => [`${name.toUpperCase()}_URL`, url]);
  const env = { ...settingsOf(data), ...Object.fromEntries(addresses) };
  const gateway = await startGateway("gateway/server.ts", env, resources);
  return {
    id: "apart",
    name: "hub, five processes",
    ...gateway,
    subgraphs: pids,
    databases: SUBGRAPHS,
    dialect: hubDialect(data),
  };
}

async function startGateway(program: string, env: Record<string, string>, resources: AsyncDisposableStack) {
  const [port] = await freePorts(1);
  const isReady = () => answersAt(`http://127.0.0.1:${port}/ready`);
  const pid = await startProgram([program], { env: { ...env, HUB_PORT: String(port) }, isReady }, resources);
  return { url: `http://127.0.0.1:${port}/graphql`, gateway: pid };
}
