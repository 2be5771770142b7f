import "reflect-metadata";
import { readFile, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { CriticalityLevel, diff } from "@graphql-inspector/core";
import { composeServices } from "@theguild/federation-composition";
import { buildASTSchema, buildSchema, type DefinitionNode, Kind, parse, print } from "graphql";
import { commandLine } from "../kit/program/command-line.js";
import { StartError } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import { createSdl } from "../kit/serving/create-schema.js";
import type { Subgraph } from "../kit/subgraph/subgraph.js";
import { subgraphs } from "../subgraphs/index.js";
import { cacheKeys } from "./cache-keys.js";
import { permissionsPage } from "./permissions.js";

const GATEWAY = resolve(import.meta.dirname, "../gateway");

const USAGE = `npm run schema                writes what is generated from the code
npm run schema -- --check     only says whether it is up to date
npm run schema -- --breaking  also writes changes that break clients`;

/**
 * Writes the SDL of each subgraph, the supergraph, the API schema and the page of permissions; with --check it only compares them. Changes
 * that break clients are refused without --breaking.
 */
await runTask(async () => {
  const flag = { type: "boolean" } as const;
  const { values } = commandLine({ options: { check: flag, breaking: flag } }, USAGE);
  const files = await generate();
  const stale = (
    await Promise.all([...files].map(async ([file, text]) => ((await readIfExists(file)) === text ? [] : [file])))
  ).flat();
  if (stale.length === 0) return;

  const breaking = await breakingChanges(files.get(`${GATEWAY}/api.graphql`)!);
  if (breaking.length > 0 && !values.breaking) {
    throw new StartError(
      `These changes break clients of the published schema:\n  ${breaking.join("\n  ")}\nIf they are meant: npm run schema -- --breaking`,
    );
  }
  if (values.check) throw new StartError(`The generated schemas are stale: ${stale.join(", ")}\nRun: npm run schema`);
  await Promise.all(stale.map((file) => writeFile(file, files.get(file)!)));
});

async function generate(): Promise<Map<string, string>> {
  const services = await Promise.all(
    subgraphs.map(async (subgraph) => ({
      subgraph,
      sdl: sortTypes(await createSdl(subgraph)),
    })),
  );
  const { supergraphSdl, publicDocumentNode, errors } = composeServices(
    services.map(({ subgraph, sdl }) => ({ name: subgraph.name, url: urlOf(subgraph), typeDefs: parse(sdl) })),
  );
  if (!supergraphSdl)
    throw new StartError(`The subgraphs do not compose:\n  ${errors?.map(({ message }) => message).join("\n  ")}`);
  return new Map([
    ...services.map(({ subgraph, sdl }) => [`${subgraph.folder}/schema.graphql`, `${sdl}\n`] as const),
    [`${GATEWAY}/supergraph.graphql`, `${supergraphSdl}\n`],
    [`${GATEWAY}/api.graphql`, `${print(publicDocumentNode)}\n`],
    [resolve(GATEWAY, "../docs/reference/permissions.md"), await permissionsPage(supergraphSdl)],
    [resolve(GATEWAY, "../docs/cache-keys.json"), await cacheKeys(buildASTSchema(publicDocumentNode))],
  ]);
}

/**
 * Types by name. They are printed in the order in which their modules were loaded, which any change of an import would change. Without
 * `schema { … }`, since the root types have the usual names.
 */
function sortTypes(sdl: string): string {
  const nameOf = (definition: DefinitionNode) => ("name" in definition ? (definition.name?.value ?? "") : "");
  return parse(sdl)
    .definitions.filter(({ kind }) => kind !== Kind.SCHEMA_DEFINITION)
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b), "en"))
    .map(({ loc }) => sdl.slice(loc!.start, loc!.end))
    .join("\n\n");
}

function urlOf({ port }: Subgraph) {
  return `http://localhost:${port}/graphql`;
}

function readIfExists(file: string) {
  return readFile(file, "utf8").catch(() => "");
}

async function breakingChanges(api: string): Promise<string[]> {
  const published = await readIfExists(`${GATEWAY}/api.graphql`);
  if (!published) return [];
  const changes = await diff(buildSchema(published), buildSchema(api));
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message }) => message);
}
