import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { center, coordinator, falun, openCenters, sater } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
  const { id: centerId } = await hub.bySlug("digidelcenter-sater");
  const content = { ...center, name: "DigidelCenter Säter", municipality: "2082" };
  const { id } = await hub.submit({ type: "UPDATE", centerId, baseVersion: 1, center: content }, sater);
  await hub.review({ id, decision: "APPROVE" });
  await hub.approved();
  for (let n = 0; n < 5; n++) await hub.submit({ center });
});
afterAll(() => hub.close());

interface Page {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
  edges: { node: { id: string; municipality: { code: string } } }[];
}

test("submissions are shown to their municipality and the coordinator only", async () => {
  const { id } = await hub.submit({ center: { ...center, name: "Hemligt center" } });
  const source = "query ($id: ID!) { centerSubmission(id: $id) { id } }";
  const seenBy = async (viewer: Partial<Viewer>) =>
    (await hub.request(source, { id }, viewer)).centerSubmission !== null;
  expect(await seenBy(falun)).toBe(true);
  expect(await seenBy(coordinator)).toBe(true);
  for (const viewer of [{}, sater, { role: "MEMBER" as const }, { role: "DASHBOARD" as const }]) {
    expect(await seenBy(viewer)).toBe(false);
    expect(await hub.entities("CenterSubmission", [{ id }], "id", viewer)).toEqual([null]);
  }

  const list =
    "query ($filter: SubmissionFilter) { submissions(filter: $filter, first: 100) { totalCount edges { node { id type status municipality { code } submittedAt } } } }";
  const codes = async (viewer: Partial<Viewer>, filter: object = {}) => {
    const { submissions } = await hub.request(list, { filter }, viewer);
    expect(submissions.totalCount).toBe(submissions.edges.length);
    expect(hub.statements).toHaveLength(2);
    return [...new Set((submissions as Page).edges.map(({ node }) => node.municipality.code))];
  };
  expect(await codes(falun)).toEqual(["2080"]);
  expect(await codes(sater)).toEqual(["2082"]);
  expect(await codes(sater, { municipality: ["2080"] })).toEqual([]);
  expect((await codes(coordinator)).toSorted()).toEqual(["2080", "2082"]);
  expect(await codes(coordinator, { status: ["APPROVED"], type: ["UPDATE"], municipality: ["2082"] })).toEqual([
    "2082",
  ]);
});

test("DigidelCenter.submissions are its history, for its municipality", async () => {
  const { id: centerId, slug, version } = await hub.approved({ name: "DigidelCenter Historia" });
  for (const baseVersion of [version, version + 1]) {
    const { id } = await hub.submit({
      type: "UPDATE",
      centerId,
      baseVersion,
      center: { ...center, topics: baseVersion === version ? [] : ["AI"] },
    });
    await hub.review({ id, decision: "APPROVE" });
  }
  expect(await hub.request(`{ center(slug: "${slug}") { submissions { totalCount } } }`, {}, sater)).toEqual({
    center: { submissions: null },
  });
  const { center: seen } = await hub.request(
    `{ center(slug: "${slug}") { submissions(first: 2) { totalCount edges { node { type status } } } } }`,
    {},
    falun,
  );
  expect(seen.submissions).toMatchObject({
    totalCount: 3,
    edges: [{ node: { type: "UPDATE", status: "APPROVED" } }, {}],
  });
});

test("submissions come once each, latest first, page by page", async () => {
  const all = await hub.request("{ submissions(first: 100) { edges { node { id } } } }", {}, coordinator);
  const seen: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { submissions }: { submissions: Page } = await hub.request(
      "query ($after: String) { submissions(first: 3, after: $after) { pageInfo { hasNextPage endCursor } edges { node { id } } } }",
      { after },
      coordinator,
    );
    seen.push(...submissions.edges.map(({ node }) => node.id));
    ({ hasNextPage: more, endCursor: after } = submissions.pageInfo);
  }
  expect(seen).toEqual(all.submissions.edges.map(({ node }: { node: { id: string } }) => node.id));
  expect(seen).toEqual(seen.toSorted().reverse());
});
