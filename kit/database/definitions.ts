import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Kysely, sql } from "kysely";
import type { RowPolicy, Subgraph } from "../subgraph/subgraph.js";
import { basePolicies } from "./base-schema.js";

/**
 * The parts of a database that are replaced when they change, rather than migrated: functions and views, one in each `.sql` file, and the
 * policies of the tables.
 */
export interface Definitions {
  extensions: string[];
  /** Created before the migrations, whose tables need them. Their bodies are not checked then, since they name tables that do not exist yet. */
  functions: string[];
  /** Created after the migrations. */
  views: string[];
  policies: RowPolicy[];
  /** Changes when any of them does. */
  hash: string;
}

export async function readDefinitions({ folder, extensions = [], policies = [] }: Subgraph): Promise<Definitions> {
  const kitFunctions = await sqlFiles(join(import.meta.dirname, "functions"));
  const definitions = {
    extensions,
    functions: [...kitFunctions, ...(await sqlFiles(join(folder, "functions")))],
    views: await sqlFiles(join(folder, "views")),
    policies: [...basePolicies, ...policies],
  };
  return { ...definitions, hash: createHash("sha256").update(JSON.stringify(definitions)).digest("hex") };
}

async function sqlFiles(folder: string): Promise<string[]> {
  if (!existsSync(folder)) return [];
  const names = (await readdir(folder)).filter((name) => name.endsWith(".sql")).sort();
  return Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
}

export async function replaceFunctions(db: Kysely<unknown>, { extensions, functions }: Definitions): Promise<void> {
  for (const extension of extensions) await sql`create extension if not exists ${sql.id(extension)}`.execute(db);
  await sql`set check_function_bodies = off`.execute(db);
  for (const statements of functions) await sql.raw(statements).execute(db);
  await sql`reset check_function_bodies`.execute(db);
}

export async function replaceViewsAndPolicies(db: Kysely<unknown>, { views, policies }: Definitions): Promise<void> {
  for (const statements of views) await sql.raw(statements).execute(db);
  for (const { table, write, read = "true", change = "false" } of policies) {
    await sql`select hub_guard(${table}, ${write}, ${read}, ${change})`.execute(db);
  }
}
