import {
  getNullableType,
  type GraphQLInputType,
  type GraphQLLeafType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";

/** What is wrong with a value that is not of its type, in Swedish, and where; graphql-js says it in English only. */
export const describeMistyped = (value: unknown, type: GraphQLInputType, path: string): string | undefined =>
  faultsOf(value, type, path).next().value ?? undefined;

function* faultsOf(value: unknown, type: GraphQLInputType, path: string): Generator<string, void> {
  const nullable = getNullableType(type);
  if (value === undefined || value === null) {
    if (isNonNullType(type)) yield `${path} måste anges och får inte vara null.`;
  } else if (isListType(nullable)) {
    const itemType = nullable.ofType as GraphQLInputType;
    if (!Array.isArray(value)) yield* faultsOf(value, itemType, path);
    else for (const [index, item] of value.entries()) yield* faultsOf(item, itemType, `${path}.${index}`);
  } else if (!isInputObjectType(nullable)) {
    if (!canRead(nullable, value)) yield `${path} ${ruleOf(nullable)}.`;
  } else if (typeof value !== "object") {
    yield `${path} ska vara ett objekt.`;
  } else {
    const fields = nullable.getFields();
    for (const { name, type, defaultValue } of Object.values(fields)) {
      const given = (value as Record<string, unknown>)[name];
      if (given !== undefined || defaultValue === undefined) yield* faultsOf(given, type, `${path}.${name}`);
    }
    for (const name in value) if (!(name in fields)) yield `${path}.${name} är inget fält som finns.`;
  }
}

function canRead(type: GraphQLLeafType, value: unknown): boolean {
  try {
    return type.parseValue(value) !== undefined;
  } catch {
    return false;
  }
}

const ruleOf = (type: GraphQLLeafType) =>
  isEnumType(type)
    ? `ska vara bland ${type
        .getValues()
        .map(({ name }) => name)
        .join(", ")}`
    : (RULES[type.name] ?? "har fel form");

/** Rules of GraphQL's own scalars. */
const RULES: Record<string, string> = {
  Int: "ska vara ett heltal från -2147483648 till 2147483647",
  Float: "ska vara ett tal",
  String: "ska vara text",
  Boolean: "ska vara true eller false",
  ID: "ska vara text eller ett heltal",
};
