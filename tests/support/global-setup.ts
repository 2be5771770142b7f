import "reflect-metadata";
import { rm } from "node:fs/promises";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../kit/database/embedded/postgres.js";
import { migrateDatabase } from "../../kit/database/migrate-database.js";
import { settleAll } from "../../kit/program/settle-all.js";
import { temporaryFolder } from "../../kit/testing/temporary-folder.js";
import { subgraphs } from "../../subgraphs/index.js";

/** Starts the PostgreSQL server of the test run, with a migrated and seeded database of each subgraph to clone. */
export default async function setup(project: TestProject) {
  const folder = temporaryFolder("hub-test-");
  const server = await startPostgres(folder);
  const end = async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await settleAll(
      subgraphs.map(async (subgraph) => {
        const { ownerUrl } = await server.database(subgraph.name);
        await migrateDatabase(subgraph, ownerUrl, subgraph.name);
      }),
    );
  } catch (error) {
    await end();
    throw error;
  }
  project.provide("postgresHost", server.host);
  return end;
}
