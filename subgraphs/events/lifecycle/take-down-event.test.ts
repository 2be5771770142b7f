import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import {
  addEvents,
  at,
  coordinator,
  draftOf,
  type Hub,
  memberOf,
  openHouse,
  peers,
  recordSuspension,
} from "../testing.js";

let hub: Hub;
let id: string;
const organizer = memberOf("pts");
beforeAll(async () => {
  hub = await openSubgraph(events, peers);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});
beforeEach(async () => {
  clock.set(new Date(at("2024-11-10", "12:00")));
  id = await draftOf(hub);
  await run("publishEvent");
});

const ANSWER = `__typename ... on Event { id status hidden version takenDown { at reason } } ... on UserError { message }`;
const REFUSALS: Record<string, string> = {
  takeDownEvent:
    "... on AlreadyTakenDown { at reason } ... on WrongState { status } ... on InvalidInput { fields { path } }",
  publishEvent: "... on EventTakenDown { reason }",
  uncancelEvent: "... on EventTakenDown { reason }",
  copyEvent: "... on EventTakenDown { reason }",
};

/** Executes a mutation that takes an id, or an input with it. */
async function run(verb: string, viewer: Partial<Viewer> = organizer, input?: object, of = id) {
  const type = verb[0]!.toUpperCase() + verb.slice(1);
  const [name, given] = input ? [`input: ${type}Input!`, { input: { id: of, ...input } }] : ["id: ID!", { id: of }];
  const argument = name.split(":")[0]!;
  const query = `mutation ($${name}) { answer: ${verb}(${argument}: $${argument}) { ${ANSWER} ${REFUSALS[verb] ?? ""} } }`;
  return (await hub.request(query, given, viewer)).answer;
}
const takeDown = (reason = "Säljer abonnemang.") => run("takeDownEvent", coordinator, { reason });
const restore = () => run("restoreEvent", coordinator);

const event = async (viewer: Partial<Viewer> = {}) =>
  (await hub.request(`query ($id: ID!) { event(id: $id) { status warnings { path message } } }`, { id }, viewer)).event;
/** How many activities are listed, and how many the campaign counts. */
const figures = async () => {
  const { events, campaign } = await hub.request(
    `{ events(filter: { organizer: "pts" }) { totalCount } campaign(slug: "digitalidag-2024") { activities coverage { covered } } }`,
  );
  return [events.totalCount, campaign.activities, campaign.coverage.covered];
};

