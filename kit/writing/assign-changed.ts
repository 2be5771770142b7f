import { isDeepStrictEqual } from "node:util";

type Values<T> = { [K in keyof T]?: T[K] | undefined };

/**
 * Sets those of the values that differ from the row's, so that a change to equal values writes nothing and leaves the version as it is.
 * Undefined keeps what there is. Returns whether anything differs.
 */
export function assignChanged<T extends object>(row: T, values: Values<T>): boolean {
  const changed = Object.entries(values).filter(
    ([name, value]) => value !== undefined && !isSame(row[name as keyof T], value),
  );
  Object.assign(row, Object.fromEntries(changed));
  return changed.length > 0;
}

/** Whether two values are stored alike: null is a missing value, and the order of fields says nothing. */
export const isSame = (a: unknown, b: unknown): boolean => isDeepStrictEqual(stored(a), stored(b));

const stored = (value: unknown): unknown =>
  JSON.parse(JSON.stringify({ value }, (_, inner: unknown) => (inner === null ? undefined : inner)));
