import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname } from "node:path";

/**
 * `npm run test:quick`: types, generated schemas, lint, format and tests for what is changed and not committed, or for the last commit when nothing is. At most
 * as many test files as take a minute, the nearest first; none that start programs, unless they are changed themselves.
 */
const MOST_FILES = 24;
const GENERATED = /^(gateway\/\w+|subgraphs\/\w+\/schema)\.graphql$|^operations\/generated\//;
const STARTS_PROGRAMS = /support\/(programs|deployed-hub|npm-hub)\.js|first-change\.md/;

/** Tests of the whole hub that speak up when something of a kind is missing: a case of a mutation, a row of a table, a description. */
const GUARDS: [changed: RegExp, test: string][] = [
  [/^subgraphs\/\w+\/subgraph\.ts$|mutation-cases\//, "tests/mutation-rights.test.ts"],
  [/^subgraphs\/\w+\/subgraph\.ts$|sample-rows/, "tests/table-policies.test.ts"],
  [/\.graphql$/, "tests/api-schema.test.ts"],
  [/-filter\.ts$|-listing\.ts$|-queries\.ts$/, "tests/filters.test.ts"],
];

const linesOf = (command: string, ...args: string[]) =>
  execFileSync(command, args, { encoding: "utf8" }).split("\n").filter(Boolean);
const print = (text: string) => process.stdout.write(`${text}\n`);

function run(command: string, ...args: string[]): void {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}

const untracked = linesOf("git", "ls-files", "--others", "--exclude-standard");
const base = linesOf("git", "diff", "--name-only", "HEAD").length + untracked.length > 0 ? "HEAD" : "HEAD~1";
const changed = [...linesOf("git", "diff", "--name-only", base), ...untracked].filter((file) => existsSync(file));

const written = changed.filter((file) => !GENERATED.test(file));
const rooms = new Set(written.map(dirname));
const floors = new Set(written.map(floorOf));
function floorOf(file: string): string {
  return file.split("/", file.startsWith("subgraphs/") ? 2 : 1).join("/");
}

const guards = GUARDS.filter(([pattern]) => changed.some((file) => pattern.test(file))).map(([, test]) => test);

/** 0 for a changed test or one that guards what is changed, 1 for one in the room of a changed file, 2 for one on its floor, 3 for any other. */
function distanceOf(test: string): number {
  if (changed.includes(test) || guards.includes(test)) return 0;
  if (rooms.has(dirname(test)) && dirname(test) !== "tests") return 1;
  return floors.has(floorOf(test)) ? 2 : 3;
}

const importing = linesOf("npx", "vitest", "list", "--filesOnly", "--changed", base).filter((line) => existsSync(line));
// What is no module, as SQL, is imported by none: the tests of its room are near all the same.
const inRooms = linesOf("git", "ls-files", "*.test.ts").filter((test) => distanceOf(test) <= 1);
const candidates = [...new Set([...importing, ...inRooms])].filter(
  (test) => distanceOf(test) === 0 || !STARTS_PROGRAMS.test(readFileSync(test, "utf8")),
);
const chosen = candidates.toSorted((a, b) => distanceOf(a) - distanceOf(b)).slice(0, MOST_FILES);

print(`Changed since ${base}: ${changed.join(", ") || "nothing"}`);
print(`Tests: ${chosen.join(", ") || "none"}`);
print(`Left to npm test: ${candidates.length - chosen.length} test files further off, and those that start programs.`);

run("npx", "tsc");
if (changed.some((file) => /^(kit|subgraphs)\/.*\.ts$/.test(file))) run("npm", "run", "-s", "schema", "--", "--check");
const linted = written.filter((file) => file.endsWith(".ts"));
if (linted.length > 0) run("npx", "eslint", ...linted);
if (written.length > 0) run("npx", "prettier", "--check", "--ignore-unknown", ...written);
if (chosen.length > 0) run("npx", "vitest", "run", ...chosen);
