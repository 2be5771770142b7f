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
import type { Context } from "../request/context.js";
import { isUuid } from "../sql/read.js";

type Resolver = GraphQLFieldResolver<unknown, Context>;

/** Wraps the resolver of a field: it gets its texts as the hub keeps them, see `normalizedText`. */
export const withNormalizedTexts =
  (resolve: Resolver): Resolver =>
  (source, args: Record<string, unknown>, context, info) =>
    resolve(source, normalized(args) as Record<string, unknown>, context, info);

/** Values of scalars, such as instants, are left as they are. */
function normalized(value: unknown): unknown {
  if (typeof value === "string") return normalizedText(value);
  if (Array.isArray(value)) return value.map(normalized);
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, normalized(inner)]));
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  [Object.prototype, null].includes(Object.getPrototypeOf(value) as object | null);

/**
 * Wraps the resolver of a field that is read: it refuses texts that PostgreSQL cannot hold, before they spoil the statement in which a
 * loader puts them together with those of other fields.
 */
export const withTextChecks =
  (resolve: Resolver): Resolver =>
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

/** Wraps the resolver of any field: ids that are UUIDs may be written in capitals, and are compared as the hub writes them. */
export const withLowerCaseIds =
  <C>(resolve: GraphQLFieldResolver<unknown, C>): GraphQLFieldResolver<unknown, C> =>
  (source, args: Record<string, unknown>, context, info) => {
    const types = info.parentType.getFields()[info.fieldName]!.args;
    const entries = types
      .filter(({ name }) => name in args)
      .map(({ name, type }) => [name, lowerIds(args[name], type)]);
    return resolve(source, Object.fromEntries(entries), context, info);
  };

function lowerIds(value: unknown, type: GraphQLInputType): unknown {
  if (value == null) return value;
  if (isNonNullType(type)) return lowerIds(value, type.ofType);
  if (isListType(type)) return (value as unknown[]).map((item) => lowerIds(item, type.ofType));
  if (type === GraphQLID) return isUuid(value as string) ? (value as string).toLowerCase() : value;
  if (!isInputObjectType(type)) return value;
  const fields = type.getFields();
  const entries = Object.entries(value).map(([name, inner]) => [name, lowerIds(inner, fields[name]!.type)]);
  return Object.fromEntries(entries);
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
