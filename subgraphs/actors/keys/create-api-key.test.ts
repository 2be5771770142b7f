import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";
import { ApiKey } from "./api-key.js";
import { createApiKey, KeyBindingMismatch, type NewApiKey } from "./create-api-key.js";
import { createKey } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("createApiKey", () => {
  test("stores the hash of the secret only", async () => {
    const text = await createKey(hub, { role: "COORDINATOR" });
    const row = await hub.orm.em.fork().findOneOrFail(ApiKey, { id: text.split("_")[1]! });
    expect(JSON.stringify(row)).not.toContain(text.split("_").slice(2).join("_"));
    expect(row.secretHash).toHaveLength(32);
  });

  test.each<[string, NewApiKey]>([
    ["There is no actor nobody.", { role: "MEMBER", actorSlug: "nobody" }],
    ["There is no municipality 9999.", { role: "MUNICIPALITY", municipalityCode: "9999" }],
  ])("refuses: %s", async (message, binding) => {
    expect(await createApiKey(hub.orm.em.fork(), binding)).toMatchObject({ messages: { en: message } });
  });

  test.each<[string, NewApiKey]>([
    ["A MEMBER key is for an actor", { role: "MEMBER" }],
    ["A MUNICIPALITY key is for a municipality", { role: "MUNICIPALITY" }],
    ["and nothing else", { role: "MUNICIPALITY", municipalityCode: "2082", actorSlug: "pts" }],
    ["and nothing else", { role: "MEMBER", actorSlug: "pts", municipalityCode: "2082" }],
    ["A COORDINATOR key is for neither", { role: "COORDINATOR", actorSlug: "pts" }],
    ["The role PUBLIC needs no key", { role: "PUBLIC" }],
    ["A coach is given a key", { role: "COACH" }],
  ])("refuses: %s", async (message, binding) => {
    const refused = await createApiKey(hub.orm.em.fork(), binding);
    expect(refused).toBeInstanceOf(KeyBindingMismatch);
    expect(refused).toMatchObject({ role: binding.role, messages: { en: expect.stringContaining(message) } });
  });
});
