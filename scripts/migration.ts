import "reflect-metadata";
import { needsMigration } from "../kit/database/migrate-database.js";
import { openDatabase } from "../kit/database/open-database.js";
import {
  type DatabaseUrls,
  createDatabaseUrlResolver,
  openMigratedDatabase,
} from "../kit/database/open-subgraph-database.js";
import { commandLine } from "../kit/program/command-line.js";
import { hubConfig, StartError } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import type { Subgraph } from "../kit/subgraph/subgraph.js";
import { subgraphs } from "../subgraphs/index.js";

const USAGE = `npm run migration -- up                 brings the databases up to this release (needs <NAME>_OWNER_URL in production)
npm run migration -- status             says which of them lack something
npm run migration -- create <subgraph>  makes an empty migration to fill in`;

/** The tasks, each with the line to print when it has ended. */
const tasks: Record<string, (subgraph: Subgraph, address: DatabaseUrls) => Promise<string>> = {
  async up(subgraph, address) {
    const orm = await openMigratedDatabase(subgraph, address);
    await orm.close(true);
    return `${subgraph.name}: up to date`;
  },

  async status(subgraph, { databaseUrl }) {
    const orm = await openDatabase(subgraph, databaseUrl);
    const isStale = await needsMigration(subgraph, orm);
    await orm.close(true);
    return `${subgraph.name}: ${isStale ? "lacks migrations or starting data" : "up to date"}`;
  },

  async create(subgraph, { databaseUrl, ownerUrl = databaseUrl }) {
    const orm = await openDatabase(subgraph, ownerUrl);
    const { fileName } = await orm.migrator.create(undefined, true);
    await orm.close(true);
    return `${subgraph.folder}/migrations/${fileName}`;
  },
};

await runTask(async (resources) => {
  const [task = "", name] = commandLine({}, USAGE, 2).positionals;
  if (!Object.hasOwn(tasks, task)) throw new StartError(`Say what to do: ${Object.keys(tasks).join(", ")}.\n${USAGE}`);
  if (task === "create" && !name) throw new StartError(`Say for which subgraph.\n${USAGE}`);
  const chosen = subgraphs.filter((subgraph) => !name || subgraph.name === name);
  if (chosen.length === 0) throw new StartError(`There is no subgraph ${name}.`);

  const addressOf = createDatabaseUrlResolver(hubConfig(), resources);
  for (const subgraph of chosen) {
    const line = await tasks[task]!(subgraph, await addressOf(subgraph.name));
    process.stdout.write(`${line}\n`);
  }
});
