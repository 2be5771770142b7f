import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub, memberOf } from "../testing.js";
import { ActorRules } from "./actor-rules.js";

let hub: Hub;
let pts: Partial<Viewer>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
  pts = await memberOf(hub, "pts");
});
afterAll(() => hub.close());

const ACCEPT = `mutation ($version: String!) { acceptRules(input: { version: $version }) {
  __typename ... on Actor { id slug version rulesAccepted { version at byRole } } ... on UserError { message } ... on UnknownRulesVersion { versions } } }`;
const accept = async (version: string, viewer?: Partial<Viewer>) =>
  (await hub.request(ACCEPT, { version }, viewer)).acceptRules;

describe("acceptRules", () => {
  test("requires a login", async () => {
    await expect(accept("2024")).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
  });

  test.each(["COORDINATOR", "DASHBOARD", "COACH", "ADMIN"] as const)("is forbidden for %s", async (role) => {
    await expect(accept("2024", { role })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });

  test("refuses an unknown version in the caller's language, and changes nothing", async () => {
    expect(await accept("1999", pts)).toEqual({
      __typename: "UnknownRulesVersion",
      versions: ["2024"],
      message: "There is no such version of the actor rules. Choose 2024.",
    });
    const { data } = await hub.execute(ACCEPT, { version: "1999" }, { ...callerAs(pts), language: "sv" });
    expect(data).toMatchObject({ acceptRules: { message: "Den versionen av aktörsrutinerna finns inte. Välj 2024." } });
    expect(await hub.request('{ actor(slug: "pts") { version rulesAccepted { version } } }')).toEqual({
      actor: { version: 1, rulesAccepted: null },
    });
  });

  test("stores the version for everybody to see; repeating it changes nothing", async () => {
    const accepted = await accept("2024", pts);
    expect(accepted).toMatchObject({ slug: "pts", version: 2, rulesAccepted: { version: "2024", byRole: "MEMBER" } });
    const { actor } = await hub.request(
      '{ actor(slug: "pts") { id version rulesAccepted { version at byRole } updatedAt createdAt } }',
    );
    expect(actor).toMatchObject({ id: accepted.id, version: 2, rulesAccepted: accepted.rulesAccepted });
    expect(Date.parse(actor.updatedAt)).toBeGreaterThan(Date.parse(actor.createdAt));

    expect(await accept("2024", pts)).toEqual(accepted);
  });

  test("is done once when called twice at the same time", async () => {
    const digg = await memberOf(hub, "digg");
    const [first, second] = await Promise.all([accept("2024", digg), accept("2024", digg)]);
    expect(first).toEqual(second);
    expect(first.version).toBe(2);
  });

  test("accepts a newer version, and keeps it when an older one follows", async () => {
    await hub.orm.em.fork().insert(ActorRules, { version: "2025", points: [], sourceNote: "Invented for this test." });
    expect((await hub.request("{ actorRules { version } }")).actorRules).toEqual([
      { version: "2025" },
      { version: "2024" },
    ]);
    expect(await accept("2025", pts)).toMatchObject({ version: 3, rulesAccepted: { version: "2025" } });
    expect(await accept("2024", pts)).toMatchObject({ version: 3, rulesAccepted: { version: "2025" } });
  });

  test("is refused to an actor that is suspended, which accepts when it is reinstated", async () => {
    const skr = await memberOf(hub, "skr");
    const change = (verb: string) =>
      hub.request(
        `mutation ($id: ID!) { ${verb}(id: $id) { __typename } }`,
        { id: skr.actorId },
        { role: "COORDINATOR" },
      );
    await change("suspendActor");
    expect(await accept("2024", skr)).toEqual({
      __typename: "WrongActorStatus",
      message: "Not now: the actor is SUSPENDED.",
    });
    expect((await hub.request('{ actor(slug: "skr") { rulesAccepted { version } } }')).actor.rulesAccepted).toBeNull();
    await change("reinstateActor");
    expect(await accept("2024", skr)).toMatchObject({ __typename: "Actor", rulesAccepted: { version: "2024" } });
  });

  test("is for officers of a municipality too, when the municipality has joined", async () => {
    const { actorId } = await memberOf(hub, "saters-kommun");
    expect(await accept("2024", { role: "MUNICIPALITY", municipalityCode: "2082", actorId: actorId! })).toMatchObject({
      slug: "saters-kommun",
      rulesAccepted: { byRole: "MUNICIPALITY" },
    });
    expect(await accept("2024", { role: "MUNICIPALITY", municipalityCode: "1880" })).toEqual({
      __typename: "NotFound",
      message: "There is no actor of municipality 1880.",
    });
  });
});
