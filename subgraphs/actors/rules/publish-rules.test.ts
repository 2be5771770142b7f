import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf } from "../testing.js";

let hub: Hub;
let pts: Partial<Viewer>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
  pts = await memberOf(hub, "pts");
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

describe("publishRules", () => {
  const PUBLISH = `mutation ($input: PublishRulesInput!) { publishRules(input: $input) { __typename
    ... on ActorRules { version url points { code statement { sv en } } sourceNote } ... on UserError { message }
    ... on RulesVersionNotNew { latest } ... on InvalidInput { fields { path } } } }`;
  const points = [{ code: "free-of-charge", statement: { sv: "Allt är gratis", en: null } }];
  const publish = async (input: object, viewer = coordinator) =>
    (await hub.request(PUBLISH, { input: { points, ...input } }, viewer)).publishRules;

  test("is for the coordinator alone", async () => {
    await expect(publish({ version: "2030" }, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(publish({ version: "2030" }, pts)).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test("refuses a version that is not after the latest, and invalid fields", async () => {
    expect(await publish({ version: "2024" })).toMatchObject({ __typename: "RulesVersionNotNew", latest: "2024" });
    expect(await publish({ version: "2023" })).toMatchObject({ __typename: "RulesVersionNotNew", latest: "2024" });
    expect(await publish({ version: "nyast", url: "x", points: [...points, ...points] })).toMatchObject({
      __typename: "InvalidInput",
      fields: [{ path: "version" }, { path: "url" }, { path: "points" }],
    });
  });

  test("adds a version to accept, once of two at the same time", async () => {
    clock.set(new Date("2026-12-01T12:00:00Z"));
    const url = "https://example.se/aktörsrutiner";
    const both = await Promise.all([publish({ version: "2027", url }), publish({ version: "2027", url })]);
    expect(both.map(({ __typename }) => __typename).sort()).toEqual(["ActorRules", "RulesVersionNotNew"]);
    expect(both).toContainEqual({
      __typename: "ActorRules",
      version: "2027",
      url,
      points,
      sourceNote: "Published in the hub on 2026-12-01.",
    });
    expect((await hub.request("{ actorRules { version } }")).actorRules[0]).toEqual({ version: "2027" });
    expect(await publish({ version: "2027-2" })).toMatchObject({ version: "2027-2" });
  });
});
