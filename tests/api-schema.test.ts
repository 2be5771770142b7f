import { readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  buildSchema,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  isEnumType,
  isInputObjectType,
  isIntrospectionType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  isSpecifiedScalarType,
  isUnionType,
  parse,
  validate,
} from "graphql";
import { expect, test } from "vitest";
import { subgraphs } from "../subgraphs/index.js";

const ROOT = resolve(import.meta.dirname, "..");
const read = (path: string) => readFileSync(resolve(ROOT, path), "utf8");

const api = buildSchema(read("gateway/api.graphql"));
const queries = Object.values(api.getQueryType()!.getFields());
const mutations = Object.values(api.getMutationType()!.getFields());

/** The subgraph that an entity of several of them belongs to. */
const OWNERS: Record<string, string> = {
  Actor: "actors",
  Municipality: "actors",
  County: "actors",
  Event: "events",
  Campaign: "events",
  DigidelCenter: "centers",
};

test("has no field at the root that would take the others with it", () => {
  expect([...queries, ...mutations].filter(({ type }) => isNonNullType(type)).map(({ name }) => name)).toEqual([]);
});

test("has no field on a borrowed entity that would take the entity with it", () => {
  const entitiesOf = (name: string) =>
    Object.values(buildSchema(read(`subgraphs/${name}/schema.graphql`), { assumeValidSDL: true }).getTypeMap()).filter(
      (type): type is GraphQLObjectType =>
        isObjectType(type) && !!type.astNode?.directives?.some((directive) => directive.name.value === "key"),
    );
  const everywhere = subgraphs.map(({ name }) => ({ name, entities: entitiesOf(name) }));
  const fieldsAtOwner = (entity: string) =>
    everywhere
      .find(({ name }) => name === OWNERS[entity])!
      .entities.find(({ name }) => name === entity)!
      .getFields();

  const added = everywhere.flatMap(({ name, entities }) =>
    entities
      .filter((entity) =>
        everywhere.some((other) => other.name !== name && other.entities.some((it) => it.name === entity.name)),
      )
      .filter((entity) => OWNERS[entity.name] !== name)
      .flatMap((entity) =>
        Object.values(entity.getFields())
          .filter((field) => !(field.name in fieldsAtOwner(entity.name)))
          .map((field) => ({ field: `${name}: ${entity.name}.${field.name}`, nullable: !isNonNullType(field.type) })),
      ),
  );
  expect(added.length).toBeGreaterThan(20);
  expect(added.filter(({ nullable }) => !nullable)).toEqual([]);
});

test("describes every type, field, argument and value", () => {
  const types = Object.values(api.getTypeMap()).filter(
    (type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type),
  );
  const named = types.flatMap((type) => [{ name: type.name, description: type.description }, ...partsOf(type)]);
  expect(named.filter(({ description }) => !description?.trim()).map(({ name }) => name)).toEqual([]);
});

function partsOf(type: unknown): { name: string; description?: string | null }[] {
  if (isEnumType(type))
    return type.getValues().map(({ name, description }) => ({ name: `${type.name}.${name}`, description }));
  if (!isObjectType(type) && !isInterfaceType(type) && !isInputObjectType(type)) return [];
  return Object.values(type.getFields() as Record<string, GraphQLField<unknown, unknown>>).flatMap(
    ({ name, description, args = [] }) => [
      { name: `${type.name}.${name}`, description },
      ...args.map((arg) => ({ name: `${type.name}.${name}(${arg.name})`, description: arg.description })),
    ],
  );
}

test("answers every change with the thing itself or a refusal", () => {
  const userError = api.getType("UserError");
  for (const { name, type } of mutations) {
    const result = getNamedType(type);
    const members = isUnionType(result) ? result.getTypes() : [];
    const refusals = members.filter((member) => member.getInterfaces().some((it) => it === userError));
    expect({ name, refuses: refusals.length > 0, answers: refusals.length < members.length }).toEqual({
      name,
      refuses: true,
      answers: true,
    });
  }
});

test.each(readdirSync(resolve(ROOT, "operations")).filter((file) => file.endsWith(".graphql")))(
  "answers operations/%s",
  (file) => {
    expect(validate(api, parse(read(`operations/${file}`)))).toEqual([]);
  },
);

test("lets every mutation that needs no login say AlreadyDone when it is repeated, rather than what came of it", () => {
  const open = subgraphs.flatMap(({ name }) => {
    const schema = buildSchema(read(`subgraphs/${name}/schema.graphql`), { assumeValidSDL: true });
    return Object.values(schema.getMutationType()?.getFields() ?? {}).filter(
      ({ astNode }) =>
        !astNode!.directives!.some(({ name }) => /^(requiresScopes|authenticated|inaccessible)$/.test(name.value)),
    );
  });
  expect(open.map(({ name }) => name)).toEqual(["applyForMembership", "withdrawMembershipApplication"]);
  for (const { type } of open) {
    const result = getNamedType(type);
    expect(isUnionType(result) && result.getTypes().map(({ name }) => name)).toContain("AlreadyDone");
  }
});
