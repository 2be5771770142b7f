import { afterAll, beforeAll, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { center, coordinator, existingActors, falun, openCenters, peersWith, sater } from "../testing.js";

const OTHERS = ["0114", "0180", "1280", "1480"];

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  const municipalities = ["2080", ...OTHERS].map((code) => ({ code, actor: { slug: "en-kommun" } }));
  const partners = existingActors("pts");
  hub = await openCenters(
    peersWith((query, variables) =>
      query.includes("municipalities") ? { municipalities } : partners(query, variables),
    ),
  );
});
afterAll(() => hub.close());

const importRows = async (rows: object[], viewer: Partial<Viewer> = falun, dryRun = false) =>
  (
    await hub.request(
      `mutation ($input: ImportCentersInput!) { importCenters(input: $input) { __typename
        ... on CentersImport { added changed unchanged refused rows {
          row externalId outcome submission { id type status externalId submittedBy operator: municipality { code } }
          refusal { __typename message } faults { path problem } } }
        ... on InvalidInput { fields { path problem } } } }`,
      { input: { rows, dryRun } },
      viewer,
    )
  ).importCenters;
const row = (externalId: string, changes: object = {}) => ({ externalId, center: { ...center, ...changes } });
const waiting = async () =>
  (await hub.request("{ submissions { totalCount } }", {}, coordinator)).submissions.totalCount as number;

test("importCenters submits new centres, and the same again changes nothing", async () => {
  expect(await importRows([row("a"), row("b")], falun, true)).toMatchObject({
    added: 2,
    rows: [{ submission: null }, {}],
  });
  expect(await waiting()).toBe(0);
  const { rows } = await importRows([row("a"), row("b")]);
  expect(rows).toMatchObject([
    { row: 0, externalId: "a", outcome: "ADDED", submission: { type: "CREATE", status: "SUBMITTED", externalId: "a" } },
    { row: 1, externalId: "b", outcome: "ADDED", refusal: null, faults: [] },
  ]);
  expect(await importRows([row("a"), row("b")])).toMatchObject({
    unchanged: 2,
    rows: [{ submission: rows[0].submission }, {}],
  });
  expect(await waiting()).toBe(2);
  const raced = await Promise.all([importRows([row("c")]), importRows([row("c")])]);
  expect(raced.map(({ added, unchanged }) => [added, unchanged]).toSorted()).toEqual([
    [0, 1],
    [1, 0],
  ]);
});

test("importCenters takes text in another form of Unicode, with spaces around or what cannot be seen, for the same", async () => {
  await importRows([row("Åsen-1", { name: "Digidel på Åsen", description: { sv: "Hjälp för alla." } })]);
  for (const written of [
    (text: string) => text.normalize("NFD"),
    (text: string) => `\ufeff${text}\u00a0`,
    (text: string) => text.replaceAll("e", "e\u200b"),
  ]) {
    const same = row(written("Åsen-1"), {
      name: written("Digidel på Åsen"),
      description: { sv: written("Hjälp för alla.") },
    });
    expect(await importRows([same])).toMatchObject({ unchanged: 1, added: 0, changed: 0 });
  }
});

test("importCenters finds a centre by its name in capitals, small letters and with other spaces", async () => {
  await importRows([row("Väst 1", { name: "Digidel väst" })]);
  for (const externalId of ["väst 1", "VÄST\u00a01", "Väst  1"]) {
    expect(await importRows([row(externalId, { name: "Digidel väst" })])).toMatchObject({ unchanged: 1, added: 0 });
  }
  expect(await importRows([row("norr", { name: "Norr" }), row("NORR", { name: "Norr" })])).toMatchObject({
    added: 1,
    unchanged: 1,
  });
});

