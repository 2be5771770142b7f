import { randomUUID } from "node:crypto";
import type { MikroORM } from "@mikro-orm/postgresql";
import pino from "pino";
import { type HubOptions, openHub } from "../../gateway/hub.js";
import { clock } from "../../kit/clock.js";
import { openDatabase } from "../../kit/database/open-database.js";
import { openMigratedDatabase } from "../../kit/database/open-subgraph-database.js";
import { asOperator } from "../../kit/sql/session.js";
import type { DemoOptions } from "../../kit/subgraph/demo.js";
import { cloneDatabase } from "../../kit/testing/open-subgraph.js";
import { recordStatements } from "../../kit/testing/statements.js";
import type { NewApiKey } from "../../subgraphs/actors/keys/create-api-key.js";
import { subgraphs } from "../../subgraphs/index.js";
import { cpuTimeWithDatabases } from "./cpu-time.js";
import { createClient } from "./graphql-client.js";
import { issueKey } from "./issue-key.js";

/** The hub in this process, wired as `npm start` wires it, on databases of its own. */
export async function openInProcessHub(now: Date, options: Partial<HubOptions> = {}) {
  clock.set(now);
  const resources = new AsyncDisposableStack();
  /** The databases as scripts open them, with the right to write every row. */
  const operators = new Map<string, MikroORM>();
  const superuserUrls = new Map<string, string>();
  const statements: string[] = [];
  const gateway = await openHub(
    {
      subgraphs,
      log: pino({ level: "silent" }),
      production: false,
      secret: randomUUID() + randomUUID(),
      ...options,
      async openDatabase(subgraph) {
        const database = await cloneDatabase(subgraph.name);
        resources.defer(() => database.drop());
        superuserUrls.set(subgraph.name, database.superuserUrl);
        const operator = await openDatabase(subgraph, database.databaseUrl, asOperator);
        resources.defer(() => operator.close(true));
        operators.set(subgraph.name, operator);
        return openMigratedDatabase(subgraph, database, recordStatements(statements));
      },
    },
    resources,
  );
  resources.defer(() => gateway.dispose());

  return {
    execute: createClient("http://hub.test/graphql", (request) => gateway.fetch(request)),
    gateway,
    /** The SQL statements of all four databases; a test empties the list. */
    statements,
    superuserUrlOf: (name: string) => superuserUrls.get(name)!,
    createKey: (input: NewApiKey) => issueKey(operators.get("actors")!, input),
    /** Adds demo rows, and updates the statistics that PostgreSQL plans with. */
    async addDemoData(options: DemoOptions) {
      for (const { name, demo } of subgraphs) {
        const orm = operators.get(name)!;
        await demo?.add(orm.em.getKysely(), options, () => {});
        await orm.em.execute("analyze");
      }
    },
    /** Executes a statement as scripts do, with the right to write every row. */
    operate: (subgraph: string, statement: string) => operators.get(subgraph)!.em.execute(statement),
    /** Processor time that this thread and the processes of PostgreSQL have used for the hub, in milliseconds. */
    cpuTime: () => cpuTimeWithDatabases([...operators.values()].map((orm) => orm.em.getKysely())),
    setTime: async (time: Date) => clock.set(time),
    async close() {
      clock.set(undefined);
      await resources.disposeAsync();
    },
  };
}
