import { afterAll, beforeAll, expect, test } from "vitest";
import { callerAs } from "../../../kit/testing/open-subgraph.js";
import { withAuditedTransaction } from "../../../kit/writing/audited-transaction.js";
import { auditRows, countOutbox } from "../../../tests/support/audit-rows.js";
import { CenterSubmission } from "../submission/center-submission.js";
import { center, falun, openHelp, sater, yearOf } from "../testing.js";

let hub: Awaited<ReturnType<typeof openHelp>>;
beforeAll(async () => {
  hub = await openHelp();
});
afterAll(() => hub.close());

/** How many traces there are: audit entries, and those that wait to be delivered. */
const traces = async () => [(await auditRows(hub)).length, await countOutbox(hub)];

const importCenters = async (rows: object[], dryRun: boolean) =>
  (
    await hub.request(
      `mutation ($input: ImportCentersInput!) { importCenters(input: $input) { __typename
        ... on CentersImport { added changed refused rows { outcome submission { id } } } } }`,
      { input: { rows, dryRun } },
      falun,
    )
  ).importCenters;
const rowsOf = (count: number, changes: object = {}) =>
  Array.from({ length: count }, (_, i) => ({ externalId: `dry ${i}`, center: { ...center, ...changes } }));

test("A dry run of importCenters leaves no trace, and the import then one of each row", async () => {
  const [entries, waiting] = await traces();
  expect(await importCenters(rowsOf(22), true)).toMatchObject({ added: 22 });
  expect(await traces()).toEqual([entries, waiting]);
  expect(await importCenters(rowsOf(22), false)).toMatchObject({ added: 22 });
  expect(await traces()).toEqual([entries! + 22, waiting! + 22]);
});

test("A dry run of importCenters over a row that came back with comments says CHANGED and leaves it as it is", async () => {
  const back = (changes: object = {}) => [{ externalId: "back", center: { ...center, ...changes } }];
  const { rows } = await importCenters(back(), false);
  const { id } = rows[0].submission;
  await hub.review({ id, decision: "REQUEST_CHANGES", comments: [{ field: "services", text: "Fler?" }] });
  const before = await traces();
  expect(await importCenters(back({ services: ["Kurser"] }), true)).toMatchObject({
    __typename: "CentersImport",
    changed: 1,
    rows: [{ outcome: "CHANGED", submission: null }],
  });
  expect(await traces()).toEqual(before);
  const { diff } = await hub.withdraw(id);
  expect(diff).toContainEqual({ path: "services", before: null, after: expect.stringContaining("Drop-in") });
});

test("A dry run of importHelpStatistics leaves no trace, for new reports and for corrections", async () => {
  const reports = yearOf(hub.saterId);
  const before = await traces();
  expect(await hub.importReports(reports, { dryRun: true })).toMatchObject({ added: 12 });
  expect(await traces()).toEqual(before);
  await hub.importReports(reports);
  const imported = await traces();
  const corrected = reports.map((report) => ({ ...report, visits: report.visits + 1 }));
  expect(await hub.importReports(corrected, { dryRun: true }, sater)).toMatchObject({ changed: 12 });
  expect(await traces()).toEqual(imported);
});

test("Of a transaction with savepoints those changes are traced that were not rolled back", async () => {
  const draft = (externalId: string) =>
    Object.assign(new CenterSubmission(), {
      type: "CREATE",
      municipalityCode: "2080",
      submittedBy: "MUNICIPALITY",
      status: "DRAFT",
      externalId,
    });
  const names = ["outer", "released", "undone", "released in undone"];
  const [outer, released, undone, inner] = names.map(draft);
  const ctx = { ...callerAs(falun), em: hub.orm.em.fork() };
  await withAuditedTransaction(ctx, "savepoints", async ({ em }) => {
    await em.persist(outer!).flush();
    await em.transactional(async (em) => void em.persist(released!));
    const undoing = em.transactional(async (em) => {
      await em.persist(undone!).flush();
      await em.transactional(async (em) => void em.persist(inner!));
      throw new Error("undone");
    });
    await expect(undoing).rejects.toThrow("undone");
  });
  const traced = (await auditRows(hub)).filter(({ action }) => action === "savepoints");
  expect(traced.map(({ diff }) => diff.find(({ path }) => path === "externalId")?.after)).toEqual([
    "outer",
    "released",
  ]);
});
