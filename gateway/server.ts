import "reflect-metadata";
import { readFile } from "node:fs/promises";
import { hubConfig, StartError, subgraphConfig } from "../kit/program/config.js";
import { createLog } from "../kit/program/log.js";
import { runProgram } from "../kit/program/run.js";
import { anonymous } from "../kit/request/viewer.js";
import { createHttpExecutor } from "../kit/serving/http-executor.js";
import { loadSealSecret } from "../kit/serving/seal-secret.js";
import { callers } from "./authentication/authentication.js";
import type { CallerOf } from "./authentication/use-authentication.js";
import { createGateway } from "./gateway.js";
import { listen } from "./http/listen.js";

const strangers: CallerOf = async (_request, requestId) => ({ viewer: anonymous, requestId, language: "sv" });

/**
 * The deployed door: `npm run gateway`. It reaches the subgraphs at `<NAME>_URL`, or where the supergraph says.
 * With GATEWAY_SUPERGRAPH it serves somebody else's supergraph, to which it has neither seal nor keys nor settings.
 */
await runProgram(async (life) => {
  const config = hubConfig();
  const log = createLog(config.logLevel);
  const own = config.supergraph === undefined;
  const file = config.supergraph ?? new URL("supergraph.graphql", import.meta.url);
  const supergraph = await readFile(file, "utf8").catch(() => {
    throw new StartError(`The supergraph file ${String(file)} cannot be read. Correct GATEWAY_SUPERGRAPH.`);
  });
  const door = await listen(config, life);

  const secret = own ? await loadSealSecret(config) : undefined;
  const urlOf = (subgraph: string) => (own ? subgraphConfig(subgraph).url : undefined);
  const { production, corsOrigins: origins, oidc, limits, rates, proxies } = config;
  const seconds = limits.subgraphSeconds;
  const reach = (subgraph: string, url = "") =>
    createHttpExecutor({ subgraph, url: urlOf(subgraph) ?? url, secret, seconds, log });
  const known = secret
    ? {
        ...callers({ askActors: reach("actors", "http://localhost:4001/graphql"), secret, production, oidc, log }),
        limits,
        rates,
        proxies,
      }
    : { callerOf: strangers, limits: { ...limits, cost: Infinity } };
  door.open(await createGateway({ supergraph, reach, log, production, origins, ...known }));
  log.info({ url: door.url }, "gateway ready");
});
