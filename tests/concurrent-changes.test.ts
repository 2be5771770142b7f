import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { startDeployedHub } from "./support/deployed-hub.js";
import { errorCodes } from "./support/graphql-client.js";
import { BEFORE_CAMPAIGN, eventInput } from "./support/sample-inputs.js";

let hub: Awaited<ReturnType<typeof startDeployedHub>>;
const keys = { pts: "", coordinator: "" };
beforeAll(async () => {
  hub = await startDeployedHub(BEFORE_CAMPAIGN);
  keys.pts = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
  keys.coordinator = await hub.createKey({ role: "COORDINATOR" });
});
afterAll(() => hub?.close());

const create = async (headers = {}) => {
  const answer = await hub.execute(operations.CreateEventDocument, { input: eventInput }, { key: keys.pts, headers });
  return answer.data.createEvent as { __typename: string; id: string };
};
const drafts = async (): Promise<number> => {
  const { data } = await hub.execute(
    `{ events(filter: { status: [DRAFT] }, first: 1) { totalCount } }`,
    {},
    { key: keys.pts },
  );
  return data.events.totalCount;
};
const typesOf = (answers: { __typename: string }[]) => answers.map(({ __typename }) => __typename);

test("of 50 writers on one version exactly one succeeds", async () => {
  const { id } = await create();
  const UPDATE = `mutation ($input: UpdateEventInput!) { updateEvent(input: $input) { __typename } }`;
  const answers = await Promise.all(
    Array.from({ length: 50 }, async (_, n) => {
      const input = { id, expectedVersion: 1, changes: { title: { sv: `Titel ${n}` } } };
      return (await hub.execute(UPDATE, { input }, { key: keys.pts })).data.updateEvent;
    }),
  );
  expect(typesOf(answers).filter((type) => type === "Event")).toHaveLength(1);
  expect(typesOf(answers).filter((type) => type === "StaleVersion")).toHaveLength(49);
});

test("20 repeats of one idempotency key make one row", async () => {
  const before = await drafts();
  const headers = { "idempotency-key": randomUUID() };
  const made = await Promise.all(Array.from({ length: 20 }, () => create(headers)));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  expect(await drafts()).toBe(before + 1);
});

test("new rules are asked for at the next publication", async () => {
  const accept = (version: string) =>
    hub.execute(operations.AcceptRulesDocument, { input: { version } }, { key: keys.pts });
  const { id } = await create();
  const publish = async () =>
    (await hub.execute(operations.PublishEventDocument, { id }, { key: keys.pts })).data.publishEvent?.__typename;
  await accept("2024");
  const RULES = `mutation { publishRules(input: { version: "2031", points: [{ code: "a", statement: { sv: "En regel" } }] }) { __typename } }`;
  expect((await hub.execute(RULES, {}, { key: keys.coordinator })).data).toMatchObject({
    publishRules: { __typename: "ActorRules" },
  });
  expect(await publish()).toBe("RulesNotAccepted");
  await accept("2031");
  expect(await publish()).toBe("Event");
});

test("a revoked key changes nothing from then on, and reads nothing within a minute", async () => {
  const [reading, changing] = await Promise.all([
    hub.createKey({ role: "MEMBER", actorSlug: "pts" }),
    hub.createKey({ role: "MEMBER", actorSlug: "pts" }),
  ]);
  const read = (key: string) => hub.execute(operations.MeDocument, {}, { key });
  for (const key of [reading, changing]) {
    expect((await read(key)).data.viewer).toMatchObject({ role: "MEMBER" });
    const REVOKE = `mutation ($id: ID!) { revokeApiKey(id: $id) { __typename } }`;
    await hub.execute(REVOKE, { id: key.split("_")[1] }, { key: keys.coordinator });
  }
  const change = await hub.execute(operations.CreateEventDocument, { input: eventInput }, { key: changing });
  expect(errorCodes(change)).toEqual(["UNAUTHENTICATED"]);
  expect(errorCodes(await read(changing))).toEqual(["UNAUTHENTICATED"]);
  await vi.waitFor(async () => expect(errorCodes(await read(reading))).toEqual(["UNAUTHENTICATED"]), {
    timeout: 60_000,
    interval: 1000,
  });
});
