/** The TypeScript of guides/caching.md: `tests/client-caches.test.ts` runs it, and compares it with the page. */
import type { FieldMergeFunction, StoreObject, TypePolicies } from "@apollo/client";
import type { KeyingConfig } from "@urql/exchange-graphcache";
import cacheKeys from "./cache-keys.json" with { type: "json" };

const keys = Object.entries(cacheKeys.keys);

/** A page of the same rows keeps what an earlier operation read of them. */
const mergeEdges: FieldMergeFunction<StoreObject[]> = (existing, incoming, { mergeObjects, readField }) => {
  const nodeOf = (edge: StoreObject) => JSON.stringify(readField("node", edge));
  const isSame = existing?.every((edge, i) => incoming[i] && nodeOf(edge) === nodeOf(incoming[i]));
  return existing && isSame ? incoming.map((edge, i) => mergeObjects(existing[i]!, edge)) : incoming;
};

/** For `new InMemoryCache({ typePolicies })` of Apollo Client. */
export const typePolicies: TypePolicies = {
  ...Object.fromEntries(
    keys.map(([type, fields]) => [type, { keyFields: (row) => fields.every((field) => field in row) && fields }]),
  ),
  ...Object.fromEntries(
    cacheKeys.embedded.map((type) => [
      type,
      { merge: true, ...(type.endsWith("Connection") && { fields: { edges: { merge: mergeEdges } } }) },
    ]),
  ),
};

/** For `cacheExchange({ keys })` of @urql/exchange-graphcache. */
export const urqlKeys: KeyingConfig = {
  ...Object.fromEntries(
    keys.map(([type, fields]) => [
      type,
      (row) => (fields.every((field) => field in row) ? fields.map((field) => String(row[field])).join(" ") : null),
    ]),
  ),
  ...Object.fromEntries(cacheKeys.embedded.map((type) => [type, () => null])),
};
