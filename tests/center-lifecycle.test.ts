import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import {
  type CenterInput,
  ReviewSubmissionDocument,
  SaveCenterDraftDocument,
  SubmitCenterDocument,
  UpdateOpeningHoursDocument,
} from "../operations/generated/graphql.js";
import { errorCodes } from "./support/graphql-client.js";
import { stopPrograms, exited, newDataDir, npmRun, startHub } from "./support/programs.js";
import { centerInput } from "./support/sample-inputs.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const CODES = ["2082", "2031", "0583", "1283"];

const dataDir = newDataDir();
let running: Awaited<ReturnType<typeof startHub>>;
let coordinator: string;
let member: string;
let officers: string[];
beforeAll(async () => {
  running = await startHub(dataDir);
  const key = async (...role: string[]) => (await exited(npmRun(dataDir, {}, "key", "--role", ...role))).out.trim();
  coordinator = await key("COORDINATOR");
  member = await key("MEMBER", "--actor", "pts");
  officers = await Promise.all(CODES.map((code) => key("MUNICIPALITY", "--municipality", code)));
});
afterAll(stopPrograms);

/** Steps that the hub has acknowledged. */
let steps = 0;

/** Repeats a request with the same idempotency key until it is answered, as a client does that cannot know whether it was done. */
async function change(key: string, document: TypedDocumentNode<unknown, { input: never }>, input: object) {
  const headers = { "idempotency-key": randomUUID() };
  for (;;) {
    const answer = await running
      .execute(document, { input } as { input: never }, { key, headers })
      .catch(() => sleep(50, undefined));
    if (!answer) continue;
    expect(answer.errors).toEqual([]);
    steps++;
    return Object.values(answer.data as object)[0];
  }
}

const WORD = "Livslopp";

/** What everyone sees of the centres of this test. */
async function seen(): Promise<{ name: string; status: string; version: number }[]> {
  const answer = await running
    .execute(
      `{ centers(first: 100, filter: { text: "${WORD}", status: [PLANNED, ACTIVE, PAUSED, CLOSED] }) { edges { node { name status version } } } }`,
    )
    .catch(() => null);
  return answer?.data?.centers?.edges.map(({ node }: { node: unknown }) => node) ?? [];
}

/** Names that the coordinator has begun to approve. */
const approved = new Set<string>();

/** A centre from draft to end, as its officer, the coordinator and strangers live it. */
async function live(municipality: string, officer: string, stranger: string, name: string) {
  const center: CenterInput = { ...centerInput, municipality, name };
  const submit = (input: object) => change(officer, SubmitCenterDocument, input);
  const review = (id: string, decision: string, text?: string) =>
    change(coordinator, ReviewSubmissionDocument, { id, decision, comments: text ? [{ field: "name", text }] : [] });
  const approve = (id: string, publicName: string) => {
    approved.add(publicName);
    return review(id, "APPROVE");
  };

  const draft = await change(officer, SaveCenterDraftDocument, { type: "CREATE", center: { municipality, name } });
  const submissionId = draft.id as string;
  expect(await submit({ submissionId })).toMatchObject({ __typename: "SeveralRefusals" });
  await change(officer, SaveCenterDraftDocument, { submissionId, type: "CREATE", center });
  expect(await submit({ submissionId })).toMatchObject({ id: submissionId, status: "SUBMITTED" });

  expect(await change(stranger, SubmitCenterDocument, { submissionId })).toMatchObject({ __typename: "NotFound" });
  const peek = "query ($id: ID!) { centerSubmission(id: $id) { id } }";
  for (const key of [undefined, member, stranger]) {
    const { data } = await running.execute(peek, { id: submissionId }, { key }).catch(() => ({ data: null }));
    expect(data?.centerSubmission ?? null).toBeNull();
  }

  expect(await review(submissionId, "REQUEST_CHANGES", "Säg mer")).toMatchObject({ status: "CHANGES_REQUESTED" });
  expect(await review(submissionId, "APPROVE")).toMatchObject({ __typename: "WrongSubmissionState" });
  const better = { ...center, services: ["Drop-in"] };
  expect(await submit({ submissionId, center: better })).toMatchObject({ status: "SUBMITTED" });
  const made = await approve(submissionId, name);
  expect(made).toMatchObject({ status: "APPROVED", center: { status: "ACTIVE", version: 1 } });

  const { data } = await idOf(made.center.slug);
  const about = { type: "UPDATE", centerId: data.center.id };
  const changed = { ...better, name: `${name} ändrat` };
  const update = await submit({ ...about, baseVersion: 1, center: changed });
  expect(await submit({ ...about, baseVersion: 1, center: changed })).toMatchObject({
    __typename: "OpenSubmissionExists",
  });
  const openingHours = [{ weekday: "FRIDAY", opens: "09:00", closes: "12:00" }];
  const hours = { centerId: about.centerId, unit: center.units[0]!.name, expectedVersion: 1, openingHours };
  expect(await change(officer, UpdateOpeningHoursDocument, hours)).toMatchObject({ version: 2 });
  expect(await review(update.id, "APPROVE")).toMatchObject({ __typename: "StaleSubmission" });
  expect(await submit({ submissionId: update.id, baseVersion: 2 })).toMatchObject({
    diff: [{ path: "name", before: name, after: changed.name }],
  });
  expect(await approve(update.id, changed.name)).toMatchObject({ center: { version: 3 } });

  const closing = await submit({ type: "CLOSE", centerId: about.centerId, baseVersion: 3 });
  expect(await review(closing.id, "APPROVE")).toMatchObject({ center: { status: "CLOSED", version: 4 } });
}

