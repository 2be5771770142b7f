import { type HubConfig, hubConfig } from "../kit/program/config.js";
import type { Log } from "../kit/program/log.js";

/** Says what is running, where it is, where its data are, and what to do next: on a terminal in words, otherwise as a line of JSON. */
export function printWelcome({
  url,
  subgraphs,
  config,
  log,
}: {
  url: string;
  subgraphs: string[];
  config: HubConfig;
  log: Log;
}): void {
  const { dataDir, now } = config;
  if (!process.stdout.isTTY) return log.info({ url, subgraphs, dataDir, ...(now && { now }) }, "hub ready");
  const sameData = dataDir === hubConfig({}).dataDir ? "" : `HUB_DATA_DIR='${dataDir}' `;
  process.stdout.write(`
  Digidel hub     ${url}${now ? `     the clock began at ${now.toISOString()}` : ""}
  Subgraphs       ${subgraphs.join(", ")} (in this process)
  Data            ${dataDir}
  A key           ${sameData}npm run -s key -- --role COORDINATOR
  Try             open the address in a browser, or paste this into another terminal:

    curl -s ${url} -H 'content-type: application/json' \\
      -d '{"query":"{ municipality(code: \\"2082\\") { name population centers { name } } }"}'

  Ctrl-C stops everything; the data stay.

`);
}
