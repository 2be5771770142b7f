import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { coaches } from "../subgraph.js";
import { addCoach, coordinator, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

interface Answer {
  coaches: { pageInfo: { hasNextPage: boolean; endCursor: string }; edges: { node: { id: string } }[] };
}

const codeOf = async (source: string, viewer?: Partial<Viewer>) =>
  (await hub.execute(source, {}, callerAs(viewer))).errors?.[0]?.extensions.code;

describe("coaches", () => {
  const ids: string[] = [];
  beforeAll(async () => {
    const status = ["REGISTERED", "TRAINED", "PAUSED"] as const;
    for (let i = 0; i < 12; i++) {
      ids.unshift(
        await addCoach(hub, {
          areaCodes: ["1480", i % 2 ? "1481" : "1482"],
          languages: i % 3 ? ["sv"] : ["sv", "so"],
          status: status[i % 3]!,
          topics: i % 4 ? ["APPS"] : ["APPS", "AI"],
          modes: i % 2 ? ["PHONE"] : ["ONLINE", "PHONE"],
        }),
      );
    }
  });

  const walk = async (filter: Record<string, unknown>, first: number) => {
    const found: string[] = [];
    let after: string | null = null;
    do {
      const source = `query ($filter: CoachFilter, $first: Int, $after: String) {
        coaches(filter: $filter, first: $first, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } }`;
      const { coaches }: Answer = await hub.request(source, { filter, first, after }, coordinator);
      found.push(...coaches.edges.map(({ node }) => node.id));
      after = coaches.pageInfo.hasNextPage ? coaches.pageInfo.endCursor : null;
    } while (after);
    return found;
  };

  test("gives each coach once, page by page, last registered first", async () => {
    expect(await walk({ municipality: ["1480"] }, 5)).toEqual(ids);
    expect(await walk({}, 7)).toEqual(await walk({}, 100));
  });

  test.each([
    [{ municipality: ["1481"] }, 6],
    [{ municipality: ["1481", "1482"] }, 12],
    [{ municipality: ["1480"], status: ["REGISTERED"] }, 4],
    [{ municipality: ["1480"], status: ["REGISTERED", "PAUSED"] }, 8],
    [{ municipality: ["1480"], language: ["so"] }, 4],
    [{ municipality: ["1480"], topic: ["AI"] }, 3],
    [{ municipality: ["1480"], mode: ["ONLINE"] }, 6],
    [{ municipality: ["1480"], mode: ["ONLINE"], language: ["so"], topic: ["AI"] }, 1],
    [{ municipality: ["9999"] }, 0],
  ])("filters by %j", async (filter, count) => {
    const { coaches } = await hub.request(
      "query ($filter: CoachFilter) { coaches(filter: $filter) { totalCount totalCountIsExact } }",
      { filter },
      coordinator,
    );
    expect(coaches).toEqual({ totalCount: count, totalCountIsExact: true });
    expect((await walk(filter, 2)).length).toBe(count);
  });

  test("refuses a page that is too long and a cursor of another list", async () => {
    expect(
      (await hub.execute("{ coaches(first: 101) { totalCount } }", {}, callerAs(coordinator))).errors,
    ).toBeDefined();
    expect(await codeOf('{ coaches(after: "bm9uc2Vuc2U") { edges { cursor } } }', coordinator)).toBe("BAD_USER_INPUT");
  });
});
