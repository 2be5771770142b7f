import { createHash } from "node:crypto";
import type { GraphQLFieldResolver } from "graphql";
import { badUserInput } from "./errors.js";

/** A connection, whose cursors another list is not to take. */
export interface CursorBearer {
  /** Puts a prefix before its cursors. */
  prefixCursors(prefix: () => string): void;
}

type Arguments = Record<string, unknown>;

/**
 * Wraps the resolver of a field that gives a list in pages: its cursors begin with a digest of the field, the thing that it is a field of, and
 * the arguments, so that a cursor of another list, filter, order, text or point is refused rather than continued from somewhere.
 */
export const withOwnCursors =
  <C>(resolve: GraphQLFieldResolver<unknown, C>): GraphQLFieldResolver<unknown, C> =>
  async (source, args: Arguments, context, info) => {
    const { after, ...others } = args;
    const prefix = () =>
      digestOf([info.parentType.name, info.fieldName, keyOf(source), normalized({ ...others, first: null })]);
    const connection = (await resolve(
      source,
      after == null ? args : { ...args, after: withoutPrefix(after as string, prefix()) },
      context,
      info,
    )) as CursorBearer | null;
    connection?.prefixCursors(prefix);
    return connection;
  };

function withoutPrefix(cursor: string, prefix: string): string {
  if (cursor.startsWith(prefix)) return cursor.slice(prefix.length);
  throw badUserInput({
    sv: "Markören i `after` hör inte till den här listan med de här argumenten: den gäller en lista, ett filter och en ordning. Börja om utan den.",
    en: "The cursor in `after` is not one of this list with these arguments: it belongs to one list, filter and order. Start again without it.",
  });
}

const digestOf = (value: unknown) =>
  createHash("sha256").update(JSON.stringify(value)).digest("base64url").slice(0, 12);

/** The key of an entity; undefined for fields of the root. Subgraphs know borrowed entities by these, and their own have them too. */
function keyOf(source: unknown): unknown {
  const { slug, code, id } = (source ?? {}) as Arguments;
  return slug ?? code ?? id;
}

/** The same for arguments that mean the same: null is what is left out, and the order of a list's items says nothing. */
function normalized(value: unknown): unknown {
  if (value instanceof Date || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.map(normalized).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  const entries = Object.entries(value)
    .filter(([, inner]) => inner != null)
    .map(([name, inner]) => [name, normalized(inner)] as const)
    .filter(([, inner]) => !isEmptyObject(inner));
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

const isEmptyObject = (value: unknown) => JSON.stringify(value) === "{}";
