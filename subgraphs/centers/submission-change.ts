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

/** What differs between two inputs, by path. Units and criteria are compared by their names, wherever they stand in their lists. */
export const changesBetween = (before: unknown, after: unknown): SubmissionChange[] =>
  differences(before, after, "").sort((a, b) => byPath.compare(a.path, b.path));

const byPath = new Intl.Collator("en", { numeric: true });

function differences(before: unknown, after: unknown, path: string): SubmissionChange[] {
  if (isNamed(before) || isNamed(after)) return differences(...aligned(before ?? [], after ?? []), path);
  if (isRecord(before) || isRecord(after)) {
    const [old, young] = [before ?? {}, after ?? {}] as [Row, Row];
    const keys = new Set([...Object.keys(young), ...Object.keys(old)]);
    return [...keys].flatMap((key) => differences(old[key], young[key], path ? `${path}.${key}` : key));
  }
  return isDeepStrictEqual(before, after) ? [] : [{ path, before: asText(before), after: asText(after) }];
}

type Row = Record<string, unknown>;

const isRecord = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);
const nameOf = (row: Row) => row.name ?? row.criterion;
const isNamed = (value: unknown) => Array.isArray(value) && isRecord(value[0]) && nameOf(value[0]) !== undefined;

/** Both lists by index in the later one; rows only the earlier one has come after it. */
function aligned(before: unknown, after: unknown): [Row, Row] {
  const [old, young] = [before, after] as [Row[], Row[]];
  const names = [...new Set([...young, ...old].map(nameOf))];
  const byIndex = (rows: Row[]) => Object.fromEntries(rows.map((row) => [names.indexOf(nameOf(row)), row]));
  return [byIndex(old), byIndex(young)];
}

function asText(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value, keysInOrder);
}

/** PostgreSQL keeps the keys of a JSON object in an order of its own. */
const keysInOrder = (_key: string, value: unknown) =>
  isRecord(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;
