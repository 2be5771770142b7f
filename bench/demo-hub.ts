import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino from "pino";
import { openHub } from "../gateway/hub.js";
import { startPostgres } from "../kit/database/embedded/postgres.js";
import { openDatabase } from "../kit/database/open-database.js";
import { openMigratedDatabase } from "../kit/database/open-subgraph-database.js";
import { asOperator } from "../kit/sql/session.js";
import { recordStatements } from "../kit/testing/statements.js";
import { subgraphs } from "../subgraphs/index.js";
import { type Execute, createClient } from "../tests/support/graphql-client.js";

export interface DemoHub {
  events: number;
  /** Sends an operation to its gateway, without HTTP. */
  execute: Execute;
  /** The statements that its four databases have run since it was last emptied. */
  statements: string[];
}

/** The documents set two goals; with these the dashboard has each kind there is. */
const MORE_GOALS = `
  insert into goal (campaign_slug, kind, target, from_day, to_day, source_note)
  select 'digitalidag-2024', kind, 1000, '2024-04-18', '2024-11-16', '[Demo]'
  from unnest(array['ACTIVITIES', 'ACTORS']) as kind`;

/** A hub in this process with a PostgreSQL server of its own in a temporary folder, and so many invented activities. */
export async function demoHub(events: number, resources: AsyncDisposableStack): Promise<DemoHub> {
  const folder = await mkdtemp(join(tmpdir(), "hub-bench-"));
  resources.defer(() => rm(folder, { recursive: true, force: true }));
  const server = await startPostgres(folder);
  resources.defer(() => server.stop());

  const statements: string[] = [];
  const gateway = await openHub(
    {
      subgraphs,
      log: pino({ level: "silent" }),
      production: false,
      secret: "only for measurements, shared with nobody",
      async openDatabase(subgraph) {
        const address = await server.database(subgraph.name);
        const orm = await openMigratedDatabase(subgraph, address, recordStatements(statements));
        const machine = await openDatabase(subgraph, address.databaseUrl, asOperator);
        await subgraph.demo?.add(machine.em.getKysely(), { events, centers: 290, coaches: 1500, seed: 1 }, () => {});
        if (subgraph.name === "events") await machine.em.execute(MORE_GOALS);
        await machine.em.execute("vacuum analyze");
        await machine.close(true);
        return orm;
      },
    },
    resources,
  );
  resources.defer(() => gateway.dispose());
  return { events, execute: createClient("http://hub.bench/graphql", (request) => gateway.fetch(request)), statements };
}
