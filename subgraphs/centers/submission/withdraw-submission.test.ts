import { afterAll, beforeAll, expect, test } from "vitest";
import { center, openCenters, sater } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
beforeAll(async () => {
  hub = await openCenters();
});
afterAll(() => hub.close());

test("withdrawSubmission takes back a draft or an undecided submission of the own municipality", async () => {
  const { id: draft } = await hub.save({ type: "CREATE", center: { name: "DigidelCenter Ånger" } });
  const { id: submitted } = await hub.submit({ center });
  for (const id of [draft, submitted]) {
    expect(await hub.withdraw(id, sater)).toMatchObject({ __typename: "NotFound" });
    const withdrawn = await hub.withdraw(id);
    expect(withdrawn).toMatchObject({ id, status: "WITHDRAWN", decidedAt: null, missing: [] });
    expect(withdrawn.history.at(-1)).toMatchObject({ status: "WITHDRAWN", by: "MUNICIPALITY" });
    expect(await hub.withdraw(id)).toMatchObject({ __typename: "WrongSubmissionState", status: "WITHDRAWN" });
    expect(await hub.review({ id, decision: "APPROVE" })).toMatchObject({
      // What was never sent is not there for the coordinator.
      __typename: id === draft ? "NotFound" : "WrongSubmissionState",
    });
    expect(await hub.submit({ submissionId: id, center })).toMatchObject({ __typename: "WrongSubmissionState" });
  }
  expect(await hub.withdraw("x")).toMatchObject({ __typename: "NotFound" });
});

test("withdrawSubmission frees the centre for another submission", async () => {
  const { id: centerId, version: baseVersion } = await hub.approved({ name: "DigidelCenter Ledigt" });
  const update = { type: "UPDATE", centerId, baseVersion, center };
  const first = await hub.submit(update);
  expect(await hub.submit(update)).toMatchObject({ __typename: "OpenSubmissionExists" });
  await hub.withdraw(first.id);
  expect(await hub.submit(update)).toMatchObject({ status: "SUBMITTED" });
});
