import { spawnSync } from "node:child_process";

/** `npm run check`: every part runs, whatever fails before it, and the end says what to do about each that failed. */
const PARTS = [
  { name: "types", command: "tsc", remedy: "correct what tsc names above" },
  { name: "lint", command: "eslint .", remedy: "npx eslint . --fix, then correct what is left" },
  { name: "unused code", command: "knip", remedy: "remove what knip names above, or use it" },
  { name: "format", command: "prettier --check .", remedy: "npm run format" },
  { name: "schemas", command: "npm run -s schema -- --check", remedy: "npm run schema, and commit what it writes" },
  {
    name: "typed documents",
    command: "npm run -s codegen -- --check",
    remedy: "npm run codegen, after npm run schema, and commit what it writes",
  },
];

const failed = PARTS.filter(({ command }) => spawnSync(command, { shell: true, stdio: "inherit" }).status !== 0);
for (const { name, remedy } of failed) process.stderr.write(`Not right: ${name}. ${remedy}\n`);
process.exitCode = failed.length > 0 ? 1 : 0;
