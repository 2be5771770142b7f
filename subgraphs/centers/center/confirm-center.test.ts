import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import { coordinator, openCenters, sater } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterEach(() => clock.set(undefined));
afterAll(() => hub.close());

test("confirmCenter makes a centre current that was stale after twelve months", async () => {
  clock.set(new Date("2026-03-01T12:00:00Z"));
  const { id, slug } = await hub.approved({ name: "DigidelCenter Aktuellt" });
  clock.set(new Date("2027-03-01T11:00:00Z"));
  expect(await hub.bySlug(slug)).toMatchObject({ stale: false });
  clock.set(new Date("2027-03-01T13:00:00Z"));
  expect(await hub.bySlug(slug)).toMatchObject({ stale: true });
  expect(await hub.confirm(id, sater)).toMatchObject({ __typename: "NotYourMunicipality", path: "id" });
  const confirmed = await hub.confirm(id);
  expect(confirmed).toMatchObject({ __typename: "DigidelCenter", id, stale: false });
  expect(confirmed.lastVerifiedAt.slice(0, 16)).toBe("2027-03-01T13:00");
  clock.set(new Date("2028-06-01T12:00:00Z"));
  expect(await hub.confirm(id, coordinator)).toMatchObject({ stale: false });
  expect(await hub.confirm("x")).toMatchObject({ __typename: "NotFound" });
});

test("updateOpeningHours and confirmCenter turn away strangers and other roles", async () => {
  const updating =
    'mutation { updateOpeningHours(input: { centerId: "x", unit: "x", expectedVersion: 1, openingHours: [] }) { __typename } }';
  const confirming = 'mutation { confirmCenter(id: "x") { __typename } }';
  for (const source of [updating, confirming]) {
    expect(await hub.codeOf(source)).toBe("UNAUTHENTICATED");
    expect(await hub.codeOf(source, { role: "MEMBER" })).toBe("FORBIDDEN");
  }
  expect(await hub.codeOf(updating, coordinator)).toBe("FORBIDDEN");
});
