import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { startDeployedHub } from "./support/deployed-hub.js";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";

const SECONDS = 2;
const READ = '{ events { edges { node { id organizer { name } } } } campaign(slug: "digitalidag-2024") { name } }';

const hubs = {
  "in one process": () => openInProcessHub(new Date(), { limits: { seconds: SECONDS } }),
  "in processes of its own": () => startDeployedHub(new Date(), { HUB_LIMIT_SECONDS: String(SECONDS) }),
};

describe.each(Object.entries(hubs))("a hub %s", (_, openHub) => {
  let hub: Awaited<ReturnType<typeof openHub>>;
  /** Of somebody who keeps all activities locked, so that whoever reads them waits. */
  let database: pg.Client;
  beforeAll(async () => {
    hub = await openHub();
    database = new pg.Client(hub.superuserUrlOf("events"));
    await database.connect();
    await hub.execute(READ);
    await database.query("begin");
    await database.query("lock table event in access exclusive mode");
  });
  afterAll(async () => {
    await database?.end();
    await hub?.close();
  });

  const waiting = async () => {
    const { rows } = await database.query<{ n: number }>(
      "select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
    );
    return rows[0]!.n;
  };

  test("answers when the time is up, and its statements are gone", async () => {
    const answer = hub.execute(READ);
    await vi.waitFor(async () => expect(await waiting()).toBe(1));
    expect(new Set(errorCodes(await answer))).toEqual(new Set(["SUBGRAPH_UNAVAILABLE"]));
    await vi.waitFor(async () => expect(await waiting()).toBe(0));
    expect(errorCodes(await hub.execute("{ counties { name } }"))).toEqual([]);
  });

  test("stops its statements when the client leaves", async () => {
    const controller = new AbortController();
    const body = JSON.stringify({ query: READ });
    const headers = { "content-type": "application/json" };
    const request = new Request("url" in hub ? hub.url : "http://hub.test/graphql", {
      method: "POST",
      headers,
      body,
      signal: controller.signal,
    });
    const answer = Promise.resolve("url" in hub ? fetch(request) : hub.gateway.fetch(request)).catch(() => "left");
    await vi.waitFor(async () => expect(await waiting()).toBe(1));
    controller.abort();
    // Long before the time is up.
    await vi.waitFor(async () => expect(await waiting()).toBe(0));
    await answer;
  });
});
