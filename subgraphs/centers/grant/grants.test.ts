import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { coordinator, falun, officerOf, openCenters } from "../testing.js";

let hub: Awaited<ReturnType<typeof openCenters>>;
const now = new Date("2027-02-01T12:00:00Z");
beforeAll(async () => {
  clock.set(now);
  hub = await openCenters();
});
beforeEach(() => clock.set(now));
afterAll(async () => {
  clock.set(undefined);
  await hub.close();
});

const sater = officerOf("2082");

const REFUSED = `__typename
  ... on UserError { message }
  ... on SeveralRefusals { refusals { __typename } }
  ... on InvalidInput { fields { path problem } }`;
const APPLICATION = `... on GrantApplication { id status requestedSek grantedSek decisionNote decidedAt usedSek report reportedAt closedAt
  municipality { code } applicant { slug } round { slug } }`;
const change = async (mutation: string, type: string, more: string, input: object, viewer: Partial<Viewer>) =>
  (
    await hub.request(
      `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { ${REFUSED} ${more} } }`,
      { input },
      viewer,
    )
  )[mutation];
const STATE = "... on WrongGrantState { status }";
const openRound = (input: object, viewer = coordinator) =>
  change(
    "openGrantRound",
    "OpenGrantRound",
    "... on GrantRound { id } ... on GrantRoundExists { round { slug } }",
    input,
    viewer,
  );
const apply = (input: object, viewer = sater) =>
  change(
    "applyForGrant",
    "ApplyForGrant",
    `${APPLICATION} ... on RoundClosed { opensOn closesOn } ... on AlreadyApplied { application { id } }
     ... on NotYourMunicipality { path municipality { code } } ... on ApplicantMustBeActor { municipality { code } }`,
    input,
    viewer,
  );
const decide = (input: object, viewer = coordinator) =>
  change(
    "decideGrant",
    "DecideGrant",
    `${APPLICATION} ${STATE} ... on GrantTotalExceeded { totalSek leftSek } ... on GrantedMoreThanRequested { requestedSek }`,
    input,
    viewer,
  );
const reportUse = (input: object, viewer = sater) =>
  change(
    "reportGrant",
    "ReportGrant",
    `${APPLICATION} ${STATE} ... on UsedMoreThanGranted { grantSek }`,
    input,
    viewer,
  );
const close = async (id: string, viewer = coordinator) =>
  (
    await hub.request(
      `mutation ($id: ID!) { closeGrant(id: $id) { ${REFUSED} ${APPLICATION} ${STATE} } }`,
      { id },
      viewer,
    )
  ).closeGrant;

const round = {
  slug: "digidelcenter-2027",
  name: "DigidelCenter 2027",
  totalSek: 1_000_000,
  source: "Ett beslut",
  opensOn: "2027-01-15",
  closesOn: "2027-03-15",
};
let roundId: string;
let opened: { __typename: string; id?: string }[];
beforeAll(async () => {
  opened = await Promise.all([openRound(round), openRound(round), openRound(round)]);
  roundId = opened.find(({ id }) => id)!.id!;
});

const exists = { __typename: "GrantRoundExists", round: { slug: "digidelcenter-2027" } };

test("openGrantRound opens a round once", async () => {
  expect(opened.filter(({ id }) => !id)).toMatchObject([exists, exists]);
  expect(await openRound({ ...round, slug: "År 2028", totalSek: 0, closesOn: "2027-01-14" })).toMatchObject({
    __typename: "InvalidInput",
    fields: expect.arrayContaining([
      { path: "slug", problem: "must be small letters, digits and hyphens, 3 to 100" },
      { path: "totalSek", problem: "must be at least 1" },
      { path: "closesOn", problem: "must not be before opensOn" },
    ]),
  });
  expect(await openRound({ ...round, slug: "later", opensOn: "2062-01-15", closesOn: "2062-03-15" })).toMatchObject({
    fields: [{ path: "opensOn", problem: "must be at most 20 years ago and 10 years ahead" }, { path: "closesOn" }],
  });
  const { grantRounds } = await hub.request(
    "{ grantRounds { slug isOpen opensOn closesOn grantedSek sourcesDisagree budgetFigures { kind amountSek source } } }",
  );
  expect(grantRounds).toMatchObject([
    {
      slug: "digidelcenter-2027",
      isOpen: true,
      opensOn: "2027-01-15",
      sourcesDisagree: false,
      grantedSek: 0,
      budgetFigures: [{ kind: "TOTAL", amountSek: 1_000_000, source: "Ett beslut" }],
    },
    { slug: "digidelcenter-2018", isOpen: false, opensOn: null, sourcesDisagree: true },
  ]);
});

test("openGrantRound opens no round that is over", async () => {
  const opens = (opensOn: string, closesOn: string) => openRound({ ...round, opensOn, closesOn }, coordinator);
  expect(await opens("2026-12-01", "2027-01-31")).toEqual({
    __typename: "InvalidInput",
    message: expect.any(String),
    fields: [{ path: "closesOn", problem: "must not lie in the past" }],
  });
  expect(await opens("2026-12-01", "2027-02-01")).toMatchObject(exists);
});

