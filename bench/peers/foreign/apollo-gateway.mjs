import { readFile } from "node:fs/promises";
import { Agent } from "node:http";
import { ApolloGateway, RemoteGraphQLDataSource } from "@apollo/gateway";
import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import fetcher from "make-fetch-happen";
import { createCallers, seal } from "../contenders/apollo-callers.ts";

/** Apollo Server with Apollo Gateway before the hub's subgraphs: port, their URLs by name, the secret of the seal. */
const [port, addresses, secret] = process.argv.slice(2);
const urls = JSON.parse(addresses);

// As Apollo Gateway's own, but for the time after which it gives up a connection: before the subgraph closes it, as the subgraph asks.
const agent = new Agent({ keepAlive: true, timeout: 30_000 });
const fetchWithAgent = fetcher.defaults({ agent, retry: false });

class SealedSubgraph extends RemoteGraphQLDataSource {
  fetcher = fetchWithAgent;

  constructor(name) {
    super({ url: urls[name] });
    this.name = name;
  }

  async willSendRequest({ request, context: { caller } }) {
    // Without a caller: the gateway itself.
    if (caller) request.http.headers.set("hub-viewer", await seal(caller, this.name, secret));
  }
}

/** Apollo Gateway starts with no supergraph in which a feature that it does not know is there for security. */
const supergraph = await readFile(new URL("../../../gateway/supergraph.graphql", import.meta.url), "utf8");
const supergraphSdl = supergraph.replace(/(requiresScopes\/v0\.1"), for: SECURITY/, "$1");

const server = new ApolloServer({
  gateway: new ApolloGateway({ supergraphSdl, buildService: ({ name }) => new SealedSubgraph(name) }),
});
const callerOf = createCallers(urls.actors, secret);
await startStandaloneServer(server, {
  listen: { host: "127.0.0.1", port: Number(port) },
  context: async ({ req }) => ({ caller: await callerOf(req.headers.authorization) }),
});