test.each(["1177", "112", "11 414", "116 117", "+46 (0)23-123 45", "023\u00a0\u2013\u00a0123\u00a045", "(023) 123 45"])(
  "importCenters takes %s for a telephone number",
  async (phone) => {
    const { rows } = await importRows([row(`phone ${phone}`, { units: [{ ...center.units[0], phone }] })], falun, true);
    expect(rows).toMatchObject([{ outcome: "ADDED" }]);
  },
);

test("importCenters takes false and a missing value for the same", async () => {
  const exceptions = (closed?: boolean) => [{ date: "2026-12-31", closed, opens: "10:00", closes: "12:00" }];
  const [explicit, implicit] = [false, undefined].map((no) => ({
    units: [{ ...center.units[0], mobile: no, exceptions: exceptions(no) }],
  }));
  const { slug } = await hub.approved({ name: "DigidelCenter Nyårsafton", ...explicit });
  expect(await importRows([row(slug, { name: "DigidelCenter Nyårsafton", ...implicit })])).toMatchObject({
    unchanged: 1,
  });
});

test("importCenters submits again what came back with comments, and leaves what waits", async () => {
  const [{ submission }] = (await importRows([row("a")])).rows;
  const changed = row("a", { services: ["Prova teknik"] });
  expect(await importRows([changed])).toMatchObject({
    refused: 1,
    rows: [{ refusal: { __typename: "OpenSubmissionExists" } }],
  });
  await hub.review({
    id: submission.id,
    decision: "REQUEST_CHANGES",
    comments: [{ field: "services", text: "Fler?" }],
  });
  expect(await importRows([changed])).toMatchObject({
    rows: [{ outcome: "CHANGED", submission: { id: submission.id, status: "SUBMITTED" } }],
  });
  const { center: made } = await hub.review({ id: submission.id, decision: "APPROVE" });
  expect(await importRows([changed])).toMatchObject({ rows: [{ outcome: "UNCHANGED", submission: null }] });
  const next = await importRows([row("a", { services: ["Kurser"] })]);
  expect(next.rows).toMatchObject([{ outcome: "CHANGED", submission: { type: "UPDATE" } }]);
  expect((await hub.review({ id: next.rows[0].submission.id, decision: "APPROVE" })).center.slug).toBe(made.slug);
  const closing = await hub.submit({ type: "CLOSE", centerId: made.id, baseVersion: 2 });
  await hub.review({ id: closing.id, decision: "APPROVE" });
  expect(await importRows([changed])).toMatchObject({ rows: [{ refusal: { __typename: "CenterIsClosed" } }] });
});

