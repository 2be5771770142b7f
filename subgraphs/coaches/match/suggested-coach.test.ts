import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import type { Coach } from "../coach/coach.js";
import { coaches } from "../subgraph.js";
import { addCoach, coordinator, type Hub, strangers } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

describe("suggestedCoaches", () => {
  const activity = (given: Record<string, unknown> = {}) => ({
    id: crypto.randomUUID(),
    sessions: [{ start: "2024-11-15T09:00:00Z", end: "2024-11-15T15:00:00Z" }],
    municipality: { code: "0880" },
    languages: ["fi"],
    topics: ["AI", "EID"],
    attendanceMode: "ON_SITE",
    ...given,
  });
  const fields = "suggestedCoaches(first: 10) { score reasons { criterion points } coach { id } }";
  const points = (PLACE: number, TIME: number, LANGUAGE: number, TOPICS: number) =>
    Object.entries({ PLACE, TIME, LANGUAGE, TOPICS }).map(([criterion, points]) => ({ criterion, points }));
  const ids: Record<string, string> = {};
  beforeAll(async () => {
    const fitting: Partial<Coach> = {
      areaCodes: ["0880"],
      languages: ["fi", "sv"],
      topics: ["AI", "EID"],
      yearRound: false,
      themeDays: ["2024-11-15", "2024-11-16"],
    };
    ids.best = await addCoach(hub, fitting);
    ids.sameCounty = await addCoach(hub, { ...fitting, areaCodes: ["0881"], topics: ["AI"] });
    ids.elsewhere = await addCoach(hub, { ...fitting, areaCodes: ["2580"], topics: [] });
    ids.byPhone = await addCoach(hub, { ...fitting, areaCodes: [], modes: ["PHONE"] });
    await addCoach(hub, { ...fitting, themeDays: ["2024-11-16"] });
    await addCoach(hub, { ...fitting, languages: ["sv"] });
    await addCoach(hub, { ...fitting, status: "PAUSED" });
    await addCoach(hub, { ...fitting, status: "REGISTERED", level: null });
  });

  test("scores coaches by place, time, language and topics, best first", async () => {
    const [found] = await hub.entities("Event", [activity()], fields, coordinator);
    expect(found).toEqual({
      suggestedCoaches: [
        { coach: { id: ids.best }, score: 100, reasons: points(35, 25, 20, 20) },
        { coach: { id: ids.sameCounty }, score: 70, reasons: points(15, 25, 20, 10) },
        { coach: { id: ids.elsewhere }, score: 45, reasons: points(0, 25, 20, 0) },
      ],
    });
  });

  test("takes coaches from anywhere for help online, and gives no points for part of the days or languages", async () => {
    const sessions = [...activity().sessions, { start: "2024-12-01T09:00:00Z", end: "2024-12-01T10:00:00Z" }];
    const online = activity({
      attendanceMode: "ONLINE",
      municipality: null,
      languages: ["fi", "so"],
      topics: [],
      sessions,
    });
    const all = await hub.entities("Event", [online, activity(), activity({ languages: ["ar"] })], fields, coordinator);
    expect(all[0]).toEqual({
      suggestedCoaches: [{ coach: { id: ids.byPhone }, score: 55, reasons: points(35, 0, 0, 20) }],
    });
    expect(all[1]!.suggestedCoaches).toHaveLength(3);
    expect(all[2]!.suggestedCoaches).toEqual([]);
    expect(hub.statements).toHaveLength(1);
  });

  test("is null for anyone but the coordinator", async () => {
    for (const stranger of strangers)
      expect(await hub.entities("Event", [activity()], fields, stranger)).toEqual([{ suggestedCoaches: null }]);
  });

  test("refuses more than fifty", async () => {
    await expect(
      hub.entities("Event", [activity()], "suggestedCoaches(first: 51) { score }", coordinator),
    ).rejects.toThrow();
  });
});
