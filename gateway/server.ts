import "reflect-metadata";
import { readFile } from "node:fs/promises";
import { commandLine, SETTINGS_USAGE } from "../kit/program/command-line.js";
import { hubConfig, StartError, subgraphConfig } from "../kit/program/config.js";
import { createLog } from "../kit/program/log.js";
import { runProgram } from "../kit/program/run.js";
import { anonymous } from "../kit/request/viewer.js";
import { createHttpExecutor } from "../kit/serving/http-executor.js";
import { loadSealSecret } from "../kit/serving/seal.js";
import type { SubgraphExecutor } from "../kit/serving/subgraph-executor.js";
import { type Authenticate, createAuthentication } from "./authentication/authentication.js";
import { createGateway } from "./gateway.js";
import { listen } from "./http/http-server.js";

/** The callers of a foreign supergraph: the hub knows nobody there. */
const authenticateAnonymously: Authenticate = async (_request, requestId) => ({
  viewer: anonymous,
  requestId,
  language: "sv",
});

/**
 * The gateway as a program of its own: `npm run gateway`. It reaches the subgraphs at `<NAME>_URL`, or where the supergraph says.
 * With GATEWAY_SUPERGRAPH it serves a foreign supergraph, for which it has neither seal nor keys nor settings.
 */
await runProgram(async (resources) => {
  commandLine({}, SETTINGS_USAGE);
  const config = hubConfig();
  const log = createLog(config.logLevel);
  const isForeign = config.supergraph !== undefined;
  const file = config.supergraph ?? new URL("supergraph.graphql", import.meta.url);
  const supergraph = await readFile(file, "utf8").catch(() => {
    throw new StartError(`The supergraph file ${String(file)} cannot be read. Correct GATEWAY_SUPERGRAPH.`);
  });
  const server = await listen(config, resources);

  const secret = isForeign ? undefined : await loadSealSecret(config);
  const { production, corsOrigins: origins, oidc, limits, rates, proxies } = config;
  const urlOf = (subgraph: string) => (isForeign ? undefined : subgraphConfig(subgraph).url);
  const executors = new Map<string, SubgraphExecutor>();
  /** One for each subgraph: it knows whether the subgraph answers. */
  const createExecutor = (subgraph: string, url = "") => {
    const options = { subgraph, url: urlOf(subgraph) ?? url, secret, seconds: limits.subgraphSeconds, log };
    const executor = executors.get(subgraph) ?? createHttpExecutor(options);
    executors.set(subgraph, executor);
    return executor;
  };
  const actors = createExecutor("actors", "http://localhost:4001/graphql");
  const callers = secret
    ? { ...createAuthentication({ actors, secret, production, oidc, log }), limits, rates, proxies }
    : { authenticate: authenticateAnonymously, limits: { ...limits, cost: Infinity } };
  server.serve(await createGateway({ supergraph, createExecutor, log, production, origins, ...callers }));
  log.info({ url: server.url }, "gateway ready");
});
