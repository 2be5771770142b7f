import {
  GraphQLID,
  type GraphQLFieldResolver,
  type GraphQLInputType,
  type GraphQLResolveInfo,
  GraphQLString,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";
import { badUserInput, type Messages } from "../graphql/errors.js";
import { MalformedValue } from "../graphql/malformed-value.js";
import { holdsPersonalNumber } from "../graphql/personal-number.js";
import { isStorable, normalizedField } from "../graphql/text.js";
import type { Context } from "../request/context.js";
import { isUuid } from "../sql/read.js";

/**
 * Wraps the resolver of any field: it gets its texts as the hub keeps them (`normalizedField`), and ids that are UUIDs in small letters, since
 * they may be written in capitals. In a mutation, a text that holds a personal number is a value at fault.
 */
export const withNormalizedArguments =
  (resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> =>
  (source, args: Record<string, unknown>, context, info) => {
    // The hub itself hands over texts that it has.
    const map = info.parentType.name === "Mutation" && !context.internal ? withoutPersonalNumber : normalizedValue;
    return resolve(source, mapTexts(args, info, map), context, info);
  };

const normalizedValue: TextMap = (value, type, name) => {
  const text = normalizedField(name, value);
  return type === GraphQLID && isUuid(text) ? text.toLowerCase() : text;
};

const withoutPersonalNumber: TextMap = (value, type, name) => {
  const text = normalizedValue(value, type, name) as string;
  const isPersonal = type === GraphQLString && !NO_PROSE.test(name) && holdsPersonalNumber(text);
  return isPersonal ? new MalformedValue(PERSONAL_NUMBER) : text;
};

/** Fields of ids and keys of other systems, addresses and telephone numbers, whose digits may look like it. */
const NO_PROSE = /(?:Id|Key|Url|[pP]hone)$/;

const PERSONAL_NUMBER: Messages = {
  sv: "innehåller ett personnummer: ta bort det, hubben lagrar inga",
  en: "holds a personal identity number: leave it out, the hub keeps none",
};

type TextMap = (text: string, type: GraphQLInputType, field: string) => unknown;

/** The arguments of a field, with another value in place of each text at any depth. */
function mapTexts(args: Record<string, unknown>, { parentType, fieldName }: GraphQLResolveInfo, map: TextMap) {
  const types = parentType.getFields()[fieldName]!.args;
  const entries = types
    .filter(({ name }) => name in args)
    .map(({ name, type }) => [name, mapped(args[name], type, name, map)]);
  return Object.fromEntries(entries) as Record<string, unknown>;
}

function mapped(value: unknown, type: GraphQLInputType, name: string, map: TextMap): unknown {
  if (value == null || value instanceof MalformedValue) return value;
  if (isNonNullType(type)) return mapped(value, type.ofType, name, map);
  if (isListType(type)) return (value as unknown[]).map((item) => mapped(item, type.ofType, name, map));
  if (isInputObjectType(type)) {
    const fields = type.getFields();
    const entries = Object.entries(value).map(([key, inner]) => [key, mapped(inner, fields[key]!.type, key, map)]);
    return Object.fromEntries(entries);
  }
  return typeof value === "string" ? map(value, type, name) : MalformedValue.revive(value);
}

/**
 * Wraps the resolver of a field that is read: it refuses texts that PostgreSQL cannot hold, before they spoil the statement in which a
 * loader puts them together with those of other fields.
 */
export const withTextChecks =
  <C>(resolve: GraphQLFieldResolver<unknown, C>): GraphQLFieldResolver<unknown, C> =>
  (source, args: Record<string, unknown>, context, info) => {
    const path = findUnstorable(args);
    if (path)
      throw badUserInput({
        sv: `${path} innehåller ett NUL-tecken eller ett halvt tecken.`,
        en: `${path} has a NUL, or half of a character.`,
      });
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
