import type { MikroORM } from "@mikro-orm/postgresql";
import pino from "pino";
import { createGateway } from "../../gateway/gateway.js";
import { openSubgraphs, readHubSupergraph } from "../../gateway/hub.js";
import { openDatabase } from "../../kit/database/open-database.js";
import { openMigratedDatabase } from "../../kit/database/open-subgraph-database.js";
import { anonymous, type Viewer } from "../../kit/request/viewer.js";
import { cloneDatabase } from "../../kit/testing/open-subgraph.js";
import { subgraphs } from "../../subgraphs/index.js";
import { createClient } from "./graphql-client.js";

/** The hub in this process, with a gateway that takes each request as coming from the viewer that the test names. */
export async function openTrustingHub() {
  const resources = new AsyncDisposableStack();
  /** The databases as their owners open them. */
  const owners = new Map<string, MikroORM>();
  const openClone = async (subgraph: (typeof subgraphs)[number]) => {
    const database = await cloneDatabase(subgraph.name);
    resources.defer(() => database.drop());
    const owner = await openDatabase(subgraph, database.ownerUrl);
    resources.defer(() => owner.close(true));
    owners.set(subgraph.name, owner);
    return openMigratedDatabase(subgraph, database);
  };
  const log = pino({ level: "silent" });
  const gateway = await createGateway({
    supergraph: await readHubSupergraph(),
    createExecutor: await openSubgraphs({ subgraphs, openDatabase: openClone, log }, resources),
    authenticate: async ({ headers }, requestId) => {
      const viewer = JSON.parse(headers.get("viewer")!) as Partial<Viewer>;
      return { viewer: { ...anonymous, ...viewer }, requestId, language: "en" };
    },
    log,
    production: false,
  });
  resources.defer(() => gateway.dispose());
  const execute = createClient("http://hub.test/graphql", (request) => gateway.fetch(request));
  return {
    execute: (document: string, variables: Record<string, unknown>, viewer: Partial<Viewer>) =>
      execute(document, variables, { headers: { viewer: JSON.stringify(viewer) } }),
    owners,
    close: () => resources.disposeAsync(),
  };
}
