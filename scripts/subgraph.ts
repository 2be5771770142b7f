import { StartError } from "../kit/config.js";
import { run } from "../kit/run.js";

const NAMES = ["actors", "events", "centers", "coaches"];
const [name = ""] = process.argv.slice(2);

if (NAMES.includes(name)) await import(`../subgraphs/${name}/server.js`);
else await run(() => Promise.reject(new StartError(`Say which subgraph: npm run subgraph -- ${NAMES.join(" | ")}`)));
