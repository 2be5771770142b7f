import "reflect-metadata";
import { parseArgs } from "node:util";
import { hubConfig, StartError } from "../kit/config.js";
import { openDatabase } from "../kit/orm.js";
import { runOnce } from "../kit/run.js";
import { addresses, openStore } from "../kit/store.js";
import { subgraphs } from "../subgraphs/index.js";

const USAGE = `npm run migration -- up                 brings the databases up to this release (needs <NAME>_OWNER_URL in production)
npm run migration -- status             says what is missing
npm run migration -- create <subgraph>  makes an empty migration to fill in`;

await runOnce(async (life) => {
  const [task, name] = parseArgs({ allowPositionals: true }).positionals;
  const addressOf = addresses(hubConfig(), life);
  const chosen = subgraphs.filter((subgraph) => !name || subgraph.name === name);
  if (chosen.length === 0) throw new StartError(`There is no subgraph ${name}.`);

  for (const subgraph of chosen) {
    const address = await addressOf(subgraph.name);
    if (task === "up") {
      const orm = await openStore(subgraph, address);
      await orm.close(true);
      say(`${subgraph.name}: up to date`);
    } else if (task === "status") {
      const orm = await openDatabase(subgraph, address.databaseUrl);
      const pending = await orm.migrator.getPending();
      await orm.close(true);
      say(
        `${subgraph.name}: ${pending.length > 0 ? `lacks ${pending.map((migration) => migration.name).join(", ")}` : "up to date"}`,
      );
    } else if (task === "create" && name) {
      const orm = await openDatabase(subgraph, address.databaseUrl);
      const { fileName } = await orm.migrator.create(undefined, true);
      await orm.close(true);
      say(`${subgraph.folder}/migrations/${fileName}`);
    } else {
      throw new StartError(USAGE);
    }
  }
});

function say(line: string) {
  process.stdout.write(`${line}\n`);
}
