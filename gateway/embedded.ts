import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { clock } from "../kit/clock.js";
import { databaseAddresses, openMigratedDatabase } from "../kit/database/open-subgraph-database.js";
import { hubConfig } from "../kit/program/config.js";
import { pageLimit } from "../kit/program/limits.js";
import { createLog } from "../kit/program/log.js";
import { runProgram } from "../kit/program/run.js";
import type { Subgraph } from "../kit/subgraph/subgraph.js";
import { subgraphs } from "../subgraphs/index.js";
import { listen } from "./http/listen.js";
import { openHub } from "./hub.js";
import { welcome } from "./welcome.js";

/** The whole hub in one process: `npm start`. */
await runProgram(async (life) => {
  const config = hubConfig();
  clock.set(config.now);
  pageLimit.most = config.limits.page;
  const log = createLog(config.logLevel);
  const door = await listen(config, life);

  const addressOf = databaseAddresses(config, life, { hub: true });
  const storeOf = async (subgraph: Subgraph) => openMigratedDatabase(subgraph, await addressOf(subgraph.name));
  const { production, corsOrigins: origins, limits, rates, proxies, oidc } = config;
  const secret = config.sealSecret ?? randomBytes(48).toString("base64url");
  const atTheDoor = { production, origins, limits, rates, proxies, secret, oidc };
  door.open(await openHub({ subgraphs, storeOf, log, ...atTheDoor }, life));
  welcome({ url: door.url, subgraphs: subgraphs.map(({ name }) => name), config, log });
});
