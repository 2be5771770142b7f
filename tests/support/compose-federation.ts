import { buildSubgraphSchema, type GraphQLResolverMap } from "@apollo/subgraph";
import { composeServices } from "@theguild/federation-composition";
import { parse } from "graphql";
import { createInProcessExecutor } from "../../kit/serving/in-process-executor.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";

/** A supergraph, and the executors of its subgraphs by their names. */
export interface Federation {
  supergraph: string;
  executors: Record<string, SubgraphExecutor>;
}

interface SmallSubgraph {
  sdl: string;
  resolvers: GraphQLResolverMap;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@interfaceObject", "@shareable"])`;

/** Small subgraphs for one fault each. */
export function composeFederation(subgraphs: Record<string, SmallSubgraph>): Federation {
  const services = Object.entries(subgraphs).map(([name, { sdl, resolvers }]) => {
    const typeDefs = parse(`${LINK}\n${sdl}`);
    const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
    const execute = createInProcessExecutor(schema, (caller) => ({ caller }));
    return { name, url: `http://${name}.invalid/graphql`, typeDefs, execute };
  });
  const { supergraphSdl, errors } = composeServices(services);
  if (!supergraphSdl) throw new Error(errors?.map(({ message }) => message).join("\n"));
  return {
    supergraph: supergraphSdl,
    executors: Object.fromEntries(services.map(({ name, execute }) => [name, execute])),
  };
}
