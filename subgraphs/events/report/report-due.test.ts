import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, at, type Hub, memberOf } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
});
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

describe("eventsToReport", () => {
  const QUERY = `query ($first: Int, $after: String) { eventsToReport(first: $first, after: $after) {
    totalCount pageInfo { endCursor hasNextPage } edges { node { title { sv } reportDue { daysSinceHeld reminder } } }
  } }`;
  const sessionsOn = (day: string): [string, string][] => [[at(day, "10:00"), at(day, "12:00")]];
  const due = async (viewer: Partial<Viewer>, page: Record<string, unknown> = {}) =>
    (await hub.request(QUERY, page, viewer)).eventsToReport;

  test("lists held activities that are not reported, oldest first, with the reminder that is due", async () => {
    clock.set(new Date(at("2024-11-25", "00:30")));
    const days = ["2024-11-25", "2024-11-24", "2024-11-18", "2024-11-17", "2024-11-04", "2024-01-01", "2024-11-26"];
    await addEvents(hub, [
      ...days.map((day) => ({ organizerSlug: "digg", title: { sv: day }, sessions: sessionsOn(day) })),
      { organizerSlug: "digg", state: "REPORTED" as const },
      { organizerSlug: "digg", state: "CANCELLED" as const },
      { organizerSlug: "kb" },
    ]);
    clock.set(new Date(at("2024-11-25", "23:30")));
    const list = await due(memberOf("digg"));
    expect(list.totalCount).toBe(6);
    expect(
      list.edges.map(({ node }: any) => [node.title.sv, node.reportDue.daysSinceHeld, node.reportDue.reminder]),
    ).toEqual([
      ["2024-01-01", 329, 21],
      ["2024-11-04", 21, 21],
      ["2024-11-17", 8, 7],
      ["2024-11-18", 7, 7],
      ["2024-11-24", 1, 1],
      ["2024-11-25", 0, null],
    ]);
    expect(hub.statements).toHaveLength(2);

    const seen: string[] = [];
    for (let after: string | null = null, more = true; more;) {
      const page: any = await due(memberOf("digg"), { first: 4, after });
      seen.push(...page.edges.map(({ node }: any) => node.title.sv));
      after = page.pageInfo.endCursor;
      more = page.pageInfo.hasNextPage;
    }
    expect(seen).toEqual(days.slice(0, 6).toReversed());
  });

  test("is empty for an actor with nothing to report, and refuses callers without an organisation", async () => {
    expect(await due(memberOf("ffo"))).toMatchObject({ totalCount: 0, edges: [] });
    expect(await due({ role: "MUNICIPALITY", municipalityCode: "2082" })).toMatchObject({ totalCount: 0 });
    expect((await hub.execute(`{ eventsToReport { totalCount } }`)).errors).toMatchObject([
      { extensions: { code: "UNAUTHENTICATED" } },
    ]);
    await expect(due({ role: "DASHBOARD" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