test("applyForGrant takes one application of each municipality while the round is open", async () => {
  const input = { roundId, municipality: "2082", requestedSek: 700_000 };
  const application = await apply(input);
  expect(application).toMatchObject({
    __typename: "GrantApplication",
    status: "SUBMITTED",
    requestedSek: 700_000,
    grantedSek: null,
    municipality: { code: "2082" },
    applicant: { slug: "en-kommun" },
    round: { slug: "digidelcenter-2027" },
  });
  expect(await apply(input)).toMatchObject({ __typename: "AlreadyApplied", application: { id: application.id } });
  expect(await apply({ ...input, municipality: "2080" }, officerOf("2031"))).toMatchObject({
    __typename: "NotYourMunicipality",
    path: "municipality",
    municipality: { code: "2031" },
  });
  expect(await apply({ ...input, municipality: "2031" }, officerOf("2031", null))).toMatchObject({
    __typename: "ApplicantMustBeActor",
    municipality: { code: "2031" },
  });
  const suspended = { ...officerOf("2031"), actorActive: false };
  expect(await apply({ ...input, municipality: "2031" }, suspended)).toMatchObject({
    __typename: "ApplicantMustBeActor",
    message: expect.stringMatching(/suspended/),
  });
  expect(await apply({ ...input, municipality: "2080" })).toMatchObject({ __typename: "NotYourMunicipality" });
  expect(await apply({ ...input, requestedSek: 0 })).toMatchObject({ fields: [{ path: "requestedSek" }] });
  expect(await apply({ ...input, roundId: "x" })).toMatchObject({ __typename: "NotFound" });

  const { grantRounds } = await hub.request("{ grantRounds { id slug } }");
  expect(await apply({ ...input, roundId: grantRounds[1].id })).toMatchObject({
    __typename: "RoundClosed",
    opensOn: null,
    closesOn: null,
  });
  clock.set(new Date("2027-03-15T23:30:00Z"));
  const late = await apply({ ...input, municipality: "2031" }, officerOf("2031"));
  expect(late).toMatchObject({ __typename: "RoundClosed", opensOn: "2027-01-15", closesOn: "2027-03-15" });
  expect(await apply({ ...input, municipality: "2080" })).toMatchObject({
    refusals: [{ __typename: "NotYourMunicipality" }, { __typename: "RoundClosed" }],
  });
  clock.set(now);
  const twice = { roundId, municipality: "2031", requestedSek: 1 };
  const raced = await Promise.all([apply(twice, officerOf("2031")), apply(twice, officerOf("2031"))]);
  expect(raced.map(({ __typename }) => __typename).toSorted()).toEqual(["AlreadyApplied", "GrantApplication"]);
});

test("decideGrant grants no more than was asked and the round has, and nothing to a rejected application", async () => {
  const [{ id }, { id: other }] = await Promise.all([
    apply({ roundId, municipality: "0180", requestedSek: 800_000 }, officerOf("0180")),
    apply({ roundId, municipality: "2080", requestedSek: 800_000 }, falun),
  ]);
  expect(await decide({ id, grantedSek: 1_000_001 })).toMatchObject({
    __typename: "GrantTotalExceeded",
    totalSek: 1_000_000,
    leftSek: 1_000_000,
  });
  expect(await decide({ id, grantedSek: 800_001 })).toMatchObject({
    __typename: "GrantedMoreThanRequested",
    requestedSek: 800_000,
  });
  const raced = await Promise.all([decide({ id, grantedSek: 600_000 }), decide({ id: other, grantedSek: 600_000 })]);
  expect(raced.map(({ __typename }) => __typename).toSorted()).toEqual(["GrantApplication", "GrantTotalExceeded"]);
  const [granted, left] = raced[0].__typename === "GrantApplication" ? [id, other] : [other, id];
  expect(await decide({ id: left, grantedSek: 400_001 })).toMatchObject({ leftSek: 400_000 });
  expect(await decide({ id: left, reject: true, note: "Tyvärr" })).toMatchObject({
    status: "REJECTED",
    grantedSek: null,
    decisionNote: "Tyvärr",
    decidedAt: expect.stringMatching(/^2027-02-01T12:00/),
  });
  for (const id of [granted, left]) {
    expect(await decide({ id, grantedSek: 1 })).toMatchObject({ __typename: "WrongGrantState" });
  }
  for (const input of [{}, { grantedSek: 1, reject: true }, { reject: false }]) {
    expect(await decide({ id, ...input })).toMatchObject({ fields: [{ path: "grantedSek" }] });
  }
  expect(await decide({ id: "x", reject: true })).toMatchObject({ __typename: "NotFound" });
  expect(await openRound(round)).toMatchObject(exists);
  const { grantRounds } = await hub.request("{ grantRounds { grantedSek } }");
  expect(grantRounds).toEqual([{ grantedSek: 600_000 }, { grantedSek: 0 }]);
});

