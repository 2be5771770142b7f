import { isDeepStrictEqual } from "node:util";
import { Field, ObjectType } from "type-graphql";

@ObjectType({ description: "A value that a submission changes." })
export class SubmissionChange {
  @Field(() => String, { description: "Where in the centre's input, with dots and indexes from 0: `units.0.phone`." })
  path!: string;

  @Field(() => String, { nullable: true, description: "The approved value, a list as JSON; null when there is none." })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "The submitted value, a list as JSON; null when it goes away." })
  after!: string | null;
}

/** What differs between two contents, by path. Units and criteria are compared by their names, wherever they stand in their lists. */
export const changesBetween = (before: unknown, after: unknown): SubmissionChange[] =>
  differences(before, after, []).sort((a, b) => byPath.compare(a.path, b.path));

const byPath = new Intl.Collator("en", { numeric: true });

function differences(before: unknown, after: unknown, path: string[]): SubmissionChange[] {
  const name = NAMES[path.at(-1)!];
  if (name) {
    const [old, young] = [byName(before, name), byName(after, name)];
    return keysOf(young, old).flatMap((key, i) => differences(old[key], young[key], [...path, String(i)]));
  }
  if (isRecord(before) || isRecord(after)) {
    const [old, young] = [before ?? {}, after ?? {}] as [Row, Row];
    return keysOf(young, old).flatMap((key) => differences(old[key], young[key], [...path, key]));
  }
  return isDeepStrictEqual(before, after)
    ? []
    : [{ path: path.join("."), before: asText(before), after: asText(after) }];
}

/** Content on top of another version of what it was made from: where it left that as it was, it follows the other version. */
export function rebased(content: unknown, base: unknown, other: unknown, field = ""): unknown {
  if (isDeepStrictEqual(content, base)) return other;
  const name = NAMES[field];
  if (name && content) {
    const rows = merged(byName(content, name), byName(base, name), byName(other, name));
    return Object.values(rows).filter((row) => row !== undefined);
  }
  return [content, base, other].every(isRecord) ? merged(content as Row, base as Row, other as Row) : content;
}

const merged = (content: Row, base: Row, other: Row): Row =>
  Object.fromEntries(keysOf(content, other).map((key) => [key, rebased(content[key], base[key], other[key], key)]));

type Row = Record<string, unknown>;

/** Lists whose rows have a name of their own. */
const NAMES: Record<string, string> = { units: "name", criteria: "criterion" };

/** One without a name yet is known by its place; the mark keeps names apart from fields. */
const byName = (rows: unknown, name: string): Row =>
  Object.fromEntries(((rows ?? []) as Row[]).map((row, i) => [`#${(row[name] as string | undefined) ?? i}`, row]));

const keysOf = (...rows: Row[]) => [...new Set(rows.flatMap(Object.keys))];
const isRecord = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

function asText(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value, keysInOrder);
}

/** PostgreSQL keeps the keys of a JSON object in an order of its own. */
const keysInOrder = (_key: string, value: unknown) =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
