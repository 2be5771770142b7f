import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { draftOf, type Hub, memberOf, peers } from "../testing.js";
import { Event } from "./event.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events, peers);
});
afterAll(() => hub.close());

const UPDATE = `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) {
  __typename ... on Event { version title { sv } } ... on UserError { message } ... on StaleVersion { currentVersion }
} }`;
const update = async (id: string, changes: object, expectedVersion: number) =>
  (await hub.request(UPDATE, { input: { id, expectedVersion, changes } }, memberOf("pts"))).updateEvent;
const stored = (id: string) => hub.orm.em.fork().findOneOrFail(Event, id);

describe("simultaneous calls of updateEvent", () => {
  test("with the same version change the activity once; the other call gets StaleVersion", async () => {
    const id = await draftOf(hub);
    const answers = await Promise.all(["Första", "Andra"].map((sv) => update(id, { title: { sv } }, 1)));
    const [changed, stale] = answers.toSorted((a, b) => a.__typename.localeCompare(b.__typename));
    expect(changed).toMatchObject({ __typename: "Event", version: 2 });
    expect(stale).toMatchObject({ __typename: "StaleVersion", currentVersion: 2, message: expect.any(String) });
    expect((await stored(id)).title).toMatchObject(changed.title);
  });

  test.each([
    ["different", (n: number) => ({ title: { sv: `Titel ${n}` } })],
    ["the same", () => ({ title: { sv: "Samma titel" } })],
  ])("let one of fifty succeed that have %s changes to the same version", async (_, changes) => {
    const id = await draftOf(hub);
    const answers = await Promise.all(Array.from({ length: 50 }, (_, n) => update(id, changes(n), 1)));
    expect(answers.filter(({ __typename }) => __typename === "Event")).toHaveLength(1);
    expect(
      answers.filter(({ __typename, currentVersion }) => __typename === "StaleVersion" && currentVersion === 2),
    ).toHaveLength(49);
    expect((await stored(id)).version).toBe(2);
  });
});
