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
import { createClient } from "./graphql-client.js";
import { issueKey } from "./issue-key.js";

/** The hub as `npm start` wires it, on databases of its own. */
export async function openInProcessHub(now: Date, options: Partial<HubOptions> = {}) {
  clock.set(now);
  const life = new AsyncDisposableStack();
  /** Each database as a program at the machine opens it, which may write everything. */
  const machines = new Map<string, MikroORM>();
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
        life.defer(() => database.drop());
        const machine = await openDatabase(subgraph, database.databaseUrl, asOperator);
        life.defer(() => machine.close(true));
        machines.set(subgraph.name, machine);
        return openMigratedDatabase(subgraph, database, recordStatements(statements));
      },
    },
    life,
  );
  life.defer(() => gateway.dispose());

  return {
    ask: createClient("http://hub.test/graphql", (request) => gateway.fetch(request)),
    gateway,
    /** What all four databases were asked, since it was last emptied. */
    statements,
    key: (input: NewApiKey) => issueKey(machines.get("actors")!, input),
    /** Adds invented rows. */
    async demo(options: DemoOptions) {
      for (const { name, demo } of subgraphs) {
        const orm = machines.get(name)!;
        await demo?.add(orm.em.getKysely(), options, () => {});
        await orm.em.execute("analyze");
      }
    },
    turnClock: async (to: Date) => clock.set(to),
    async close() {
      clock.set(undefined);
      await life.disposeAsync();
    },
  };
}
