import { readdirSync } from "node:fs";
import { StartError } from "../kit/program/config.js";
import { runProgram } from "../kit/program/run.js";

const folders = readdirSync(new URL("../subgraphs", import.meta.url), { withFileTypes: true });
const names = folders.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
const [name = "", ...more] = process.argv.slice(2);

if (names.includes(name) && more.length === 0) await import(`../subgraphs/${name}/server.js`);
else
  await runProgram(() =>
    Promise.reject(new StartError(`Say which subgraph: npm run subgraph -- ${names.join(" | ")}`)),
  );
