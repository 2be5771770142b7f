import type { MikroORM, Options } from "@mikro-orm/postgresql";
import { type HubConfig, StartError, subgraphConfig } from "../program/config.js";
import { loadReferenceTable } from "../sql/read.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { type EmbeddedPostgres, startPostgres } from "./embedded/postgres.js";
import { appendOnlyTablesOf, needsMigration, migrateDatabase } from "./migrate-database.js";
import { openDatabase } from "./open-database.js";
import { maintainPartitions } from "./partitions.js";

/** The URLs of a database: as the working role, and as its owner if known. */
export interface DatabaseUrls {
  databaseUrl: string;
  ownerUrl: string | undefined;
}

/**
 * A function that gives the address of a subgraph's database: `<NAME>_DATABASE_URL` if it is set, otherwise a database of the embedded
 * server, which is started for the first one and stopped with `resources`. With `hub: true` the data folder is claimed for one hub.
 */
export function createDatabaseUrlResolver(
  { dataDir }: HubConfig,
  resources: AsyncDisposableStack,
  options: { hub?: boolean } = {},
) {
  let server: Promise<EmbeddedPostgres> | undefined;
  const embedded = () =>
    (server ??= startPostgres(dataDir, options).then((postgres) => {
      resources.defer(() => postgres.stop());
      return postgres;
    }));

  return async (name: string): Promise<DatabaseUrls> => {
    const { databaseUrl, ownerUrl } = subgraphConfig(name);
    if (ownerUrl && !databaseUrl) throw new StartError(`${name.toUpperCase()}_DATABASE_URL is missing: set it too.`);
    return databaseUrl ? { databaseUrl, ownerUrl } : (await embedded()).database(name);
  };
}

/** Opens a subgraph's database, after migrating it if needed. Throws `StartError` when that needs the owner's URL and there is none. */
export async function openMigratedDatabase(
  subgraph: Subgraph,
  { databaseUrl, ownerUrl }: DatabaseUrls,
  options?: Partial<Options>,
): Promise<MikroORM> {
  const orm = await openDatabase(subgraph, databaseUrl, options);
  const workerRole = new URL(databaseUrl).username;
  try {
    if (await needsMigration(subgraph, orm))
      await migrateDatabase(subgraph, ownerUrl ?? missingOwner(subgraph), workerRole);
    else if (ownerUrl) await maintainPartitions(ownerUrl, appendOnlyTablesOf(subgraph), workerRole);
    const { references = [] } = subgraph;
    await Promise.all(references.map((table) => loadReferenceTable({ db: orm.em.getKysely() }, table, "code")));
    return orm;
  } catch (error) {
    await orm.close(true);
    throw error;
  }
}

/** Opens a subgraph's database as its owner. Throws `StartError` when it must be migrated first. */
export async function openAsOwner(subgraph: Subgraph, ownerUrl: string, options?: Partial<Options>): Promise<MikroORM> {
  const orm = await openDatabase(subgraph, ownerUrl, options);
  if (!(await needsMigration(subgraph, orm))) return orm;
  await orm.close(true);
  throw new StartError(
    `The database of ${subgraph.name} lacks migrations of this release. Run: npm run migration -- up`,
  );
}

function missingOwner({ name }: Subgraph): never {
  const variable = `${name.toUpperCase()}_OWNER_URL`;
  throw new StartError(
    `The database of ${name} lacks migrations of this release. Set ${variable} to its owner's address and run: npm run migration -- up`,
  );
}