test("a grant is applied for, decided, reported and closed in this order", async () => {
  const { id } = await apply({ roundId, municipality: "0114", requestedSek: 50_000 }, officerOf("0114"));
  const officer = officerOf("0114");
  const use = { id, usedSek: 40_000, report: "Två nya öppna tider i veckan." };
  expect(await reportUse(use, officer)).toMatchObject({ __typename: "WrongGrantState", status: "SUBMITTED" });
  expect(await decide({ id, grantedSek: 45_000, note: "Lycka till" })).toMatchObject({ status: "GRANTED" });
  expect(await close(id)).toMatchObject({ __typename: "WrongGrantState", status: "GRANTED" });
  expect(await reportUse({ ...use, usedSek: 45_001 }, officer)).toMatchObject({
    __typename: "UsedMoreThanGranted",
    grantSek: 45_000,
  });
  expect(await reportUse(use, sater)).toMatchObject({ __typename: "NotFound" });
  expect(await reportUse(use, officer)).toMatchObject({ status: "REPORTED", grantedSek: 45_000, usedSek: 40_000 });
  expect(await close(id)).toMatchObject({ status: "CLOSED", closedAt: expect.stringMatching(/^2027-02-01T12:00/) });
  expect(await close(id)).toMatchObject({ __typename: "WrongGrantState", status: "CLOSED" });
  expect(await close("x")).toMatchObject({ __typename: "NotFound" });
});

test("GrantRound tells everybody how many applied and were granted money, in one statement for all rounds", async () => {
  const query = "{ grantRounds { grantedSek grantsCount applicationsCount { value qualifier source } } }";
  const figures = async (viewer: Partial<Viewer>) => (await hub.request(query, {}, viewer)).grantRounds;
  const [run, stated] = await figures({});
  expect(run).toEqual({
    grantedSek: 645_000,
    grantsCount: 2,
    applicationsCount: [{ value: 5, qualifier: null, source: "Applications in the hub" }],
  });
  expect(stated).toMatchObject({ grantedSek: 0, grantsCount: 15, applicationsCount: [{ value: 50 }, { value: 50 }] });
  // The rounds, and what the hub counts, in a transaction as the system.
  expect(hub.statements.filter((statement) => statement.includes("select"))).toHaveLength(2);
  for (const viewer of [sater, coordinator]) expect(await figures(viewer)).toEqual([run, stated]);
});

test("GrantRound counts nothing in a round that nobody has applied in", async () => {
  const later = { ...round, slug: "digidelcenter-2028", opensOn: "2028-01-15", closesOn: "2028-03-15" };
  expect(await openRound(later)).toMatchObject({ __typename: "GrantRound" });
  const { grantRounds } = await hub.request("{ grantRounds { slug grantsCount applicationsCount { value } } }");
  expect(grantRounds[0]).toEqual({ slug: later.slug, grantsCount: 0, applicationsCount: [{ value: 0 }] });
});

test("GrantRound.applications are shown to their municipality and the coordinator only", async () => {
  const seen = async (viewer: Partial<Viewer>) => {
    const { grantRounds } = await hub.request(
      "{ grantRounds { applications { municipality { code } round { slug } } } }",
      {},
      viewer,
    );
    return grantRounds[1].applications.map(({ municipality }: any) => municipality.code).toSorted();
  };
  expect(await seen({})).toEqual([]);
  expect(await seen({ role: "DASHBOARD" })).toEqual([]);
  expect(await seen(sater)).toEqual(["2082"]);
  expect(await seen(coordinator)).toEqual(["0114", "0180", "2031", "2080", "2082"]);
  expect(hub.statements).toHaveLength(3);
});

test("the mutations of grants turn away strangers and other roles", async () => {
  const byMunicipality = [
    'applyForGrant(input: { roundId: "x", municipality: "2082", requestedSek: 1 }) { __typename }',
    'reportGrant(input: { id: "x", usedSek: 1, report: "abc" }) { __typename }',
  ];
  const byCoordinator = [
    'openGrantRound(input: { slug: "abc", name: "abc", totalSek: 1, source: "abc", opensOn: "2027-01-01", closesOn: "2027-01-01" }) { __typename }',
    'decideGrant(input: { id: "x", reject: true }) { __typename }',
    'closeGrant(id: "x") { __typename }',
  ];
  const denied = async (fields: string[], viewer: Partial<Viewer>, code: string) => {
    for (const field of fields) {
      await expect(hub.request(`mutation { ${field} }`, {}, viewer)).rejects.toMatchObject({ extensions: { code } });
    }
  };
  await denied([...byMunicipality, ...byCoordinator], {}, "UNAUTHENTICATED");
  await denied(byMunicipality, coordinator, "FORBIDDEN");
  await denied(byCoordinator, sater, "FORBIDDEN");
});
