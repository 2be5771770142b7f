import { buildSubgraphSchema, type GraphQLResolverMap } from "@apollo/subgraph";
import { unifiedGraphHandler } from "@graphql-hive/router-runtime";
import type { Executor, MaybeAsyncIterable } from "@graphql-tools/utils";
import { composeServices } from "@theguild/federation-composition";
import { buildSchema, type ExecutionResult, parse } from "graphql";
import { createInProcessExecutor } from "../../kit/serving/in-process-executor.js";
import type { SubgraphExecutor, SubgraphRequest } from "../../kit/serving/subgraph-executor.js";
import { authenticate } from "./fixture-gateway.js";

/** A supergraph, and the executors of its subgraphs by their names. */
export interface Federation {
  supergraph: string;
  executors: Record<string, SubgraphExecutor>;
}

interface SmallSubgraph {
  sdl: string;
  resolvers: GraphQLResolverMap;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])`;

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

/** Runs an operation with Hive's planner as it is, without the gateway's workarounds. */
export async function planRaw(
  { supergraph, executors }: Federation,
  operation: string,
  variables: Record<string, unknown> = {},
): Promise<MaybeAsyncIterable<ExecutionResult>> {
  const planner = await unifiedGraphHandler({
    unifiedGraph: buildSchema(supergraph, { assumeValid: true, assumeValidSDL: true }),
    getUnifiedGraphSDL: () => supergraph,
    onSubgraphExecute: (name, request) => executors[name]!(request as SubgraphRequest) as ReturnType<Executor>,
  });
  const caller = await authenticate(new Request("http://hub.test/"), "raw");
  return planner.executor!({ document: parse(operation), variables, context: { caller } });
}
