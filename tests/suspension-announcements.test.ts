import pino from "pino";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { clock } from "../kit/clock.js";
import { type Peers, systemCaller } from "../kit/request/context.js";
import { openSubgraph } from "../kit/testing/open-subgraph.js";
import { startOutboxRelay } from "../kit/writing/outbox-relay.js";
import { actors as actorsSubgraph } from "../subgraphs/actors/subgraph.js";
import { events as eventsSubgraph } from "../subgraphs/events/subgraph.js";
import { addEvents, at } from "../subgraphs/events/testing.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";
import type { SubgraphHub } from "./support/subgraph-hubs.js";

const count = `{ events(filter: { organizer: "pts" }) { totalCount } }`;
const soon = <T>(read: () => Promise<T>, value: T) =>
  vi.waitFor(async () => expect(await read()).toBe(value), { timeout: 15_000, interval: 20 });

describe("the suspension of an actor", () => {
  let actors: SubgraphHub;
  let events: SubgraphHub;
  let pts: string;
  /** Whether `events` answers, and whether its answer arrives. */
  let down = false;
  let lost = false;
  const peers: Peers = {
    async query(subgraph, query, variables) {
      if (down) throw new Error("down");
      const { data, errors } = await (subgraph === "actors" ? actors : events).execute(
        query,
        variables,
        systemCaller(),
      );
      if (errors) throw errors[0]!;
      if (lost) throw new Error("lost");
      return data as never;
    },
  };
  const startRelay = () =>
    startOutboxRelay({
      ...actorsSubgraph,
      subgraph: "actors",
      orm: actors.worker,
      peers,
      log: pino({ level: "silent" }),
    });
  const change = async (verb: string) => {
    const mutation = `mutation ($id: ID!) { answer: ${verb}(id: $id) { __typename } }`;
    expect((await actors.request(mutation, { id: pts }, { role: "COORDINATOR" })).answer.__typename).toBe("Actor");
  };
  const shown = async (): Promise<number> => (await events.request(count)).events.totalCount;

  beforeAll(async () => {
    clock.set(BEFORE_CAMPAIGN);
    [actors, events] = await Promise.all([openSubgraph(actorsSubgraph), openSubgraph(eventsSubgraph)]);
    pts = (await actors.request(`{ actor(slug: "pts") { id } }`)).actor.id;
    await addEvents(events, [{ sessions: [[at("2024-11-15", "10:00"), at("2024-11-15", "12:00")]] }]);
  });
  afterAll(async () => {
    clock.set(undefined);
    await Promise.all([actors?.close(), events?.close()]);
  });
  beforeEach(() => {
    down = lost = false;
  });

  test("is kept until events hears of it, also when nothing ran in between", async () => {
    await change("suspendActor");
    expect(await shown()).toBe(1);
    const end = startRelay();
    await soon(shown, 0);
    await change("reinstateActor");
    await soon(shown, 1);
    await end();
  });

  test("arrives when events was down, and changes nothing when it arrives twice", async () => {
    down = true;
    const end = startRelay();
    await change("suspendActor");
    await change("reinstateActor");
    await change("suspendActor");
    down = false;
    lost = true;
    await soon(shown, 0);
    lost = false;
    await change("reinstateActor");
    await soon(shown, 1);
    await end();
  });

  test("arrives in order, whichever of several processes takes it", async () => {
    const ends = [startRelay(), startRelay(), startRelay()];
    for (let i = 0; i < 5; i++) {
      await change("suspendActor");
      await change("reinstateActor");
    }
    await change("suspendActor");
    await soon(async () => Number((await actors.orm.em.execute(`select count(*) from outbox`))[0]!.count), 0);
    expect(await shown()).toBe(0);
    await change("reinstateActor");
    await soon(shown, 1);
    await Promise.all(ends.map((end) => end()));
  });

  test("stays when the actor leaves, until the coordinator lifts it; leaving alone hides nothing", async () => {
    const end = startRelay();
    await change("suspendActor");
    await soon(shown, 0);
    await change("leaveNetwork");
    await soon(shown, 0);
    await change("reinstateActor");
    await soon(shown, 1);
    const { actor } = await actors.request(`{ actor(slug: "pts") { status leftAt suspension { at } } }`);
    expect(actor).toEqual({ status: "LEFT", leftAt: "2024-11-10", suspension: null });
    await end();
  });
});

test("suspendActor hides an actor's activities in the running hub, reinstateActor shows them", async () => {
  const hub = await openInProcessHub(BEFORE_CAMPAIGN);
  try {
    const key = await hub.createKey({ role: "COORDINATOR" });
    await hub.addDemoData({ events: 200, centers: 0, coaches: 0, seed: 1 });
    const { data } = await hub.execute(`{ events(first: 1) { totalCount edges { node { organizer { id slug } } } } }`);
    const { id, slug } = data.events.edges[0].node.organizer;
    const shown = async () =>
      (await hub.execute(`query ($slug: String!) { actor(slug: $slug) { eventCount } }`, { slug })).data.actor
        .eventCount;
    const before = await shown();
    expect(before).toBeGreaterThan(0);
    await hub.execute(
      `mutation ($id: ID!) { suspendActor(id: $id, reason: "Säljer") { __typename } }`,
      { id },
      { key },
    );
    await soon(shown, 0);
    await hub.execute(`mutation ($id: ID!) { reinstateActor(id: $id) { __typename } }`, { id }, { key });
    await soon(shown, before);
  } finally {
    await hub.close();
  }
});
