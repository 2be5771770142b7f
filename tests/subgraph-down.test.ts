import { afterAll, beforeAll, describe, expect, test } from "vitest";
import * as operations from "../operations/generated/graphql.js";
import { startDeployedHub } from "./support/deployed-hub.js";
import { type Result, errorCodes } from "./support/graphql-client.js";
import { BEFORE_CAMPAIGN, eventInput } from "./support/sample-inputs.js";

/** A field of each subgraph at the root and, through entities, below the others. */
const ACROSS = `{
  municipality(code: "2082") { name centers { slug } events { totalCount } openRequests }
  campaign(slug: "digitalidag-2024") { name actors(first: 1) { edges { node { name } } } }
  center(slug: "digidelcenter-sater") { name operator { name } upcomingEvents { totalCount } coachRequests { totalCount } }
  trainingCourse(code: "digital-coach") { name }
}`;

const WHOLE = {
  municipality: {
    name: "Säter",
    centers: [{ slug: "digidelcenter-sater" }],
    events: { totalCount: 0 },
    openRequests: 0,
  },
  campaign: { name: "Digitalidag 2024", actors: { edges: [{ node: { name: expect.any(String) } }] } },
  center: {
    name: "DigidelCenter Säter",
    operator: { name: "Säters kommun" },
    upcomingEvents: { totalCount: 0 },
    coachRequests: { totalCount: 0 },
  },
  trainingCourse: { name: "Digital coach" },
};

/** What is missing while a subgraph is dead. */
const MISSING = {
  actors: {
    municipality: null,
    campaign: { ...WHOLE.campaign, actors: null },
    center: { ...WHOLE.center, operator: null },
  },
  events: {
    municipality: { ...WHOLE.municipality, events: null },
    campaign: null,
    center: { ...WHOLE.center, upcomingEvents: null },
  },
  centers: { municipality: { ...WHOLE.municipality, centers: null }, center: null },
  coaches: {
    municipality: { ...WHOLE.municipality, openRequests: null },
    center: { ...WHOLE.center, coachRequests: null },
    trainingCourse: null,
  },
};

let hub: Awaited<ReturnType<typeof startDeployedHub>>;
beforeAll(async () => {
  hub = await startDeployedHub(BEFORE_CAMPAIGN);
});
afterAll(() => hub?.close());

function expectUnavailable(answer: Result<unknown>) {
  expect(new Set(errorCodes(answer))).toEqual(new Set(["SUBGRAPH_UNAVAILABLE"]));
  for (const inside of [...hub.ports, "localhost", "127.0.0.1", "ECONN", "stack", "fetch"])
    expect(answer.body).not.toContain(inside);
}

describe.each(Object.entries(MISSING))("with %s dead", (name, missing) => {
  beforeAll(() => hub.kill(name));
  afterAll(() => hub.start(name));

  test("the others answer, what is missing is null and says why", async () => {
    const answer = await hub.execute(ACROSS);
    expect(answer.status).toBe(200);
    expect(answer.data).toEqual({ ...WHOLE, ...missing });
    expectUnavailable(answer);
  });

  test("the page of a municipality has what is left of it", async () => {
    const answer = await hub.execute(operations.MunicipalityPageDocument, { code: "2082" });
    if (name === "actors") expect(answer.data).toEqual({ municipality: null });
    else expect(answer.data).toMatchObject({ municipality: { name: "Säter", actor: { slug: "saters-kommun" } } });
    expectUnavailable(answer);
  });
});

test("answers in full again once all are back", async () => {
  const { data, errors } = await hub.execute(ACROSS);
  expect(errors).toEqual([]);
  expect(data).toEqual(WHOLE);
});

test("does not call a key wrong while nobody can prove it", async () => {
  const key = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
  await hub.kill("actors");
  const answer = await hub.execute(operations.TrainingDocument, {}, { key });
  expect(answer.status).toBe(503);
  expectUnavailable(answer);
  await hub.start("actors");
  expect((await hub.execute(operations.MeDocument, {}, { key })).data.viewer).toMatchObject({ role: "MEMBER" });
});

test("stores no activity at a centre while nobody can say whether there is such a one", async () => {
  const key = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
  const create = (centerId: string) =>
    hub.execute(operations.CreateEventDocument, { input: { ...eventInput, centerId } }, { key });
  expect((await create("none")).data).toMatchObject({ createEvent: { __typename: "UnknownCenter" } });
  await hub.kill("centers");
  const answer = await create("none");
  expect(answer.data).toEqual({ createEvent: null });
  expectUnavailable(answer);
  await hub.start("centers");
});

describe.each(["actors", "events", "centers", "coaches"])("%s asked around the gateway", (name) => {
  test.each([
    ["{ __typename }"],
    ["{ _service { sdl } }"],
    [`{ _entities(representations: [{ __typename: "Municipality", code: "2082" }]) { __typename } }`],
    ["{ __schema { types { name } } }"],
  ])("refuses %s", async (query) => {
    const ask = (headers: Record<string, string>) =>
      fetch(hub.urlOf(name), {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ query }),
      });
    for (const seal of [{}, { "hub-viewer": "" }, { "hub-viewer": "eyJhbGciOiJub25lIn0.e30." }] as Record<
      string,
      string
    >[]) {
      const response = await ask(seal);
      expect([response.status, await response.json()]).toMatchObject([
        401,
        { errors: [{ extensions: { code: "SEAL_REFUSED" } }] },
      ]);
    }
  });
});

test("a subgraph ends within five seconds of SIGTERM, a moment after a request", async () => {
  await hub.execute(ACROSS);
  const before = Date.now();
  await hub.kill("events", "SIGTERM");
  expect(Date.now() - before).toBeLessThan(5000);
});
