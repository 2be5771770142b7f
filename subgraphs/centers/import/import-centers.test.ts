import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { actors, center, coordinator, falun, openCenters, sater } from "../testing.js";

const OTHERS = ["0114", "0180", "1280", "1480"];

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  const register = actors("pts");
  hub = await openCenters({
    query: (subgraph, query, variables) =>
      query.includes("municipalities")
        ? Promise.resolve({
            municipalities: ["2080", ...OTHERS].map((code) => ({ code, actor: { slug: "en-kommun" } })),
          } as never)
        : register.query(subgraph, query, variables),
  });
});
afterAll(() => hub.close());

const bring = async (rows: object[], viewer: Partial<Viewer> = falun, dryRun = false) =>
  (
    await hub.ask(
      `mutation ($input: ImportCentersInput!) { importCenters(input: $input) { __typename
        ... on CentersImport { added changed unchanged refused rows {
          row externalId outcome submission { id type status externalId submittedBy operator: municipality { code } }
          refusal { __typename } faults { path problem } } }
        ... on InvalidInput { fields { path problem } } } }`,
      { input: { rows, dryRun } },
      viewer,
    )
  ).importCenters;
const row = (externalId: string, changes: object = {}) => ({ externalId, center: { ...center, ...changes } });
const waiting = async () =>
  (await hub.ask("{ submissions { totalCount } }", {}, coordinator)).submissions.totalCount as number;

