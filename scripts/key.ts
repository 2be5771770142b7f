import "reflect-metadata";
import { clock } from "../kit/clock.js";
import {
  createDatabaseUrlResolver,
  openAsOwner,
  openMigratedDatabase,
} from "../kit/database/open-subgraph-database.js";
import { UserError } from "../kit/graphql/errors.js";
import { commandLine, startOfDay } from "../kit/program/command-line.js";
import { hubConfig, StartError, subgraphConfig } from "../kit/program/config.js";
import { runTask } from "../kit/program/run.js";
import { systemCaller } from "../kit/request/context.js";
import { asOperator } from "../kit/sql/session.js";
import { Role } from "../kit/vocabulary/role.js";
import { withAuditedTransaction } from "../kit/writing/audited-transaction.js";
import { createApiKey } from "../subgraphs/actors/keys/create-api-key.js";
import { actors } from "../subgraphs/actors/subgraph.js";

const USAGE = `npm run -s key -- --role COORDINATOR
npm run -s key -- --role MUNICIPALITY --municipality 2082
npm run -s key -- --role MEMBER --actor pts
Options: --label "what for" --expires 2027-12-31 (from that day on it is not valid)`;

/** PUBLIC needs no key, and coaches get theirs when they register. */
const ROLES = Object.keys(Role).filter((role) => role !== "PUBLIC" && role !== "COACH");

/** Prints a new API key and nothing else, whether the hub is running or not. */
await runTask(async (resources) => {
  const config = hubConfig();
  clock.set(config.now);
  const { role, actor, municipality, label, expires } = parseArguments();
  const { databaseUrl, ownerUrl } = subgraphConfig("actors");
  const orm =
    ownerUrl && !databaseUrl
      ? await openAsOwner(actors, ownerUrl, asOperator)
      : await openMigratedDatabase(actors, await createDatabaseUrlResolver(config, resources)("actors"), asOperator);
  resources.defer(() => orm.close(true));
  const binding = { role, actorSlug: actor, municipalityCode: municipality, label, expiresAt: expires };
  const issued = await withAuditedTransaction({ ...systemCaller(), em: orm.em.fork() }, "key", ({ em }) =>
    createApiKey(em, binding),
  );
  if (issued instanceof UserError) throw new StartError(issued.messages.en);
  process.stdout.write(`${issued.key}\n`);
});

function parseArguments() {
  const option = { type: "string" } as const;
  const options = { role: option, actor: option, municipality: option, label: option, expires: option };
  const { role, expires, ...rest } = commandLine({ options }, USAGE).values;
  if (!role || !ROLES.includes(role)) throw new StartError(`Say which role: --role ${ROLES.join(", ")}.\n${USAGE}`);
  const expiresAt = expires === undefined ? undefined : startOfDay("expires", expires);
  if (expiresAt && expiresAt <= clock.now()) throw new StartError("--expires is not a day to come.");
  if (rest.label !== undefined && !/^\s*\S[^]{0,199}$/u.test(rest.label))
    throw new StartError("--label is not a text of 1 to 200 characters.");
  return { role: role as Role, expires: expiresAt, ...rest };
}
