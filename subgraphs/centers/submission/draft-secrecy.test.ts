import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { center, coordinator, existingActors, falun, openCenters, peersWith } from "../testing.js";

const SECRET = "En tanke som inte är klar";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  const municipalities = [{ code: "2080", actor: { slug: "falu-kommun" } }];
  const partners = existingActors("pts");
  hub = await openCenters(
    peersWith((query, variables) =>
      query.includes("municipalities") ? { municipalities } : partners(query, variables),
    ),
  );
});
afterAll(() => hub.close());

const withSecret = { ...center, services: [SECRET] };
const CONTENT = `diff { path before after } missing { path problem } warnings { path message } changedMeanwhile { path before after }`;
const read = async (id: string, viewer: Partial<Viewer> = coordinator) =>
  (
    await hub.request(
      `query ($id: ID!) { centerSubmission(id: $id) { status type version ${CONTENT} history { status } } }`,
      { id },
      viewer,
    )
  ).centerSubmission;
const sentBack = async (changes: object = {}) => {
  const { id } = await hub.submit({ center: { ...center, ...changes } });
  await hub.review({ id, decision: "REQUEST_CHANGES", comments: [{ field: "services", text: "Vilka?" }] });
  return id as string;
};

/** The values of a submission in the trace, as `auditLog` gets them: `true` for what is for its owners alone. */
async function tracedValues(id: string) {
  const entries = await sql<{ payload: { entity_id: string; diff: any[] } }>`
    select payload from outbox where topic = 'audit' order by id`.execute(hub.orm.em.getKysely());
  return entries.rows
    .filter(({ payload }) => payload.entity_id === id)
    .map(({ payload }) => new Map(payload.diff.map((value) => [value.path, value.ownersOnly ?? false])));
}

test("a draft that was never sent is not there for the coordinator", async () => {
  const { id: centerId, slug, version } = await hub.approved({ name: "Med utkast" });
  const { id } = await hub.save({ type: "UPDATE", centerId, center: withSecret });
  const { id: withdrawn } = await hub.save({ type: "CREATE", center: withSecret });
  await hub.withdraw(withdrawn);
  expect(await read(id, falun)).toMatchObject({ status: "DRAFT" });

  for (const draft of [id, withdrawn]) {
    expect(await read(draft)).toBeNull();
    expect(await hub.entities("CenterSubmission", [{ id: draft }], "id", coordinator)).toEqual([null]);
    expect(await hub.review({ id: draft, decision: "APPROVE" })).toMatchObject({ __typename: "NotFound" });
  }
  const list = (filter: object) =>
    hub.request(
      `query ($filter: SubmissionFilter, $slug: String!) { submissions(filter: $filter, first: 100) { totalCount edges { node { id } } }
        center(slug: $slug) { submissions { totalCount edges { node { id } } } } }`,
      { filter, slug },
      coordinator,
    );
  const { submissions, center: seen } = await list({});
  expect(submissions.totalCount).toBe(submissions.edges.length);
  expect(JSON.stringify(submissions)).not.toMatch(new RegExp(`${id}|${withdrawn}`));
  expect(seen.submissions).toMatchObject({ totalCount: 1, edges: [{}] });
  expect((await list({ status: ["DRAFT", "WITHDRAWN"] })).submissions).toEqual({ totalCount: 0, edges: [] });

  await hub.submit({ submissionId: id, baseVersion: version });
  expect(JSON.stringify(await read(id))).toContain(SECRET);
});

test("what is written in answer to the coordinator is the municipality's until it is sent again", async () => {
  const id = await sentBack({ services: ["Kurser"] });
  const sent = await read(id);
  await hub.save({ type: "CREATE", submissionId: id, center: { ...withSecret, units: [] } });
  expect(JSON.stringify(await read(id, falun))).toContain(SECRET);
  expect((await read(id, falun)).missing).not.toEqual([]);
  expect(await read(id)).toEqual({ ...sent, version: sent.version + 1 });

  await hub.withdraw(id);
  expect(JSON.stringify(await read(id))).toContain("Kurser");
  expect(JSON.stringify(await read(id))).not.toContain(SECRET);
});

test("an import by the coordinator does not tell whether it guesses what is not sent", async () => {
  const importRow = async (services: string[], viewer = coordinator, dryRun = true) =>
    (
      await hub.request(
        `mutation ($input: ImportCentersInput!) { importCenters(input: $input) {
          ... on CentersImport { rows { outcome refusal { __typename } submission { id } } } } }`,
        { input: { dryRun, rows: [{ externalId: "gissat", center: { ...center, name: "Gissat", services } }] } },
        viewer,
      )
    ).importCenters.rows[0];
  const { submission } = await importRow(["Kurser"], falun, false);
  await hub.review({
    id: submission.id,
    decision: "REQUEST_CHANGES",
    comments: [{ field: "services", text: "Vilka?" }],
  });
  await hub.save({ type: "CREATE", submissionId: submission.id, center: { ...withSecret, name: "Gissat" } });
  const answers = await Promise.all([importRow([SECRET]), importRow(["Annat"])]);
  expect(answers[0]).toEqual(answers[1]);
});

test("the trace keeps for the municipality what it has not sent", async () => {
  const { id } = await hub.save({ type: "CREATE", center: withSecret });
  await hub.submit({ submissionId: id });
  const [drafted, submitted] = await tracedValues(id);
  expect([...new Set(drafted!.values())]).toEqual([true]);
  expect(drafted!.has("payload")).toBe(true);
  expect(submitted!.get("sentPayload")).toBe(false);
  expect(submitted!.get("status")).toBe(false);

  const answered = await sentBack();
  await hub.save({ type: "CREATE", submissionId: answered, center: withSecret });
  const last = (await tracedValues(answered)).at(-1)!;
  expect(Object.fromEntries(last)).toEqual({ payload: true });
});
