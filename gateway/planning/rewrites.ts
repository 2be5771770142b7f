import type { FetchNodePathSegment, FetchRewrite } from "@graphql-hive/router-query-planner";
import type { GraphQLSchema } from "graphql";
import type { Data } from "./merge-data.js";
import { isPossible, possibleTypes } from "./possible-types.js";

/** Changes data in place. */
export type Rewrite = (data: unknown) => void;

/** What the planner wants changed in what a subgraph is sent, or in what it answers. */
export function compileRewrites(rewrites: FetchRewrite[], schema: GraphQLSchema): Rewrite {
  const all = rewrites.map((rewrite) => compileRewrite(rewrite, schema));
  return (data) => {
    for (const rewrite of all) rewrite(data);
  };
}

function compileRewrite(rewrite: FetchRewrite, schema: GraphQLSchema): Rewrite {
  if ("KeyRenamer" in rewrite) {
    const { path, renameKeyTo } = rewrite.KeyRenamer;
    return atPath(path, schema, (object, key) => {
      object[renameKeyTo] = object[key];
      delete object[key];
    });
  }
  const { path, setValueTo } = "ValueSetter" in rewrite ? rewrite.ValueSetter : rewrite;
  return atPath(path, schema, (object, key) => void (object[key] = setValueTo));
}

/** Calls `change` for each object that has the last key of the path, through lists, past objects of other types. */
function atPath(
  path: FetchNodePathSegment[],
  schema: GraphQLSchema,
  change: (object: Data, key: string) => void,
): Rewrite {
  const steps = path.map((segment) => ("Key" in segment ? segment.Key : possibleTypes(segment.TypenameEquals, schema)));
  const walk = (value: unknown, depth: number): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const item of value) walk(item, depth);
      return;
    }
    const object = value as Data;
    const step = steps[depth]!;
    if (typeof step !== "string") {
      if (isPossible(object, step)) walk(object, depth + 1);
    } else if (depth < path.length - 1) {
      walk(object[step], depth + 1);
    } else if (step in object) {
      change(object, step);
    }
  };
  return (data) => walk(data, 0);
}
