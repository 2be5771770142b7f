import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { callerAs } from "../../../kit/testing/open-subgraph.js";
import { center, coordinator, falun, officerOf, openCenters } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

const typenames = (results: { __typename: string }[]) => results.map(({ __typename }) => __typename).toSorted();

test("reviewSubmission lets one of two reviewers decide, submitCenter one of several submissions in", async () => {
  const { id } = await hub.submit({ center: { ...center, name: "DigidelCenter två granskare" } });
  const decided = await Promise.all([hub.review({ id, decision: "APPROVE" }), hub.review({ id, decision: "APPROVE" })]);
  expect(decided.map(({ __typename }) => __typename).toSorted()).toEqual(["CenterSubmission", "WrongSubmissionState"]);
  expect(await hub.bySlug("digidelcenter-tva-granskare-2")).toBeNull();

  const { id: centerId } = await hub.bySlug("digidelcenter-tva-granskare");
  const update = { type: "UPDATE", centerId, baseVersion: 1, center };
  const submitted = await Promise.all([hub.submit(update), hub.submit(update), hub.submit(update)]);
  expect(submitted.map(({ __typename }) => __typename).toSorted()).toEqual([
    "CenterSubmission",
    "OpenSubmissionExists",
    "OpenSubmissionExists",
  ]);

  const twins = await Promise.all([
    hub.submit({ center: { ...center, name: "Tvilling" } }),
    hub.submit({ center: { ...center, name: "Tvilling" } }),
  ]);
  const made = await Promise.all(twins.map((twin) => hub.review({ id: twin.id, decision: "APPROVE" })));
  expect(made.map((one) => one.center.slug).toSorted()).toEqual(["tvilling", "tvilling-2"]);
});

test("a submission is decided once, by the first of reviewers and municipality", async () => {
  for (const others of [
    ({ id }: { id: string }) => hub.review({ id, decision: "APPROVE" }),
    ({ id }: { id: string }) => hub.review({ id, decision: "REJECT", comments: [{ field: "name", text: "Nej" }] }),
    ({ id }: { id: string }) => hub.withdraw(id),
    ({ id }: { id: string }) => hub.submit({ submissionId: id, center }),
  ]) {
    const submission = await hub.submit({ center });
    const answers = await Promise.all([hub.review({ id: submission.id, decision: "APPROVE" }), others(submission)]);
    expect(typenames(answers)).toEqual(["CenterSubmission", "WrongSubmissionState"]);
  }
});

test("new centres of one name, approved at once, each get a slug of their own", async () => {
  const name = "DigidelCenter Samma namn";
  const submitted = await Promise.all([1, 2, 3, 4].map(() => hub.submit({ center: { ...center, name } })));
  const decided = await Promise.all(submitted.map(({ id }) => hub.review({ id, decision: "APPROVE" })));
  expect(decided.map(({ center: made }) => made?.slug).toSorted()).toEqual([
    "digidelcenter-samma-namn",
    "digidelcenter-samma-namn-2",
    "digidelcenter-samma-namn-3",
    "digidelcenter-samma-namn-4",
  ]);
});

test("submitCenter submits a draft once", async () => {
  const { id: submissionId } = await hub.save({ type: "CREATE", center });
  const answers = await Promise.all([1, 2, 3].map(() => hub.submit({ submissionId })));
  expect(typenames(answers)).toEqual(["CenterSubmission", "WrongSubmissionState", "WrongSubmissionState"]);
  const [submitted] = answers.filter(({ id }) => id);
  expect(submitted.history.map(({ status }: { status: string }) => status)).toEqual(["DRAFT", "SUBMITTED"]);
});

test("updateOpeningHours, confirmCenter and reviewSubmission of one centre wait for each other", async () => {
  const { id: centerId, slug, version } = await hub.approved({ name: "DigidelCenter Trångt" });
  const { id } = await hub.submit({ type: "UPDATE", centerId, baseVersion: version, center });
  const unit = center.units[0]!.name;
  const openingHours = [{ weekday: "SUNDAY", opens: "12:00", closes: "15:00" }];
  const answers = await Promise.all([
    hub.review({ id, decision: "APPROVE" }),
    hub.updateHours({ centerId, unit, expectedVersion: version, openingHours }),
    hub.confirm(centerId),
    hub.confirm(centerId),
  ]);
  const changed = answers.filter(({ __typename }) => ["CenterSubmission", "DigidelCenter"].includes(__typename));
  expect(await hub.bySlug(slug)).toMatchObject({ version: version + changed.length });
  for (const { __typename } of answers) {
    expect(["CenterSubmission", "DigidelCenter", "StaleSubmission", "StaleVersion"]).toContain(__typename);
  }
});

