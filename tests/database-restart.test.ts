import { Client } from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { startDeployedHub } from "./support/deployed-hub.js";
import { errorCodes } from "./support/graphql-client.js";
import { eventInput } from "./support/sample-inputs.js";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 90_000 });

let hub: Awaited<ReturnType<typeof startDeployedHub>>;
beforeAll(async () => {
  hub = await startDeployedHub();
});
afterAll(() => hub?.close());

/** Ends the connections to the database of a subgraph, again and again, as a server does that is being restarted. */
async function cutConnections(name: string, until: () => boolean) {
  const superuser = new Client(hub.superuserUrlOf(name));
  await superuser.connect();
  while (!until()) {
    await superuser.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
  }
  await superuser.end();
}

test.each(["actors", "events"])(
  "connections of %s that are cut are SUBGRAPH_UNAVAILABLE, then all is well",
  async (name) => {
    const key = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
    const read = () => hub.execute('{ actor(slug: "pts") { name } events { totalCount } }', {}, { key });
    const change = () => hub.execute(operations.CreateEventDocument, { input: eventInput }, { key });
    expect([...errorCodes(await read()), ...errorCodes(await change())]).toEqual([]);

    let done = false;
    const cut = cutConnections(name, () => done);
    const codes = new Set<unknown>();
    for (let round = 0; round < 25; round++) {
      const answers = await Promise.all([read(), change(), read(), change(), read()]);
      answers.flatMap(errorCodes).forEach((code) => codes.add(code));
    }
    done = true;
    await cut;

    expect([...codes]).toEqual(["SUBGRAPH_UNAVAILABLE"]);
    await vi.waitFor(async () => expect([...errorCodes(await read()), ...errorCodes(await change())]).toEqual([]));
  },
);
