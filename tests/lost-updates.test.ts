import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import {
  buildSchema,
  getNamedType,
  type GraphQLInputObjectType,
  type GraphQLObjectType,
  type GraphQLUnionType,
  isInputObjectType,
} from "graphql";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../kit/clock.js";
import type { Viewer } from "../kit/request/viewer.js";
import { hashTablesOf } from "./support/hash-tables.js";
import { mutationCases } from "./support/mutation-cases/index.js";
import type { CallerName, MutationCase } from "./support/mutation-cases/mutation-case.js";
import { BEFORE_CAMPAIGN } from "./support/sample-inputs.js";
import { openTrustingHub } from "./support/trusting-hub.js";
import { coordinator, memberOf, municipalityOfficer, publicViewer } from "./support/viewers.js";

type Input = Record<string, any>;

const schema = buildSchema(readFileSync(resolve(import.meta.dirname, "../gateway/api.graphql"), "utf8"));
const mutations = schema.getMutationType()!.getFields();

/** Mutations that replace nothing that somebody may have written meanwhile, and why. */
const REPLACE_NOTHING: Record<string, string[]> = {
  "makes something new": [
    "applyForGrant",
    "applyForMembership",
    "copyEvent",
    "createCampaign",
    "createEvent",
    "issueApiKey",
    "openGrantRound",
    "publishRules",
  ],
  "moves a state, which is its precondition": [
    "acceptRules",
    "archiveEvent",
    "cancelEvent",
    "closeGrant",
    "confirmCenter",
    "confirmCoOrganizing",
    "decideGrant",
    "decideMembership",
    "declineCoOrganizing",
    "deleteEvent",
    "inviteCoOrganizer",
    "leaveNetwork",
    "postponeEvent",
    "publishEvent",
    "reinstateActor",
    "removeGoal",
    "removeCoOrganizer",
    "reportGrant",
    "restoreEvent",
    "revokeApiKey",
    "rotateApiKey",
    "suspendActor",
    "takeDownEvent",
    "uncancelEvent",
    "withdrawMembershipApplication",
    "withdrawSubmission",
  ],
  "keeps what it follows on": ["nameCampaignSeries"],
  "replaces only what imports wrote, and refuses what people wrote meanwhile": [
    "importCenters",
    "importHelpStatistics",
  ],
};

const inputOf = (mutation: string) =>
  mutations[mutation]!.args.map(({ type }) => getNamedType(type)).find(isInputObjectType) as
    GraphQLInputObjectType | undefined;
const versionOf = (mutation: string) => inputOf(mutation)?.getFields().expectedVersion;
const versioned = Object.keys(mutations).filter(versionOf);

describe("mutations", () => {
  test("name the version they build on, or replace nothing", () => {
    expect([...versioned, ...Object.values(REPLACE_NOTHING).flat()].sort()).toEqual(Object.keys(mutations).sort());
  });

  test("with a version can answer StaleVersion", () => {
    for (const mutation of versioned) {
      expect([mutation, ...resultOf(mutation).map(({ name }) => name)]).toContain("StaleVersion");
    }
  });
});

let hub: Awaited<ReturnType<typeof openTrustingHub>>;
let callers: Record<string, Partial<Viewer>>;
beforeAll(async () => {
  clock.set(BEFORE_CAMPAIGN);
  hub = await openTrustingHub();
  const idOf = async (slug: string): Promise<string> => (await read(`{ actor(slug: "${slug}") { id } }`)).actor.id;
  callers = {
    pts: memberOf("pts", await idOf("pts")),
    motala: municipalityOfficer("0583", "motala-kommun", await idOf("motala-kommun")),
    coordinator,
    public: publicViewer,
  };
});
afterAll(async () => {
  clock.set(undefined);
  await hub?.close();
});
afterEach(() => clock.set(BEFORE_CAMPAIGN));

const read = async (query: string) => (await hub.execute(query, {}, coordinator)).data;

const resultOf = (mutation: string) => (getNamedType(mutations[mutation]!.type) as GraphQLUnionType).getTypes();

