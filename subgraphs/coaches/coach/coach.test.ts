import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { coaches } from "../subgraph.js";
import { addCoach, addDiploma, coachWith, coordinator, type Hub, memberOf, strangers } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

const codeOf = async (source: string, viewer?: Partial<Viewer>) =>
  (await hub.execute(source, {}, callerAs(viewer))).errors?.[0]?.extensions.code;

describe("a coach", () => {
  test("is shown to the coordinator and to the coach", async () => {
    const id = await addCoach(hub, {
      publicName: "Coach Åäö",
      themeDays: ["2024-11-15", "2024-11-16"],
      digcomp: ["2.3"],
      maxTravelKm: 20,
    });
    const source = `query ($id: ID!) { coach(id: $id) {
      id kind publicName languages topics digcomp modes areas { code } maxTravelKm yearRound themeDays status level organisation { slug } createdAt } }`;
    const { coach } = await hub.request(source, { id }, coordinator);
    expect(coach).toMatchObject({
      id,
      kind: "INDIVIDUAL",
      publicName: "Coach Åäö",
      languages: ["sv"],
      topics: ["BANKID"],
      digcomp: ["2.3"],
      modes: ["LOCAL_MEETING_PLACE"],
      areas: [{ code: "2082" }],
      maxTravelKm: 20,
      yearRound: true,
      themeDays: ["2024-11-15", "2024-11-16"],
      status: "TRAINED",
      level: "TRAINED",
      organisation: null,
    });
    expect(await hub.request(source, { id }, coachWith(id))).toEqual({ coach });
    expect(await hub.entities("Coach", [{ id }], "publicName", coachWith(id))).toEqual([{ publicName: "Coach Åäö" }]);
  });

  test("is null for strangers, also through other subgraphs", async () => {
    const id = await addCoach(hub, { kind: "ORGANISATION", organisationSlug: "lo" });
    await addDiploma(hub, "D-HIDDEN", id);
    for (const stranger of strangers) {
      expect(await hub.request("query ($id: ID!) { coach(id: $id) { id } }", { id }, stranger)).toEqual({
        coach: null,
      });
      expect(await hub.entities("Coach", [{ id }], "id", stranger)).toEqual([null]);
      expect(await hub.entities("Diploma", [{ number: "D-HIDDEN" }], "verificationCode", stranger)).toEqual([null]);
      expect(await hub.entities("Actor", [{ slug: "lo" }], "organisationCoach { id }", stranger)).toEqual([
        { organisationCoach: null },
      ]);
    }
    expect(await codeOf("{ coaches { totalCount } }")).toBe("UNAUTHENTICATED");
    for (const stranger of strangers.slice(1))
      expect(await codeOf("{ coaches { totalCount } }", stranger)).toBe("FORBIDDEN");
  });

  test("that is an organisation is shown to it", async () => {
    const id = await addCoach(hub, { kind: "ORGANISATION", organisationSlug: "iva" });
    const fields = "organisationCoach { id organisation { slug } }";
    for (const viewer of [memberOf("iva"), coordinator]) {
      expect(await hub.entities("Actor", [{ slug: "iva" }], fields, viewer)).toEqual([
        { organisationCoach: { id, organisation: { slug: "iva" } } },
      ]);
    }
  });

  test("is null when the id is no UUID", async () => {
    expect(await hub.request('{ coach(id: "1 or 1=1") { id } }', {}, coordinator)).toEqual({ coach: null });
  });
});
