import { afterAll, beforeAll, expect, test } from "vitest";
import { center, coordinator, falun, openCenters } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

const asa = { ...falun, keyId: "asa" };
const bo = { ...falun, keyId: "bo" };
const draftOf = (services: string[]) => ({ type: "CREATE", center: { ...center, services } });
const servicesIn = ({ diff }: { diff: { path: string; after: unknown }[] }) =>
  diff.find(({ path }) => path === "services")?.after;

test("saveCenterDraft replaces a colleague's work by those only who have read it", async () => {
  const { id: submissionId, version } = await hub.save(draftOf(["Kurser"]), asa);
  expect(version).toBe(1);
  const byBo = await hub.save({ ...draftOf(["Drop-in"]), submissionId, expectedVersion: 1 }, bo);
  expect(byBo).toMatchObject({ __typename: "CenterSubmission", version: 2 });
  const stale = { __typename: "StaleVersion", currentVersion: 2 };
  expect(await hub.save({ ...draftOf(["Lån"]), submissionId, expectedVersion: 1 }, asa)).toMatchObject(stale);
  expect(await hub.save({ ...draftOf(["Lån"]), submissionId }, asa)).toMatchObject(stale);
  expect(servicesIn(await hub.save({ type: "CREATE", submissionId }, bo))).toBe('["Drop-in"]');
  expect(await hub.save({ ...draftOf(["Lån"]), submissionId }, bo)).toMatchObject({ version: 3 });
});

test("submitCenter submits a draft that a colleague wrote, and replaces it by those only who have read it", async () => {
  const { id: submissionId } = await hub.save(draftOf(["Kurser"]), asa);
  await hub.save({ ...draftOf(["Drop-in"]), submissionId }, asa);
  const stale = { __typename: "StaleVersion", currentVersion: 2 };
  expect(await hub.submit({ submissionId, center }, bo)).toMatchObject(stale);
  expect(await hub.submit({ submissionId, center, expectedVersion: 1 }, bo)).toMatchObject(stale);
  expect(await hub.submit({ submissionId, expectedVersion: 1 }, asa)).toMatchObject(stale);
  expect(servicesIn(await hub.submit({ submissionId }, bo))).toBe('["Drop-in"]');
});

test("reviewSubmission decides nothing that was submitted anew since it was read", async () => {
  const { id, version } = await hub.submit({ center });
  await hub.review({ id, decision: "REQUEST_CHANGES", comments: [{ field: "name", text: "?" }] });
  await hub.submit({ submissionId: id, center: { ...center, services: ["Annat"] } });
  const approval = { id, decision: "APPROVE", expectedVersion: version };
  expect(await hub.review(approval)).toMatchObject({ __typename: "StaleVersion", currentVersion: version + 2 });
  expect(await hub.review({ ...approval, expectedVersion: version + 2 })).toMatchObject({ status: "APPROVED" });
});

test("saveCenterDraft and submitCenter keep the language of the description that they do not give", async () => {
  const description = { sv: "Hjälp", en: "Help" };
  const { id: submissionId } = await hub.save({ type: "CREATE", center: { ...center, description } });
  const textOf = ({ diff }: { diff: { path: string; after: string }[] }) =>
    diff.filter(({ path }) => path.startsWith("description")).map(({ after }) => after);
  const save = (description: object) => hub.save({ type: "CREATE", submissionId, center: { ...center, description } });
  expect(textOf(await save({ sv: "Stöd" })).join()).toMatch(/Stöd.*Help|Help.*Stöd/s);
  expect(textOf(await save({ en: "Support" })).join()).toMatch(/Stöd.*Support|Support.*Stöd/s);
  expect(textOf(await save({ en: null })).join()).not.toMatch(/Help|Support/);

  const { id: centerId, slug, version } = await hub.approved({ name: "Två språk", description });
  const onlySwedish = { ...center, name: "Två språk", description: { sv: "Stöd" } };
  const { id } = await hub.submit({ type: "UPDATE", centerId, baseVersion: version, center: onlySwedish });
  await hub.review({ id, decision: "APPROVE" });
  expect(await hub.bySlug(slug)).toMatchObject({ description: { sv: "Stöd", en: "Help" } });
});

test("importCenters does not replace what a person wrote in answer to the coordinator", async () => {
  const IMPORT = `mutation ($input: ImportCentersInput!) { importCenters(input: $input) {
    ... on CentersImport { rows { outcome submission { id } refusal { __typename ... on StaleVersion { currentVersion } } } } } }`;
  const importRow = async (services: string[], viewer: object) => {
    const rows = [{ externalId: "a", center: { ...center, name: "Importerad", services } }];
    return (await hub.request(IMPORT, { input: { rows } }, viewer)).importCenters.rows[0];
  };
  const system = { ...falun, keyId: "system" };
  const { submission } = await importRow(["Kurser"], system);
  await hub.review(
    { id: submission.id, decision: "REQUEST_CHANGES", comments: [{ field: "services", text: "?" }] },
    coordinator,
  );
  const edited = { submissionId: submission.id, expectedVersion: 2, ...draftOf(["Drop-in"]) };
  expect(await hub.save(edited, asa)).toMatchObject({ version: 3 });
  expect(await importRow(["Lån"], system)).toMatchObject({
    outcome: "REFUSED",
    refusal: { __typename: "StaleVersion", currentVersion: 3 },
  });
});
