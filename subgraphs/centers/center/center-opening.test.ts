import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { openCenters } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
  clock.set(new Date("2026-03-30T08:00:00Z"));
  await hub.approved();
});
afterEach(() => clock.set(undefined));
afterAll(() => hub.close());

test("a centre is found by what it offers and when it is open, and says when it opens", async () => {
  const found = async (filter: object) => {
    const { centers } = await hub.request(
      "query ($filter: CenterFilter) { centers(filter: $filter) { edges { node { slug } } } }",
      { filter },
    );
    return centers.edges.map(({ node }: { node: { slug: string } }) => node.slug);
  };
  const falunOnly = ["digidelcenter-aao-i-falun"];
  for (const filter of [
    { service: ["Kurser"] },
    { language: ["so", "fi"] },
    { text: "vardagens falun" },
    { municipality: ["2080"] },
  ]) {
    expect(await found(filter)).toEqual(falunOnly);
  }
  clock.set(new Date("2026-03-30T08:00:00Z"));
  expect(await found({ openNow: true })).toEqual(falunOnly);
  expect(await found({ openNow: false, text: "falun" })).toEqual([]);
  expect(await found({ stale: false })).toEqual(falunOnly);
  clock.set(new Date("2026-03-30T16:00:00Z"));
  expect(await found({ openNow: true })).toEqual([]);
  // The others have no hours: they are not known to be closed.
  expect(await found({ openNow: false })).toEqual(falunOnly);
  await hub.orm.em.execute("update digidel_center set status = 'PAUSED' where slug = 'digidelcenter-rattvik'");
  expect(await found({ openNow: false })).toEqual(["digidelcenter-rattvik", ...falunOnly]);
  const { centers } = await hub.request("{ centers(first: 100) { edges { node { slug openNow } } } }");
  const closed = centers.edges.filter(({ node }: { node: { openNow: boolean | null } }) => node.openNow === false);
  expect(closed.map(({ node }: { node: { slug: string } }) => node.slug)).toEqual(await found({ openNow: false }));
  clock.set(new Date("2027-03-31T08:00:00Z"));
  expect(await found({ stale: true, municipality: ["2080"] })).toEqual(falunOnly);

  const { center } = await hub.request(
    `{ center(slug: "digidelcenter-aao-i-falun") {
      open: openNow(at: "2026-03-31T15:59:00Z") closed: openNow(at: "2026-04-01T10:00:00Z")
      now: opensWithin(minutes: 0, at: "2026-03-31T15:59:00Z") later: opensWithin(minutes: 60, at: "2026-03-31T16:00:00Z")
      early: opensWithin(minutes: 60, at: "2026-03-31T07:00:00Z") earlier: opensWithin(minutes: 59, at: "2026-03-31T07:00:00Z")
      nextOpening(at: "2026-03-31T16:00:00Z")
    } }`,
  );
  expect(center).toEqual({
    open: true,
    closed: false,
    now: true,
    later: false,
    early: true,
    earlier: false,
    nextOpening: "2026-04-06T08:00:00.000Z",
  });
  const tooSoon = '{ center(slug: "digidelcenter-aao-i-falun") { opensWithin(minutes: -1) } }';
  expect(await hub.codeOf(tooSoon)).toBe("BAD_USER_INPUT");
  expect(await hub.entities("Actor", [{ slug: "pts" }], "partnerOf { edges { node { slug } } }")).toEqual([
    { partnerOf: { edges: [{ node: { slug: falunOnly[0] } }] } },
  ]);
});
