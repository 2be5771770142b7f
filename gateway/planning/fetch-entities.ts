import type { BatchFetchNode, EntityBatchAlias } from "@graphql-hive/router-query-planner";
import { type ExecutionResult, GraphQLError, type GraphQLSchema } from "graphql";
import { compileEntityPath, compileRepresentation, type EntityWalk, type Path } from "./entities.js";
import { compileFetch, type Step, variablesOf } from "./fetch.js";
import { type Data, mergeData } from "./merge-data.js";
import { compileRewrites, type Rewrite } from "./rewrites.js";

/** Fields of entities that other fetches found: one request for all of them, in which each representation stands once. */
export function fetchEntities(node: BatchFetchNode, schema: GraphQLSchema): Step {
  const fetch = compileFetch(node);
  const selections = node.entityBatch.aliases.map((alias) => compileEntitySelection(alias, schema));
  return async (run) => {
    const batches = new Map<string, Batch>();
    const collected = selections.map((selection) => collectEntities(selection, run.data, batches));
    if (![...batches.values()].some(({ representations }) => representations.length > 0)) return;
    const variables = variablesOf(fetch, run);
    for (const [name, { representations }] of batches) variables[name] = representations;
    const { data, errors } = (await run.send(fetch, variables)) as ExecutionResult;
    if (data) {
      for (const [index, selection] of selections.entries()) receiveEntities(data, selection, collected[index]!);
    }
    if (errors) run.errors = run.errors.concat(locateErrors(errors, selections, collected, run.data));
  };
}

/** What is selected of entities under one alias. */
interface EntitySelection {
  alias: string;
  variable: string;
  walks: EntityWalk[];
  represent(entity: Data): Data | undefined;
  rewriteInput: Rewrite | undefined;
  rewriteOutput: Rewrite | undefined;
}

function compileEntitySelection(
  { alias, representationsVariableName, paths, requires, inputRewrites, outputRewrites }: EntityBatchAlias,
  schema: GraphQLSchema,
): EntitySelection {
  return {
    alias,
    variable: representationsVariableName,
    walks: paths.map((path) => compileEntityPath(path, schema)),
    represent: compileRepresentation(requires, schema),
    rewriteInput: inputRewrites && compileRewrites(inputRewrites, schema),
    rewriteOutput: outputRewrites && compileRewrites(outputRewrites, schema),
  };
}

/** The values of a variable of representations, with the place of each by its text. */
interface Batch {
  representations: Data[];
  places: Map<string, number>;
}

/** The entities found on each walk, with the places of their representations. */
type Collected = Map<Data, number>[];

function collectEntities(selection: EntitySelection, data: Data, batches: Map<string, Batch>): Collected {
  let batch = batches.get(selection.variable);
  if (!batch) batches.set(selection.variable, (batch = { representations: [], places: new Map() }));
  const { representations, places } = batch;
  return selection.walks.map((walk) => {
    const entities = new Map<Data, number>();
    walk(data, (entity) => {
      if (entities.has(entity)) return;
      const representation = selection.represent(entity);
      if (!representation) return;
      selection.rewriteInput?.(representation);
      const text = JSON.stringify(representation);
      let place = places.get(text);
      if (place === undefined) {
        place = representations.push(representation) - 1;
        places.set(text, place);
      }
      entities.set(entity, place);
    });
    return entities;
  });
}

function receiveEntities(data: Data, { alias, rewriteOutput }: EntitySelection, collected: Collected): void {
  rewriteOutput?.(data[alias]);
  const received = data[alias] as (Data | null)[] | null | undefined;
  if (!received) return;
  for (const entities of collected) {
    for (const [entity, place] of entities) {
      const value = received[place];
      if (value) mergeData(entity, value);
    }
  }
}

/** The errors of entities, each at every place where its entity stands. */
function locateErrors(
  errors: readonly GraphQLError[],
  selections: EntitySelection[],
  collected: Collected[],
  data: Data,
): GraphQLError[] {
  const paths = new Map(
    selections.map((selection, index) => [selection.alias, findPaths(selection, collected[index]!, data)]),
  );
  return errors.flatMap((error) => {
    const [alias, place, ...rest] = error.path ?? [];
    const found = paths.get(alias as string)?.get(place as number);
    if (!found) return error;
    const { message, extensions } = error;
    return found.map(
      (path) => new GraphQLError(message, { path: [...path, ...rest], extensions, originalError: error }),
    );
  });
}

/** Where the entities of each representation stand, by its place. */
function findPaths({ walks }: EntitySelection, collected: Collected, data: Data): Map<number, Path[]> {
  const paths = new Map<number, Path[]>();
  for (const [index, walk] of walks.entries()) {
    walk(data, (entity, path) => {
      const place = collected[index]!.get(entity);
      if (place === undefined) return;
      const found = paths.get(place);
      if (found) found.push([...path]);
      else paths.set(place, [[...path]]);
    });
  }
  return paths;
}
