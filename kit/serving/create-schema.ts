import { buildSubgraphSchema } from "@apollo/subgraph";
import { printSchemaWithDirectives } from "@graphql-tools/utils";
import {
  getNullableType,
  type GraphQLScalarType,
  type GraphQLSchema,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  parse,
} from "graphql";
import { buildSchema, type ClassType, createResolversMap, getMetadataStorage, type ResolversMap } from "type-graphql";
import { validateArgument } from "../graphql/argument-validation.js";
import { withOwnCursors } from "../graphql/list-cursors.js";
import { withCollectedFaults } from "../graphql/malformed-value.js";
import type { Context } from "../request/context.js";
import { withSelectedFields } from "../request/selected-fields.js";
import type { Subgraph } from "../subgraph/subgraph.js";
import { wrapMutation } from "../writing/wrap-mutation.js";
import { authChecker, declareRoles } from "./authorization.js";
import { withKeyChecks, withNormalizedArguments, withTextChecks } from "./text-arguments.js";

/**
 * The federated schema of a subgraph, with its resolvers. Texts and ids in arguments are normalized; mutations are wrapped by `wrapMutation`, other
 * fields with arguments by `withTextChecks`, lists in pages by `withOwnCursors`, queries by `withSelectedFields`; arguments are validated by
 * `validateArgument`, except those with another `validateFn`.
 */
export async function createSchema(subgraph: Subgraph): Promise<GraphQLSchema> {
  const schema = await buildTypes(subgraph);
  const federated = buildSubgraphSchema([
    {
      typeDefs: parse(federatedSdl(schema)),
      resolvers: withReferences({ ...createResolversMap(schema), ...lenientScalars(schema) }, subgraph.entities),
    },
  ]);
  for (const query of Object.values(federated.getQueryType()!.getFields()))
    query.resolve = withSelectedFields(query.resolve!);
  return federated;
}

/** What a subgraph gives to the composition: its own types, without what Apollo adds to serve them. */
export async function createSdl(subgraph: Subgraph): Promise<string> {
  return federatedSdl(await buildTypes(subgraph));
}

function federatedSdl(schema: GraphQLSchema): string {
  return FEDERATION + printSchemaWithDirectives(schema);
}

async function buildTypes({ entities, resolvers }: Subgraph): Promise<GraphQLSchema> {
  declareRoles();
  const schema = await buildSchema({
    resolvers,
    orphanedTypes: entities,
    authChecker,
    validateFn: validateArgument,
    // It takes as long as all the rest; the composition of the supergraph checks more.
    skipCheck: true,
  });
  for (const root of [schema.getQueryType(), schema.getMutationType()]) {
    if (!root) continue;
    root.description = ROOTS[root.name];
    // Null when this subgraph is down; a non-null field would make the fields of the other subgraphs null too.
    for (const field of Object.values(root.getFields())) field.type = getNullableType(field.type);
  }
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getMutationType()) continue;
    for (const field of Object.values(type.getFields())) {
      if (isPlainProperty(type.name, field.name)) delete field.resolve;
      if (field.args.some(({ name }) => name === "after")) field.resolve = withOwnCursors(field.resolve!);
      if (field.args.length > 0) field.resolve = withNormalizedArguments(withTextChecks(field.resolve!));
    }
  }
  for (const mutation of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    mutation.resolve = withNormalizedArguments(wrapMutation(mutation.resolve!));
  }
  return schema;
}

/** A field that is the property of its object by the same name, which the executor reads faster than a resolver that TypeGraphQL makes. */
function isPlainProperty(typeName: string, fieldName: string): boolean {
  const { objectTypes, fields, fieldResolvers, authorizedFields } = getMetadataStorage();
  const isOfType = (target: unknown) =>
    objectTypes.some(
      ({ name, target: type }) =>
        name === typeName && (type === target || type.prototype instanceof (target as ClassType)),
    );
  const isResolved = fieldResolvers.some(
    (each) => each.schemaName === fieldName && isOfType(each.getObjectType?.() ?? each.target),
  );
  const isRestricted = authorizedFields.some((each) => each.fieldName === fieldName && isOfType(each.target));
  return (
    !isResolved &&
    !isRestricted &&
    fields.some((each) => each.name === fieldName && each.schemaName === fieldName && isOfType(each.target))
  );
}

/** The hub's own scalars, whose faults `validateArgument` reports together with those of all other values. */
const lenientScalars = (schema: GraphQLSchema) =>
  Object.fromEntries(
    Object.values(schema.getTypeMap())
      .filter((type) => isScalarType(type) && !isSpecifiedScalarType(type))
      .map((scalar) => [scalar.name, withCollectedFaults(scalar as GraphQLScalarType)]),
  );

/** The resolvers of the schema, and each class's static `__resolveReference` where Apollo expects it. */
function withReferences(resolvers: ResolversMap, entities: ClassType[]) {
  const references = (entities as ReferableClass[])
    .filter((entity) => entity.__resolveReference)
    .map((entity) => [
      entity.name,
      { ...resolvers[entity.name], __resolveReference: withKeyChecks(entity.__resolveReference!.bind(entity)) },
    ]);
  return { ...resolvers, ...Object.fromEntries(references) };
}

type ReferableClass = ClassType & { __resolveReference?(reference: object, ctx: Context): unknown };

const ROOTS: Record<string, string> = {
  Query:
    "What clients can read. A field is null, with an error of its own, when the part of the hub that serves it is down.",
  Mutation: "What clients can change. Each returns the changed thing, or a refusal that says what to do.",
};

const FEDERATION = `extend schema @link(
  url: "https://specs.apollo.dev/federation/v2.9"
  import: ["@key", "@shareable", "@external", "@requires", "@provides", "@inaccessible", "@authenticated", "@requiresScopes", "@listSize", "@cost"]
)
`;
