import "reflect-metadata";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../../kit/database/embedded/postgres.js";
import { migrateDatabase } from "../../kit/database/migrate-database.js";
import { settleAll } from "../../kit/program/settle-all.js";
import { subgraphs } from "../../subgraphs/index.js";

/** One server for the whole run, with a migrated and seeded template of each subgraph's database. */
export default async function setup(project: TestProject) {
  const folder = await mkdtemp(join(tmpdir(), "hub-test-"));
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
