import {
  GraphQLID,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { badUserInput } from "../graphql/errors.js";
import { isStorable, normalizedText } from "../graphql/text.js";
import { isUuid } from "../sql/read.js";

/**
 * Wraps the resolver of any field: it gets its texts as the hub keeps them (`normalizedText`), and ids that are UUIDs in small letters, since
 * they may be written in capitals.
 */
export const withNormalizedArguments =
  <C>(resolve: GraphQLFieldResolver<unknown, C>): GraphQLFieldResolver<unknown, C> =>
  (source, args: Record<string, unknown>, context, info) => {
    const types = info.parentType.getFields()[info.fieldName]!.args;
    const entries = types
      .filter(({ name }) => name in args)
      .map(({ name, type }) => [name, normalized(args[name], type)]);
    return resolve(source, Object.fromEntries(entries), context, info);
  };

function normalized(value: unknown, type: GraphQLInputType): unknown {
  if (value == null) return value;
  if (isNonNullType(type)) return normalized(value, type.ofType);
  if (isListType(type)) return (value as unknown[]).map((item) => normalized(item, type.ofType));
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const entries = Object.entries(value).map(([name, inner]) => [name, normalized(inner, fields[name]!.type)]);
    return Object.fromEntries(entries);
  }
  if (typeof value !== "string") return value;
  const text = normalizedText(value);
  return type === GraphQLID && isUuid(text) ? text.toLowerCase() : text;
}

/**
 * Wraps the resolver of a field that is read: it refuses texts that PostgreSQL cannot hold, before they spoil the statement in which a
 * loader puts them together with those of other fields.
 */
export const withTextChecks =
  <C>(resolve: GraphQLFieldResolver<unknown, C>): GraphQLFieldResolver<unknown, C> =>
  (source, args: Record<string, unknown>, context, info) => {
    const path = findUnstorable(args);
    if (path) throw badUserInput(`${path} has a NUL, or half of a character.`);
    return resolve(source, args, context, info);
  };

/** Where in a value the first text is that PostgreSQL cannot hold: `filter.service.0`. */
function findUnstorable(value: unknown, path = ""): string | undefined {
  if (typeof value === "string") return isStorable(value) ? undefined : path;
  if (typeof value !== "object" || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const found = findUnstorable(inner, path ? `${path}.${key}` : key);
    if (found) return found;
  }
  return undefined;
}

type ResolveReference<T> = (reference: object, context: T) => unknown;

/** Resolves a reference whose key can be the key of no row as null, without spoiling the statement that finds those of other references. */
export const withKeyChecks =
  <T>(resolve: ResolveReference<T>): ResolveReference<T> =>
  (reference, context) =>
    canBeKey(reference) ? resolve(reference, context) : null;

const canBeKey = (reference: object) =>
  Object.entries(reference).every(
    ([name, value]) => typeof value !== "string" || (isStorable(value) && (name !== "id" || isUuid(value))),
  );
