import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import { getNullableType, type GraphQLSchema, parse } from "graphql";
import { buildSchema, type ClassType, createResolversMap, type NonEmptyArray } from "type-graphql";
import type { Context } from "../request/context.js";
import { declareRoles } from "../graphql/authorization.js";
import type { Demo } from "./demo.js";
import { wrapMutation } from "../writing/wrap-mutation.js";
import type { Seed } from "./seed.js";
import { authChecker } from "../graphql/authorization.js";

/** All there is to know about one subgraph: its server, migrations, tests and SDL are made from it. */
export interface Subgraph {
  name: string;
  /** Where it listens when nothing else is said. */
  port: number;
  /** Its own folder, home of `migrations/` and `schema.graphql`. */
  folder: string;
  /** The classes of its tables. */
  tables: ClassType[];
  /** Those of them that are read-only and known by a code: read once, when the database is opened. */
  references?: ClassType<{ code: string }>[];
  /** The types that other subgraphs can refer to, its own and those of others it adds fields to: each with its `@key`. */
  entities: ClassType[];
  resolvers: NonEmptyArray<ClassType>;
  /** What the database holds from the beginning, each step once, in this order. */
  seeds: Seed[];
  /** Its tables that are only added to, partitioned by month of their column `at`, and kept as long as the audit. */
  appendOnlyTables?: string[];
  /** The other subgraphs that its rules ask, and where they are when `<NAME>_URL` does not say. */
  peers?: Record<string, string>;
  /** Erases what may be kept no longer: each hour, on the hub's own account. */
  eraseExpired?: (ctx: Context) => Promise<void>;
  /** Invented rows for trials, where it has any. */
  demo?: Demo;
}

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