test("centres of many municipalities live from draft to end at the same time", async () => {
  const codes = ["0114", "0180", "1280", "1480", "2480", "2584"];
  for (const round of ["Första", "Andra"]) {
    const lives = codes.map(async (municipality) => {
      const officer = officerOf(municipality);
      const content = { ...center, municipality, name: `DigidelCenter ${round}` };
      const { id: submissionId } = await hub.save({ type: "CREATE", center: { municipality } }, officer);
      await hub.save({ submissionId, type: "CREATE", center: content }, officer);
      await hub.submit({ submissionId }, officer);
      await hub.review({
        id: submissionId,
        decision: "REQUEST_CHANGES",
        comments: [{ field: "name", text: "Vilken ort?" }],
      });
      await hub.submit({ submissionId, center: { ...content, name: `${content.name} ${municipality}` } }, officer);
      const { center: made } = await hub.review({ id: submissionId, decision: "APPROVE" });
      const closing = await hub.submit({ type: "CLOSE", centerId: made.id, baseVersion: made.version }, officer);
      return hub.review({ id: closing.id, decision: "APPROVE" });
    });
    for (const { center: closed } of await Promise.all(lives)) {
      expect(closed).toMatchObject({ status: "CLOSED", version: 2 });
    }
  }
  const { rows } = await sql<{ municipalities: number; centers: number; units: number }>`
    select count(distinct c.municipality_code)::int as municipalities, count(distinct c.id)::int as centers, count(u.id)::int as units
    from digidel_center c left join center_unit u on u.center_id = c.id where c.name ~ '^DigidelCenter (Första|Andra)'`.execute(
    hub.orm.em.getKysely(),
  );
  expect(rows).toEqual([{ municipalities: 6, centers: 12, units: 12 }]);
});

test("reviewSubmission leaves nothing behind when its connection dies half-way, and can be repeated", async () => {
  const content = { ...center, name: "DigidelCenter Avbrott" };
  const { id } = await hub.submit({ center: content });
  const db = hub.orm.em.getKysely();

  await db.transaction().execute(async (blocker) => {
    // The centre is written by then, its units are not.
    await sql`lock table center_unit in access exclusive mode`.execute(blocker);
    const dying = hub.execute(
      `mutation ($input: ReviewSubmissionInput!) { reviewSubmission(input: $input) { __typename } }`,
      { input: { id, decision: "APPROVE" } },
      callerAs(coordinator),
    );
    await expect.poll(() => killWaiting(hub.worker.em.getKysely())).toBe(1);
    expect((await dying).errors).toHaveLength(1);
  });

  expect(await hub.bySlug("digidelcenter-avbrott")).toBeNull();
  const { centerSubmission } = await hub.request(
    "query ($id: ID!) { centerSubmission(id: $id) { status decidedAt history { status } } }",
    { id },
    falun,
  );
  expect(centerSubmission).toEqual({ status: "SUBMITTED", decidedAt: null, history: [{ status: "SUBMITTED" }] });

  expect(await hub.review({ id, decision: "APPROVE" })).toMatchObject({ status: "APPROVED", center: { version: 1 } });
  expect((await hub.bySlug("digidelcenter-avbrott")).units).toHaveLength(1);
  expect(await hub.bySlug("digidelcenter-avbrott-2")).toBeNull();
});

/** Ends the sessions that wait for `center_unit`, as a crash of the program would; how many there were. */
async function killWaiting(db: Parameters<ReturnType<typeof sql>["execute"]>[0]): Promise<number> {
  const { rows } = await sql`
    select pg_terminate_backend(pid) from pg_locks
    where relation = 'center_unit'::regclass and not granted and database = (select oid from pg_database where datname = current_database())`.execute(
    db,
  );
  return rows.length;
}