test("importCenters refuses each row by itself and says what is wrong where", async () => {
  const { added, refused, rows } = await importRows([
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

test("importCenters lets the coordinator submit for a municipality that is an actor", async () => {
  const { rows } = await importRows([row("k"), row("s", { municipality: "2082" })], coordinator);
  expect(rows).toMatchObject([
    { outcome: "ADDED", submission: { submittedBy: "COORDINATOR", operator: { code: "2080" } } },
    {
      outcome: "REFUSED",
      refusal: {
        __typename: "OperatorMustBeMunicipality",
        message: expect.stringContaining("let it join, or reinstate it if it is suspended"),
      },
      faults: [{ path: "center.municipality" }],
    },
  ]);
  const { center: made } = await hub.review({ id: rows[0].submission.id, decision: "APPROVE" });
  expect((await hub.bySlug(made.slug)).operator).toEqual({ slug: "en-kommun" });
  expect((await importRows([row("k")], sater)).rows).toMatchObject([
    { refusal: { __typename: "NotYourMunicipality" } },
  ]);
});

test("importCenters takes the same centres once from imports at the same time, in any order", async () => {
  const rows = OTHERS.map((municipality) => row("same", { municipality, partners: [] }));
  const orders = [rows, rows.toReversed(), rows, rows.toReversed()];
  const reports = await Promise.all(orders.map((rows) => importRows(rows, coordinator)));
  expect(reports.map(({ added }) => added).toSorted()).toEqual([0, 0, 0, OTHERS.length]);
  expect(reports.map(({ unchanged }) => unchanged).toSorted()).toEqual([0, ...[1, 2, 3].map(() => OTHERS.length)]);
});

test("importCenters submits nothing twice while the coordinator approves or an officer submits", async () => {
  for (const name of ["r1", "r2", "r3", "r4"]) {
    const [{ submission }] = (await importRows([row(name)])).rows;
    const [, again] = await Promise.all([
      hub.review({ id: submission.id, decision: "APPROVE" }),
      importRows([row(name)]),
    ]);
    expect(again).toMatchObject({ unchanged: 1 });
  }
  const { id: centerId, slug, version } = await hub.approved({ name: "DigidelCenter Samtidigt" });
  const submitting = () => hub.submit({ type: "UPDATE", centerId, baseVersion: version, center });
  for (let n = 0; n < 4; n++) {
    const [submitted, report] = await Promise.all([submitting(), importRows([row(slug)])]);
    const [{ outcome, refusal, submission }] = report.rows;
    expect([submitted.__typename, refusal?.__typename ?? outcome].toSorted()).toEqual(
      submission ? ["CHANGED", "OpenSubmissionExists"] : ["CenterSubmission", "OpenSubmissionExists"],
    );
    await hub.withdraw(submission?.id ?? submitted.id);
  }
});

test("importCenters does not submit again what was rejected, until it changes", async () => {
  const [{ submission }] = (await importRows([row("no")])).rows;
  await hub.review({ id: submission.id, decision: "REJECT", comments: [{ field: "name", text: "Finns redan" }] });
  expect((await importRows([row("no")])).rows).toMatchObject([
    { outcome: "UNCHANGED", submission: { id: submission.id, status: "REJECTED" } },
  ]);
  const [changed] = (await importRows([row("no", { services: [] })])).rows;
  expect(changed).toMatchObject({ outcome: "ADDED", submission: { type: "CREATE", status: "SUBMITTED" } });
  await hub.withdraw(changed.submission.id);
  expect((await importRows([row("no", { services: [] })])).rows).toMatchObject([{ outcome: "ADDED" }]);
});

test("importCenters takes as many statements for 200 rows as for one", async () => {
  const rows = (count: number, changes = {}) =>
    Array.from({ length: count }, (_, i) => row(`bulk ${i}`, { name: `DigidelCenter ${i}`, ...changes }));
  const statementsFor = async (count: number, changes = {}) => {
    await importRows(rows(count, changes));
    return hub.statements.length;
  };
  expect(await statementsFor(200)).toBeLessThanOrEqual(10);
  expect(await statementsFor(200)).toBe(await statementsFor(1));
  const { submissions } = await hub.request(
    "{ submissions(filter: { status: [SUBMITTED] }, first: 100) { edges { node { id externalId } } } }",
    {},
    falun,
  );
  const ids = submissions.edges.flatMap(({ node }: any) => (node.externalId.startsWith("bulk") ? [node.id] : []));
  for (const id of ids) await hub.review({ id, decision: "APPROVE" });
  expect(ids.length).toBeGreaterThan(90);
  expect(await statementsFor(200, { topics: [] })).toBeLessThanOrEqual(10);
});

test("importCenters takes 1 to 200 rows, and turns away strangers and other roles", async () => {
  expect(await importRows([])).toMatchObject({ fields: [{ path: "rows", problem: "must have at least 1" }] });
  expect(await importRows(Array.from({ length: 201 }, (_, i) => row(`${i}`)))).toMatchObject({
    fields: [{ path: "rows" }],
  });
  const importing = "mutation { importCenters(input: { rows: [] }) { __typename } }";
  expect(await hub.codeOf(importing)).toBe("UNAUTHENTICATED");
  expect(await hub.codeOf(importing, { role: "MEMBER" })).toBe("FORBIDDEN");
});