async function idOf(slug: string): Promise<{ data: { center: { id: string } } }> {
  const answer = await running.execute(`{ center(slug: "${slug}") { id } }`).catch(() => sleep(50, undefined));
  return answer ?? idOf(slug);
}

test.each([
  ["the process", () => process.kill(running.pid, "SIGKILL")],
  ["its whole group", () => running.hub.kill("SIGKILL", { group: true })],
])(
  "plays the life of a centre in several municipalities at once through kill -9 of %s: nothing lost, doubled or too early",
  async (killed, kill) => {
    const names = CODES.map((code) => `${WORD} ${code} ${killed}`);
    const before = (await seen()).length;
    let living = true;
    const watch = async () => {
      while (living) {
        for (const { name } of await seen()) expect(approved).toContain(name);
        await sleep(20);
      }
    };
    const crash = async () => {
      const from = steps;
      while (steps < from + 5 * CODES.length) await sleep(5);
      kill();
      await running.hub.code();
      running = await startHub(dataDir);
    };
    const lives = CODES.map((code, i) => live(code, officers[i]!, officers[(i + 1) % officers.length]!, names[i]!));
    const watching = watch();
    await Promise.all([...lives, crash()]).finally(() => (living = false));
    await watching;

    const ended = (await seen()).filter(({ name }) => name.includes(killed));
    expect(ended.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
      names.toSorted().map((name) => ({ name: `${name} ändrat`, status: "CLOSED", version: 4 })),
    );
    expect(await seen()).toHaveLength(before + CODES.length);
    for (const [i, key] of officers.entries()) {
      const { data } = await running.execute(
        "{ submissions(first: 3) { edges { node { type status municipality { code } history { status } } } } }",
        {},
        { key },
      );
      const history = (...statuses: string[]) => statuses.map((status) => ({ status }));
      const common = { status: "APPROVED", municipality: { code: CODES[i] } };
      expect(data.submissions.edges.map(({ node }: { node: unknown }) => node)).toEqual([
        { type: "CLOSE", ...common, history: history("SUBMITTED", "APPROVED") },
        { type: "UPDATE", ...common, history: history("SUBMITTED", "SUBMITTED", "APPROVED") },
        {
          type: "CREATE",
          ...common,
          history: history("DRAFT", "SUBMITTED", "CHANGES_REQUESTED", "SUBMITTED", "APPROVED"),
        },
      ]);
    }
    const { data } = await running.execute("{ submissions { totalCount } }", {}, { key: coordinator });
    expect(data.submissions.totalCount).toBe(3 * (before + CODES.length));
  },
);

test("lets nobody but the officer submit and the coordinator review", async () => {
  const submitting = "mutation { submitCenter(input: {}) { __typename } }";
  const reviewing = 'mutation { reviewSubmission(input: { id: "x", decision: APPROVE }) { __typename } }';
  const codes = async (operation: string, key?: string) => errorCodes(await running.execute(operation, {}, { key }));
  expect([await codes(submitting), await codes(reviewing)]).toEqual([["UNAUTHENTICATED"], ["UNAUTHENTICATED"]]);
  expect([await codes(submitting, member), await codes(reviewing, member)]).toEqual([["FORBIDDEN"], ["FORBIDDEN"]]);
  expect([await codes(submitting, coordinator), await codes(reviewing, officers[0])]).toEqual([
    ["FORBIDDEN"],
    ["FORBIDDEN"],
  ]);
});