test("submits what is new, and the same again changes nothing", async () => {
  expect(await bring([row("a"), row("b")], falun, true)).toMatchObject({ added: 2, rows: [{ submission: null }, {}] });
  expect(await waiting()).toBe(0);
  const { rows } = await bring([row("a"), row("b")]);
  expect(rows).toMatchObject([
    { row: 0, externalId: "a", outcome: "ADDED", submission: { type: "CREATE", status: "SUBMITTED", externalId: "a" } },
    { row: 1, externalId: "b", outcome: "ADDED", refusal: null, faults: [] },
  ]);
  expect(await bring([row("a"), row("b")])).toMatchObject({
    unchanged: 2,
    rows: [{ submission: rows[0].submission }, {}],
  });
  expect(await waiting()).toBe(2);
  const raced = await Promise.all([bring([row("c")]), bring([row("c")])]);
  expect(raced.map(({ added, unchanged }) => [added, unchanged]).toSorted()).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test("takes what is false and what is not said for the same", async () => {
  const exceptions = (closed?: boolean) => [{ date: "2026-12-31", closed, opens: "10:00", closes: "12:00" }];
  const [told, untold] = [false, undefined].map((no) => ({
    units: [{ ...center.units[0], mobile: no, exceptions: exceptions(no) }],
  }));
  const { slug } = await hub.approved({ name: "DigidelCenter Nyårsafton", ...told });
  expect(await bring([row(slug, { name: "DigidelCenter Nyårsafton", ...untold })])).toMatchObject({ unchanged: 1 });
});

test("takes up again what came back with comments, and leaves what waits", async () => {
  const [{ submission }] = (await bring([row("a")])).rows;
  const changed = row("a", { services: ["Prova teknik"] });
  expect(await bring([changed])).toMatchObject({
    refused: 1,
    rows: [{ refusal: { __typename: "OpenSubmissionExists" } }],
  });
  await hub.review({
    id: submission.id,
    decision: "REQUEST_CHANGES",
    comments: [{ field: "services", text: "Fler?" }],
  });
  expect(await bring([changed])).toMatchObject({
    rows: [{ outcome: "CHANGED", submission: { id: submission.id, status: "SUBMITTED" } }],
  });
  const { center: made } = await hub.review({ id: submission.id, decision: "APPROVE" });
  expect(await bring([changed])).toMatchObject({ rows: [{ outcome: "UNCHANGED", submission: null }] });
  const next = await bring([row("a", { services: ["Kurser"] })]);
  expect(next.rows).toMatchObject([{ outcome: "CHANGED", submission: { type: "UPDATE" } }]);
  expect((await hub.review({ id: next.rows[0].submission.id, decision: "APPROVE" })).center.slug).toBe(made.slug);
  const closing = await hub.submit({ type: "CLOSE", centerId: made.id, baseVersion: 2 });
  await hub.review({ id: closing.id, decision: "APPROVE" });
  expect(await bring([changed])).toMatchObject({ rows: [{ refusal: { __typename: "CenterIsClosed" } }] });
});

test("refuses each row for itself and says what is wrong where", async () => {
  const { added, refused, rows } = await bring([
    row("new"),
    row(" ", {}),
    row("\0", { partners: ["\0"] }),
    row("x", { municipality: "2082" }),
    row("y", { freeOfCharge: false, name: "Å", units: [{ ...center.units[0], phone: "ring" }] }),
    row("z", { partners: ["okand"] }),
  ]);
  expect({ added, refused }).toEqual({ added: 1, refused: 5 });
  expect(rows.map(({ refusal }: any) => refusal?.__typename)).toEqual([
    undefined,
    "InvalidInput",
    "InvalidInput",
    "NotYourMunicipality",
    "SeveralRefusals",
    "UnknownPartner",
  ]);
  expect(rows.map(({ faults }: any) => faults.map(({ path }: any) => path))).toEqual([
    [],
    ["externalId"],
    ["externalId"],
    ["center.municipality"],
    ["center.name", "center.units.0.phone", "center.freeOfCharge"],
    ["center.partners"],
  ]);
  expect(rows[4].faults[1].problem).toBe("must be a telephone number");
});

test("lets the coordinator submit in the name of a municipality that is an actor", async () => {
  const { rows } = await bring([row("k"), row("s", { municipality: "2082" })], coordinator);
  expect(rows).toMatchObject([
    { outcome: "ADDED", submission: { submittedBy: "COORDINATOR", operator: { code: "2080" } } },
    { outcome: "REFUSED", refusal: { __typename: "OperatorMustBeMunicipality" } },
  ]);
  const { center: made } = await hub.review({ id: rows[0].submission.id, decision: "APPROVE" });
  expect((await hub.bySlug(made.slug)).operator).toEqual({ slug: "en-kommun" });
  expect((await bring([row("k")], sater)).rows).toMatchObject([{ refusal: { __typename: "NotYourMunicipality" } }]);
});

test("lets imports of the same centres follow each other, in whichever order they name them", async () => {
  const rows = OTHERS.map((municipality) => row("same", { municipality, partners: [] }));
  const orders = [rows, rows.toReversed(), rows, rows.toReversed()];
  const brought = await Promise.all(orders.map((rows) => bring(rows, coordinator)));
  expect(brought.map(({ added }) => added).toSorted()).toEqual([0, 0, 0, OTHERS.length]);
  expect(brought.map(({ unchanged }) => unchanged).toSorted()).toEqual([0, ...[1, 2, 3].map(() => OTHERS.length)]);
});

test("brings nothing twice while the coordinator approves it or its officer submits", async () => {
  for (const name of ["r1", "r2", "r3", "r4"]) {
    const [{ submission }] = (await bring([row(name)])).rows;
    const [, again] = await Promise.all([hub.review({ id: submission.id, decision: "APPROVE" }), bring([row(name)])]);
    expect(again).toMatchObject({ unchanged: 1 });
  }
  const { id: centerId, slug, version } = await hub.approved({ name: "DigidelCenter Samtidigt" });
  const submitting = () => hub.submit({ type: "UPDATE", centerId, baseVersion: version, center });
  for (let n = 0; n < 4; n++) {
    const [submitted, brought] = await Promise.all([submitting(), bring([row(slug)])]);
    const [{ outcome, refusal, submission }] = brought.rows;
    expect([submitted.__typename, refusal?.__typename ?? outcome].toSorted()).toEqual(
      submission ? ["CHANGED", "OpenSubmissionExists"] : ["CenterSubmission", "OpenSubmissionExists"],
    );
    await hub.withdraw(submission?.id ?? submitted.id);
  }
});

test("does not ask again for what was turned down, until it changes", async () => {
  const [{ submission }] = (await bring([row("no")])).rows;
  await hub.review({ id: submission.id, decision: "REJECT", comments: [{ field: "name", text: "Finns redan" }] });
  expect((await bring([row("no")])).rows).toMatchObject([
    { outcome: "UNCHANGED", submission: { id: submission.id, status: "REJECTED" } },
  ]);
  const [changed] = (await bring([row("no", { services: [] })])).rows;
  expect(changed).toMatchObject({ outcome: "ADDED", submission: { type: "CREATE", status: "SUBMITTED" } });
  await hub.withdraw(changed.submission.id);
  expect((await bring([row("no", { services: [] })])).rows).toMatchObject([{ outcome: "ADDED" }]);
});

test("asks for 200 rows what it asks for one, whatever becomes of them", async () => {
  const rows = (count: number, changes = {}) =>
    Array.from({ length: count }, (_, i) => row(`bulk ${i}`, { name: `DigidelCenter ${i}`, ...changes }));
  const asked = async (count: number, changes = {}) => {
    await bring(rows(count, changes));
    return hub.statements.length;
  };
  expect(await asked(200)).toBeLessThanOrEqual(10);
  expect(await asked(200)).toBe(await asked(1));
  const { submissions } = await hub.ask(
    "{ submissions(filter: { status: [SUBMITTED] }, first: 100) { edges { node { id externalId } } } }",
    {},
    falun,
  );
  const ids = submissions.edges.flatMap(({ node }: any) => (node.externalId.startsWith("bulk") ? [node.id] : []));
  for (const id of ids) await hub.review({ id, decision: "APPROVE" });
  expect(ids.length).toBeGreaterThan(90);
  expect(await asked(200, { topics: [] })).toBeLessThanOrEqual(10);
});

test("takes 1 to 200 rows, from nobody else", async () => {
  expect(await bring([])).toMatchObject({ fields: [{ path: "rows", problem: "must have at least 1" }] });
  expect(await bring(Array.from({ length: 201 }, (_, i) => row(`${i}`)))).toMatchObject({ fields: [{ path: "rows" }] });
  const importing = "mutation { importCenters(input: { rows: [] }) { __typename } }";
  expect(await hub.codeOf(importing)).toBe("UNAUTHENTICATED");
  expect(await hub.codeOf(importing, { role: "MEMBER" })).toBe("FORBIDDEN");
});