describe("takeDownEvent", () => {
  test("takes an activity out of lists and figures; restoreEvent puts it back as it was", async () => {
    const before = await figures();
    expect(await takeDown()).toMatchObject({
      status: "PUBLISHED",
      hidden: true,
      takenDown: { at: expect.stringMatching(/^2024-11-10T11:00/), reason: "Säljer abonnemang." },
    });
    const after = await figures();
    expect(after.slice(0, 2)).toEqual([before[0] - 1, before[1] - 1]);
    for (const viewer of [{}, memberOf("kb")]) expect(await event(viewer)).toBeNull();
    expect(await restore()).toMatchObject({ status: "PUBLISHED", hidden: false, takenDown: null });
    expect(await figures()).toEqual(before);
    expect(await event()).toMatchObject({ status: "PUBLISHED" });
  });

  test("tells the organizer why and what to do", async () => {
    await takeDown();
    for (const viewer of [organizer, coordinator]) {
      const [warning] = (await event(viewer)).warnings;
      expect(warning).toMatchObject({ path: "takenDown", message: expect.stringContaining("Säljer abonnemang.") });
      expect(warning.message).toContain("updateEvent");
    }
  });

  test("tells a reason without a full stop as a sentence of its own", async () => {
    await takeDown("Säljer abonnemang");
    const messages = [
      (await event(organizer)).warnings[0].message,
      (await run("publishEvent")).message,
      (await takeDown("Fel lokal")).message,
    ];
    for (const message of messages) expect(message).toMatch(/: Säljer abonnemang\. (Correct|Put) /);
  });

  test("is not got round: neither published, postponed and published, cancelled and back, nor copied", async () => {
    await takeDown();
    const refused = { __typename: "EventTakenDown", reason: "Säljer abonnemang." };
    expect(await run("publishEvent")).toMatchObject(refused);
    expect(await run("copyEvent")).toMatchObject(refused);
    await run("postponeEvent");
    expect(await run("publishEvent")).toMatchObject(refused);
    await run("cancelEvent", organizer, { reason: "Storm" });
    expect(await run("uncancelEvent")).toMatchObject(refused);
    expect(await event()).toBeNull();
    await restore();
    expect(await event()).toMatchObject({ status: "CANCELLED" });
  });

  test("lets the organizer correct it, and time pass", async () => {
    const { version } = await takeDown();
    const changes = { title: { sv: "Hjälp med BankID, utan köp" } };
    expect(await run("updateEvent", organizer, { expectedVersion: version, changes })).toMatchObject({ hidden: true });
    clock.set(new Date(at("2024-11-18", "12:00")));
    expect(await restore()).toMatchObject({ status: "HELD", hidden: false });
  });

  test("repeated changes nothing, another reason is refused with the present one; at once one of two is taken", async () => {
    const { version } = await takeDown();
    expect(await takeDown()).toMatchObject({ version });
    const taken = { __typename: "AlreadyTakenDown", reason: "Säljer abonnemang.", at: expect.any(String) };
    expect(await takeDown("Fel lokal.")).toMatchObject(taken);
    expect(await restore()).toMatchObject({ version: version + 1 });
    expect(await restore()).toMatchObject({ version: version + 1 });
    const answers = await Promise.all([takeDown("Ett skäl."), takeDown("Ett annat skäl.")]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["AlreadyTakenDown", "Event"]);
  });

  test("takes down what is public in any state, and no draft", async () => {
    const states = ["PUBLISHED", "POSTPONED", "CANCELLED", "REPORTED", "ARCHIVED"] as const;
    for (const of of await addEvents(
      hub,
      states.map((state) => ({ state })),
    )) {
      expect(await run("takeDownEvent", coordinator, { reason: "Fel lokal." }, of)).toMatchObject({ hidden: true });
    }
    const draft = await draftOf(hub, { ...openHouse, externalId: "draft" });
    const refusal = await run("takeDownEvent", coordinator, { reason: "Fel lokal." }, draft);
    expect(refusal).toMatchObject({ __typename: "WrongState", status: "DRAFT" });
    expect(await takeDown(" ")).toMatchObject({ __typename: "InvalidInput", fields: [{ path: "reason" }] });
  });

  test("and suspension do not undo each other", async () => {
    await takeDown();
    await recordSuspension(hub, "pts", true);
    await recordSuspension(hub, "pts", false);
    expect(await event()).toBeNull();
    await recordSuspension(hub, "pts", true);
    expect(await restore()).toMatchObject({ hidden: true });
    expect(await event()).toBeNull();
    await recordSuspension(hub, "pts", false);
    expect(await event()).toMatchObject({ status: "PUBLISHED" });
  });

  test("leaves a trace with its reason", async () => {
    await takeDown();
    const rows = await hub.orm.em.execute(
      `select action, owner_actor, diff from audit_entry where entity_id = ? order by at desc, id desc limit 1`,
      [id],
    );
    expect(rows).toMatchObject([{ action: "takeDownEvent", owner_actor: "pts" }]);
    expect(JSON.stringify(rows)).toContain("Säljer abonnemang.");
  });

  test.each(["takeDownEvent", "restoreEvent"])("%s is for the coordinator alone", async (verb) => {
    const input = verb === "takeDownEvent" ? { reason: "Fel lokal." } : undefined;
    await expect(run(verb, organizer, input)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
