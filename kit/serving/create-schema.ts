import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { getNullableType, type GraphQLSchema, parse } from "graphql";
import { buildSchema, type ClassType, createResolversMap } from "type-graphql";
import { authChecker, declareRoles } from "../graphql/authorization.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { wrapMutation } from "../writing/wrap-mutation.js";

/** The federated schema of a subgraph, with its resolvers. */
export async function createSchema({ entities, resolvers }: Subgraph): Promise<GraphQLSchema> {
  declareRoles();
  const schema = await buildSchema({
    resolvers,
    orphanedTypes: entities,
    authChecker,
    validate: { forbidUnknownValues: false },
  });
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    if (!root) continue;
    root.description = ROOTS[root.name];
    // Null by itself when this subgraph is down; a non-null field would take the answers of the others with it.
    for (const field of Object.values(root.getFields())) field.type = getNullableType(field.type);
  }
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    mutation.resolve = wrapMutation(mutation.resolve as never);
  }
  return buildSubgraphSchema({
    typeDefs: parse(FEDERATION + printSchemaWithDirectives(schema)),
    resolvers: withReferences(createResolversMap(schema), entities) as never,
  });
}

/** Moves each class's static `__resolveReference` to where Apollo looks for it. */
function withReferences(resolvers: Record<string, object>, entities: ClassType[]) {
  for (const entity of entities as Referable[]) {
    const __resolveReference = entity.__resolveReference?.bind(entity);
    if (__resolveReference) resolvers[entity.name] = { ...resolvers[entity.name], __resolveReference };
  }
  return resolvers;
}

type Referable = ClassType & { __resolveReference?: (reference: never, ctx: never) => unknown };

const ROOTS: Record<string, string> = {
  Query: "What one can ask. A field is null with an error of its own when the part of the hub that knows it is down.",
  Mutation: "What one can change. Each answers with the thing itself, or with a refusal that says what to do.",
};

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@authenticated", "@requiresScopes", "@listSize"]
)
`;
