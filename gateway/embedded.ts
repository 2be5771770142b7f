import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { clock } from "../kit/clock.js";
import { hubConfig } from "../kit/program/config.js";
import { pages } from "../kit/program/limits.js";
import { createLog } from "../kit/program/log.js";
import { run } from "../kit/program/run.js";
import { addresses, openStore } from "../kit/database/store.js";
import type { Subgraph } from "../kit/subgraph/subgraph.js";
import { subgraphs } from "../subgraphs/index.js";
import { openHub } from "./hub.js";
import { listen } from "./http/listen.js";
import { welcome } from "./welcome.js";

/** The whole hub in one process: `npm start`. */
await run(async (life) => {
  const config = hubConfig();
  clock.set(config.now);
  pages.most = config.limits.page;
  const log = createLog(config.logLevel);
  const door = await listen(config, life);

  const addressOf = addresses(config, life, { hub: true });
  const storeOf = async (subgraph: Subgraph) => openStore(subgraph, await addressOf(subgraph.name));
  const { production, corsOrigins: origins, limits, rates, proxies, oidc } = config;
  const secret = config.sealSecret ?? randomBytes(48).toString("base64url");
  const atTheDoor = { production, origins, limits, rates, proxies, secret, oidc };
  door.open(await openHub({ subgraphs, storeOf, log, ...atTheDoor }, life));
  welcome({ url: door.url, subgraphs: subgraphs.map(({ name }) => name), config, log });
});
