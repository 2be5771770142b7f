import { isDeepStrictEqual } from "node:util";
import { Field, Int, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import type { DigidelCenter } from "../center/digidel-center.js";
import type { CenterContent } from "./center-content.js";

@ObjectType({ description: "A value that a submission changes." })
export class SubmissionChange {
  @Field(() => String, { description: "Where in the centre's input, with dots and indexes from 0: `units.0.phone`." })
  path!: string;

  @Field(() => String, { nullable: true, description: "The approved value, a list as JSON; null when there is none." })
  before!: string | null;

  @Field(() => String, { nullable: true, description: "The submitted value, a list as JSON; null when it is removed." })
  after!: string | null;
}

type Row = Record<string, unknown>;

/** Lists whose rows are matched by this field of theirs, at any place of the list. */
const KEY_FIELDS: Record<string, string> = { units: "name", criteria: "criterion" };

/** What differs between two contents, by path. */
export const changesBetween = (before: unknown, after: unknown): SubmissionChange[] =>
  differences(before, after, []).sort((a, b) => byPath.compare(a.path, b.path));

const byPath = new Intl.Collator("en", { numeric: true });

function differences(before: unknown, after: unknown, path: string[]): SubmissionChange[] {
  const keyField = KEY_FIELDS[path.at(-1)!];
  if (keyField) {
    const [oldRows, newRows] = [rowsByKey(before, keyField), rowsByKey(after, keyField)];
    return keysOf(newRows, oldRows).flatMap((key, i) => differences(oldRows[key], newRows[key], [...path, String(i)]));
  }
  if (isRow(before) || isRow(after)) {
    const [oldRow, newRow] = [before ?? {}, after ?? {}] as [Row, Row];
    return keysOf(newRow, oldRow).flatMap((key) => differences(oldRow[key], newRow[key], [...path, key]));
  }
  if (isDeepStrictEqual(before, after)) return [];
  return [{ path: path.join("."), before: asText(before), after: asText(after) }];
}

/**
 * Content that was made from one version of a centre (`base`), moved to another one (`current`): values that it did not change
 * are taken from the other version.
 */
export const rebase = (content: CenterContent, base: CenterContent, current: CenterContent): CenterContent =>
  rebaseValue(content, base, current, "ROOT") as CenterContent;

function rebaseValue(content: unknown, base: unknown, current: unknown, field: string): unknown {
  if (isDeepStrictEqual(content, base)) return current;
  const keyField = KEY_FIELDS[field];
  if (keyField && content) {
    const rows = rebaseFields(rowsByKey(content, keyField), rowsByKey(base, keyField), rowsByKey(current, keyField));
    return Object.values(rows).filter((row) => row !== undefined);
  }
  return isRow(content) && isRow(base) && isRow(current) ? rebaseFields(content, base, current) : content;
}

const rebaseFields = (content: Row, base: Row, current: Row): Row =>
  Object.fromEntries(
    keysOf(content, current).map((key) => [key, rebaseValue(content[key], base[key], current[key], key)]),
  );

/** A row of a draft that lacks its key is matched by its place; the mark keeps keys apart from fields. */
const rowsByKey = (rows: unknown, keyField: string): Row =>
  Object.fromEntries(((rows ?? []) as Row[]).map((row, i) => [`#${(row[keyField] as string | undefined) ?? i}`, row]));

const keysOf = (...rows: Row[]) => [...new Set(rows.flatMap(Object.keys))];
const isRow = (value: unknown): value is Row => typeof value === "object" && value !== null && !Array.isArray(value);

function asText(value: unknown): string | null {
  if (value === undefined) return null;
  return typeof value === "string" ? value : JSON.stringify(value, withSortedKeys);
}

/** PostgreSQL stores the keys of a JSON object in another order. */
const withSortedKeys = (_key: string, value: unknown) =>
  isRow(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value;

@ObjectType({
  implements: UserError,
  description:
    "The centre has been changed since the version that the submission builds on. Read the changes, then submit it again with `currentVersion` as its `baseVersion`.",
})
export class StaleSubmission extends UserError {
  @Field(() => Int, { description: "The version the centre has now: name it as `baseVersion` to submit again." })
  currentVersion: number;

  @Field(() => [SubmissionChange], {
    nullable: true,
    description:
      "What has changed in the centre since the version that the submission builds on; null when that version is not kept.",
  })
  changedSince: SubmissionChange[] | null;

  @Field(() => [SubmissionChange], {
    description:
      "What the submission would change in the centre as it is now, also where it would undo `changedSince`.",
  })
  diff: SubmissionChange[];

  constructor(currentVersion: number, changedSince: SubmissionChange[] | null, diff: SubmissionChange[]) {
    super({
      sv: `Centret har ändrats sedan dess. Läs ändringarna, och skicka in ärendet igen på version ${currentVersion}.`,
      en: `The centre has been changed since. Read the changes, then submit again on version ${currentVersion}.`,
    });
    this.currentVersion = currentVersion;
    this.changedSince = changedSince;
    this.diff = diff;
  }
}

interface BasedContent {
  baseVersion?: number | null;
  /** The centre as it was in that version, where it is kept. */
  base?: CenterContent | null;
  payload?: CenterContent | null;
}

/** Refuses what builds on older content. A confirmation raises the version too, but changes no content. */
export function refuseStale(
  { version }: DigidelCenter,
  current: CenterContent,
  { baseVersion, base, payload }: BasedContent,
): StaleSubmission | null {
  if (version === baseVersion) return null;
  const changedSince = base ? changesBetween(base, current) : null;
  if (changedSince?.length === 0) return null;
  return new StaleSubmission(version, changedSince, payload ? changesBetween(current, payload) : []);
}
