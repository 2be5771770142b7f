import type { FlattenNodePathSegment, RequiresSelection } from "@graphql-hive/router-query-planner";
import type { GraphQLSchema } from "graphql";
import { type Data, mergeData } from "./merge-data.js";
import { isPossible, possibleTypes } from "./possible-types.js";

/** Where an entity stands in the data. */
export type Path = (string | number)[];
type Visit = (entity: Data, path: Path) => void;

/** Calls `visit` for each object at a path of the plan. The path it is given is valid during the call only. */
export type EntityWalk = (data: Data, visit: Visit) => void;

/** Lists are walked through wherever they stand, so that the path needs not to say where. */
export function compileEntityPath(segments: FlattenNodePathSegment[], schema: GraphQLSchema): EntityWalk {
  const steps = segments
    .filter((segment) => segment !== "@")
    .map((segment) => ("Field" in segment ? segment.Field : possibleTypes(segment.TypeCondition, schema)));
  const walk = (value: unknown, depth: number, path: Path, visit: Visit): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (let index = 0; index < value.length; index++) {
        path.push(index);
        walk(value[index], depth, path, visit);
        path.pop();
      }
      return;
    }
    const object = value as Data;
    const step = steps[depth];
    if (step === undefined) {
      visit(object, path);
    } else if (typeof step === "string") {
      path.push(step);
      walk(object[step], depth + 1, path, visit);
      path.pop();
    } else if (isPossible(object, step)) {
      walk(object, depth + 1, path, visit);
    }
  };
  return (data, visit) => walk(data, 0, [], visit);
}

/** What a subgraph is sent of an entity; undefined when its key, or a field that is required beside it, is not known. */
export function compileRepresentation(requires: RequiresSelection[], schema: GraphQLSchema) {
  const project = compileRequires(requires, schema);
  return (entity: Data): Data | undefined => {
    if (entity.__typename === undefined) return undefined;
    const representation = project(entity) as Data | undefined;
    if (!representation || !hasKey(representation)) return undefined;
    representation.__typename ??= entity.__typename;
    return representation;
  };
}

const hasKey = (representation: Data) =>
  Object.entries(representation).some(([name, value]) => name !== "__typename" && value !== null);

/** What is required of a value. Null is required as null; of what was not fetched, since its subgraph failed, nothing. */
function compileRequires(selections: RequiresSelection[], schema: GraphQLSchema): (value: unknown) => unknown {
  const copies = selections.map((selection) => compileCopy(selection, schema));
  const project = (value: unknown): unknown => {
    if (typeof value !== "object" || value === null) return value;
    if (!Array.isArray(value)) {
      const result: Data = {};
      return copies.every((copy) => copy(value as Data, result)) ? result : undefined;
    }
    const items = value.map(project);
    return items.includes(undefined) ? undefined : items;
  };
  return project;
}

/** Copies what a selection names into a representation. False when it is not there. */
function compileCopy(selection: RequiresSelection, schema: GraphQLSchema): (from: Data, to: Data) => boolean {
  if (selection.kind === "Field") {
    const { name, alias = name, selections } = selection;
    const project = selections && compileRequires(selections, schema);
    return (from, to) => {
      const value = from[name] === undefined ? from[alias] : from[name];
      const projected = project ? project(value) : value;
      if (projected === undefined) return name === "__typename";
      mergeData(to, { [alias]: projected });
      return true;
    };
  }
  if (selection.kind === "FragmentSpread") throw new Error("The planner requires a fragment spread.");
  const types = possibleTypes([selection.typeCondition], schema);
  const copies = selection.selections.map((inner) => compileCopy(inner, schema));
  return (from, to) => !types.has(from.__typename as string) || copies.every((copy) => copy(from, to));
}