async function execute(mutation: string, variables: Input, viewer: Partial<Viewer>) {
  const { name, type } = mutations[mutation]!.args[0]!;
  const made = resultOf(mutation).filter((it) => !isRefusal(it) && "id" in it.getFields());
  const selection = `__typename ${made.map((it) => `... on ${it.name} { id }`).join(" ")} ... on UserError { message }
    ${versionOf(mutation) ? "... on StaleVersion { currentVersion }" : ""}`;
  const document = `mutation ($${name}: ${String(type)}) { ${mutation}(${name}: $${name}) { ${selection} } }`;
  return (await hub.execute(document, variables, viewer)).data[mutation];
}
const isRefusal = (type: GraphQLObjectType) => type.getInterfaces().some(({ name }) => name === "UserError");

async function mutate(mutation: string, variables: Input, by: CallerName) {
  const result = await execute(mutation, variables, callers[by]!);
  if (!result || result.message) throw new Error(`${mutation} returned ${JSON.stringify(result)}`);
  return result;
}

/** Other content for the input of each mutation that replaces something. */
const OTHER_CONTENT: Record<string, (input: Input) => Input> = {
  reportEvent: (input) => ({ ...input, participantsTotal: 11 }),
  reportHelpStatistics: (input) => ({ ...input, visits: 21 }),
  saveCenterDraft: (input) => ({ ...input, center: { ...input.center, services: ["Kurser"] } }),
  setActorContacts: (input) => ({ ...input, contacts: [] }),
  setGoal: (input) => ({ ...input, target: input.target + 1 }),
  updateActor: (input) => ({ ...input, website: "https://other.example.se" }),
  updateCampaign: (input) => ({ ...input, name: "Ett annat namn" }),
  updateEvent: (input) => ({ ...input, changes: { phone: "08-765 43 21" } }),
  updateOpeningHours: (input) => ({ ...input, openingHours: [{ weekday: "FRIDAY", opens: "10:00", closes: "12:00" }] }),
};
/** What is answered without a version, where it is not StaleVersion. */
const UNREAD: Record<string, object> = { setGoal: { __typename: "GoalExists" } };
/** They end the work on a draft; see their own tests. */
const ENDING = ["reviewSubmission", "submitCenter"];

test("every mutation with a version is tried", () => {
  expect([...Object.keys(OTHER_CONTENT), ...ENDING].sort()).toEqual(versioned.sort());
});

/** Cases that write something new, which only then could be replaced. */
const isNew = ({ mutation, variant }: MutationCase) =>
  !variant && ["reportHelpStatistics", "saveCenterDraft"].includes(mutation);
const replacing = mutationCases(mutate as never, read as never).filter(
  (it) => OTHER_CONTENT[it.mutation] && !isNew(it),
);

describe.each(replacing.map((it) => [[it.mutation, it.variant].filter(Boolean).join(" of "), it] as const))(
  "%s",
  (_, { mutation, by, arrange }) => {
    test("replaces nothing unread, and writes nothing when nothing differs", async () => {
      const colleague = { ...callers[by], keyId: "a-colleague" };
      const { input } = (await arrange()) as { input: Input };
      const { expectedVersion, ...content } = input;
      await mutate(mutation, { input }, by);
      const before = await hashTablesOf(hub.owners);

      const read = await execute(mutation, { input: { ...content, expectedVersion: 999 } }, callers[by]!);
      expect(read).toMatchObject({ __typename: "StaleVersion", currentVersion: expect.any(Number) });
      const version: number = read.currentVersion;
      const same = { ...content, expectedVersion: version };
      for (const viewer of [callers[by]!, colleague]) {
        expect(await execute(mutation, { input: same }, viewer)).not.toHaveProperty("message");
      }
      const other = OTHER_CONTENT[mutation]!(content);
      const stale = { __typename: "StaleVersion", currentVersion: version };
      const earlier = { ...other, expectedVersion: version - 1 };
      expect(await execute(mutation, { input: earlier }, colleague)).toMatchObject(stale);
      if (expectedVersion === undefined) {
        expect(await execute(mutation, { input: other }, colleague)).toMatchObject(UNREAD[mutation] ?? stale);
      }
      expect(await hashTablesOf(hub.owners)).toEqual(before);

      const informed = { ...other, expectedVersion: version };
      expect(await execute(mutation, { input: informed }, colleague)).not.toHaveProperty("message");
      expect(await hashTablesOf(hub.owners)).not.toEqual(before);
      const late = { ...content, expectedVersion: version };
      expect(await execute(mutation, { input: late }, callers[by]!)).toMatchObject({ __typename: "StaleVersion" });
    });
  },
);
