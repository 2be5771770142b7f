export type Data = Record<string, unknown>;

/**
 * Adds to an object, in place, what another fetch knows of it; lists item by item. What is there stays when the other has null. What is
 * added is a copy: an entity may stand in several places, where different fields are fetched under the same alias later.
 */
export function mergeData(target: Data, source: Data): void {
  for (const key in source) target[key] = merged(target[key], source[key]);
}

function merged(present: unknown, value: unknown): unknown {
  if (present === undefined || present === null) return copied(value);
  if (typeof present !== "object" || typeof value !== "object") return value ?? present;
  if (value === null) return present;
  if (Array.isArray(present) && Array.isArray(value)) {
    value.forEach((item, index) => (present[index] = merged(present[index], item)));
  } else {
    mergeData(present as Data, value as Data);
  }
  return present;
}

function copied(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(copied);
  const copy: Data = {};
  for (const key in value) copy[key] = copied((value as Data)[key]);
  return copy;
}
