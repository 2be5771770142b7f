import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { errorCodes } from "./support/graphql-client.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN, centerInput, eventInput } from "./support/sample-inputs.js";

let hub: Awaited<ReturnType<typeof openInProcessHub>>;
const keys = { officer: "", member: "", sater: "", coordinator: "" };
let motala: string;
let draft: string;
let invitation: string;

/** What a mutation answers: its type, or the code of its error. */
async function answerTo(mutation: string, input: string, key: string): Promise<string> {
  const answer = await hub.execute(`mutation { ${mutation}(${input}) { __typename } }`, {}, { key });
  return answer.data?.[mutation]?.__typename ?? errorCodes(answer).join();
}
async function create(key: string): Promise<string> {
  const answer = await hub.execute(operations.CreateEventDocument, { input: eventInput }, { key });
  return answer.data?.createEvent?.__typename === "Event" ? answer.data.createEvent.id : errorCodes(answer).join();
}
const publish = (key: string, id = draft) => answerTo("publishEvent", `id: "${id}"`, key);
async function submit(key: string, municipality = "0583"): Promise<string> {
  const input = { center: { ...centerInput, municipality } };
  const answer = await hub.execute(operations.SubmitCenterDocument, { input }, { key });
  return answer.data?.submitCenter?.__typename ?? errorCodes(answer).join();
}
let rounds = 0;
async function applyForGrant(key: string): Promise<string> {
  const days = `opensOn: "2024-11-01", closesOn: "2024-11-30"`;
  const { data } = await hub.execute(
    `mutation { openGrantRound(input: { slug: "round-${++rounds}", name: "En utlysning", totalSek: 1000, source: "Ett beslut", ${days} }) { ... on GrantRound { id } } }`,
    {},
    { key: keys.coordinator },
  );
  return answerTo(
    "applyForGrant",
    `input: { roundId: "${data.openGrantRound.id}", municipality: "0583", requestedSek: 1 }`,
    key,
  );
}
const byCoordinator = (verb: string) => answerTo(verb, `id: "${motala}"`, keys.coordinator);

beforeAll(async () => {
  hub = await openInProcessHub(BEFORE_CAMPAIGN);
  keys.officer = await hub.createKey({ role: "MUNICIPALITY", municipalityCode: "0583" });
  keys.member = await hub.createKey({ role: "MEMBER", actorSlug: "motala-kommun" });
  keys.sater = await hub.createKey({ role: "MUNICIPALITY", municipalityCode: "2082" });
  keys.coordinator = await hub.createKey({ role: "COORDINATOR" });
  motala = (await hub.execute(`{ actor(slug: "motala-kommun") { id } }`)).data.actor.id;
  await answerTo("acceptRules", `input: { version: "2024" }`, keys.officer);
  draft = await create(keys.officer);
  invitation = await create(keys.sater);
  const invited = `input: { eventId: "${invitation}", actor: "motala-kommun" }`;
  expect(await answerTo("inviteCoOrganizer", invited, keys.sater)).toBe("Event");
});
afterAll(() => hub?.close());

describe("a municipality that is suspended", () => {
  beforeAll(async () => void expect(await byCoordinator("suspendActor")).toBe("Actor"));
  afterAll(async () => void expect(await byCoordinator("reinstateActor")).toBe("Actor"));

  test("still minds what is its own, with any key", async () => {
    for (const key of [keys.officer, keys.member]) {
      const { version } = (await hub.execute(`{ actor(slug: "motala-kommun") { version } }`, {}, { key })).data.actor;
      const profile = `input: { id: "${motala}", expectedVersion: ${version}, website: null }`;
      expect(await answerTo("updateActor", profile, key)).toBe("Actor");
      expect(await answerTo("deleteEvent", `id: "${await create(key)}"`, key)).toBe("Event");
    }
  });

  test("accepts no rules, and joins, publishes, submits and applies for nothing, with any key", async () => {
    for (const key of [keys.officer, keys.member]) {
      expect(await answerTo("acceptRules", `input: { version: "2024" }`, key)).toBe("WrongActorStatus");
      expect(await answerTo("confirmCoOrganizing", `eventId: "${invitation}"`, key)).toBe("ActorNotActive");
      const id = await create(key);
      expect([await publish(key), await publish(key, id)]).toEqual(["ActorNotActive", "ActorNotActive"]);
    }
    expect(await submit(keys.officer)).toBe("OperatorMustBeMunicipality");
    expect(await applyForGrant(keys.officer)).toBe("ApplicantMustBeActor");
  });
});

describe("a municipality that was suspended and is no more", () => {
  test("does as before", async () => {
    expect(await publish(keys.officer)).toBe("Event");
    expect(await submit(keys.officer)).toBe("CenterSubmission");
    expect(await applyForGrant(keys.officer)).toBe("GrantApplication");
  });
});

describe("a municipality that has left", () => {
  beforeAll(async () => {
    draft = await create(keys.officer);
    expect(await answerTo("leaveNetwork", `id: "${motala}"`, keys.member)).toBe("Actor");
  });

  test("has no key that opens the hub", async () => {
    for (const key of [keys.officer, keys.member]) {
      expect([await publish(key), await submit(key)]).toEqual(["UNAUTHENTICATED", "UNAUTHENTICATED"]);
    }
  });

  test("publishes, submits and applies for nothing with a new one either", async () => {
    const key = await hub.createKey({ role: "MUNICIPALITY", municipalityCode: "0583" });
    expect(await create(key)).toBe("FORBIDDEN");
    expect(await publish(key)).toBe("NotFound");
    expect(await submit(key)).toBe("OperatorMustBeMunicipality");
    expect(await applyForGrant(key)).toBe("ApplicantMustBeActor");
  });

  test("leaves the keys of others alone", async () => {
    expect(await submit(keys.sater, "2082")).toBe("CenterSubmission");
  });
});
