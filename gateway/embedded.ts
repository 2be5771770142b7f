import "reflect-metadata";
import { randomBytes } from "node:crypto";
import { clock } from "../kit/clock.js";
import { stoppingAfter } from "../kit/database/open-database.js";
import { createDatabaseUrlResolver, openMigratedDatabase } from "../kit/database/open-subgraph-database.js";
import { commandLine, SETTINGS_USAGE } from "../kit/program/command-line.js";
import { hubConfig } from "../kit/program/config.js";
import { pageLimit } from "../kit/program/limits.js";
import { createLog } from "../kit/program/log.js";
import { runProgram } from "../kit/program/run.js";
import { subgraphs } from "../subgraphs/index.js";
import { listen } from "./http/http-server.js";
import { openHub } from "./hub.js";
import { printWelcome } from "./welcome.js";

/** The whole hub in one process: `npm start`. */
await runProgram(async (resources) => {
  commandLine({}, SETTINGS_USAGE);
  const config = hubConfig();
  clock.set(config.now);
  pageLimit.max = config.limits.page;
  const log = createLog(config.logLevel);
  const server = await listen(config, resources);

  const addressOf = createDatabaseUrlResolver(config, resources, { hub: true });
  const gateway = await openHub(
    {
      ...config,
      origins: config.corsOrigins,
      secret: config.sealSecret ?? randomBytes(48).toString("base64url"),
      log,
      subgraphs,
      openDatabase: async (subgraph) =>
        openMigratedDatabase(subgraph, await addressOf(subgraph.name), stoppingAfter(config.limits.seconds)),
    },
    resources,
  );
  server.serve(gateway);
  printWelcome({ url: server.url, subgraphs: subgraphs.map(({ name }) => name), config, log });
});
