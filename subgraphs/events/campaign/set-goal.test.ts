import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, at, coordinator, type Hub, memberOf } from "../testing.js";
import { Goal } from "./goal.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
});
afterAll(() => hub.close());
beforeEach(() => hub.orm.em.fork().nativeDelete(Goal, { campaignSlug: goal.campaign }));

const GOALS = "... on Campaign { goals { id version kind target from to progress { planned achieved percent } } }";
const INVALID = "... on UserError { message } ... on InvalidInput { fields { path } }";
const setGoal = async (input: object, viewer: Partial<Viewer> = coordinator) => {
  const query = `mutation ($input: SetGoalInput!) { setGoal(input: $input) { __typename ${GOALS} ${INVALID}
    ... on UnknownCampaign { campaignSlug } ... on NoCampaignDayInPeriod { days } ... on StaleVersion { currentVersion }
    ... on MoreThanMunicipalities { municipalities } ... on SeveralRefusals { refusals { __typename } }
    ... on GoalExists { goal { id version target progress { achieved } } } } }`;
  return (await hub.request(query, { input }, viewer)).setGoal;
};
const removeGoal = async (id: string, viewer: Partial<Viewer> = coordinator) => {
  const query = `mutation ($id: ID!) { removeGoal(id: $id) { __typename ${GOALS} ... on UserError { message } } }`;
  return (await hub.request(query, { id }, viewer)).removeGoal;
};
const targets = async () => {
  const { campaign } = await hub.request(`query ($slug: String!) { campaign(slug: $slug) { goals { kind target } } }`, {
    slug: goal.campaign,
  });
  return campaign.goals.map(({ target }: { target: number }) => target).sort();
};

const goal = {
  campaign: "get-online-week-2017",
  kind: "ACTIVITIES",
  target: 4,
  from: "2017-03-27",
  to: "2017-04-02",
};
const coverage = { ...goal, kind: "MUNICIPALITY_COVERAGE", target: 290 };

describe("setGoal", () => {
  test("sets goals of several kinds, and gives their progress", async () => {
    await addEvents(hub, [
      { campaignSlug: goal.campaign, sessions: [[at("2017-03-28", "10:00"), at("2017-03-28", "12:00")]] },
    ]);
    expect((await setGoal(goal)).goals).toMatchObject([
      { kind: "ACTIVITIES", target: 4, from: goal.from, progress: { planned: 0, achieved: 1, percent: 25 } },
    ]);
    expect((await setGoal(coverage)).goals).toHaveLength(2);
  });

  test("replaces no goal of the same kind and period silently: it names the present one", async () => {
    const [{ id }] = (await setGoal(goal)).goals;
    expect((await setGoal(goal)).goals).toMatchObject([{ id, version: 1 }]);
    const present = { id, version: 1, target: 4, progress: { achieved: expect.any(Number) } };
    expect(await setGoal({ ...goal, target: 9 })).toMatchObject({ __typename: "GoalExists", goal: present });
    expect(await setGoal({ ...goal, id, target: 9 })).toMatchObject({ __typename: "GoalExists", goal: present });
    expect(await targets()).toEqual([4]);
  });

  test("changes the goal that is named by id or period, with its version", async () => {
    const [{ id }] = (await setGoal(goal)).goals;
    expect((await setGoal({ ...goal, target: 5, expectedVersion: 1 })).goals).toMatchObject([{ id, target: 5 }]);
    const moved = { ...goal, id, target: 6, to: "2017-03-27" };
    expect(await setGoal({ ...moved, expectedVersion: 1 })).toMatchObject({
      __typename: "StaleVersion",
      currentVersion: 2,
    });
    expect((await setGoal({ ...moved, expectedVersion: 2 })).goals).toMatchObject([
      { id, target: 6, to: "2017-03-27", version: 3 },
    ]);
  });

  test("keeps goals of a kind for several periods, and lets none take the period of another", async () => {
    await setGoal(goal);
    const { goals } = await setGoal({ ...goal, target: 1, to: "2017-03-28" });
    expect(await targets()).toEqual([1, 4]);
    const { id } = goals.find(({ target }: { target: number }) => target === 1);
    expect(await setGoal({ ...goal, id, target: 2, expectedVersion: 1 })).toMatchObject({
      __typename: "GoalExists",
      goal: { target: 4 },
    });
  });

  test("of two at the same time sets one", async () => {
    const answers = await Promise.all([setGoal({ ...goal, target: 1 }), setGoal({ ...goal, target: 2 })]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual(["Campaign", "GoalExists"]);
  });

  test("refuses an id that is no goal of the campaign, and a version of a goal that there is not", async () => {
    const { goals } = (await hub.request(`{ campaign(slug: "digitalidag-2024") { goals { id } } }`)).campaign;
    for (const id of [goals[0].id, randomUUID(), "mål"]) {
      expect(await setGoal({ ...goal, id, expectedVersion: 1 })).toMatchObject({ __typename: "NotFound" });
    }
    expect(await setGoal({ ...goal, expectedVersion: 1 })).toMatchObject({ __typename: "NotFound" });
    expect(await targets()).toEqual([]);
  });

  test("covers no more municipalities than there are; other goals are not bound by it", async () => {
    const refusal = { __typename: "MoreThanMunicipalities", municipalities: 290 };
    expect(await setGoal({ ...coverage, target: 291 })).toMatchObject(refusal);
    expect(await setGoal(coverage)).toMatchObject({ __typename: "Campaign" });
    expect(await setGoal({ ...coverage, target: 291, expectedVersion: 1 })).toMatchObject(refusal);
    expect(await setGoal({ ...coverage, target: 5000, from: "2018-01-01", to: "2018-01-01" })).toMatchObject({
      refusals: [{ __typename: "MoreThanMunicipalities" }, { __typename: "NoCampaignDayInPeriod" }],
    });
    expect(await setGoal({ ...goal, target: 291 })).toMatchObject({ __typename: "Campaign" });
  });

  test("refuses a period without a day of the campaign, an unknown campaign and invalid fields", async () => {
    expect(await setGoal({ ...coverage, from: "2017-05-01", to: "2017-05-02" })).toMatchObject({
      __typename: "NoCampaignDayInPeriod",
      days: expect.arrayContaining(["2017-03-27"]),
    });
    expect(await setGoal({ ...goal, campaign: "none" })).toMatchObject({
      __typename: "UnknownCampaign",
      campaignSlug: "none",
    });
    expect((await setGoal({ ...goal, campaign: " " })).message).toBe("There is no campaign.");
    for (const target of [0, -1]) {
      const { __typename, fields } = await setGoal({ ...goal, target, to: "2017-01-01" });
      expect(__typename).toBe("InvalidInput");
      expect(fields.map(({ path }: { path: string }) => path)).toEqual(["target", "to"]);
    }
  });
});

describe("removeGoal", () => {
  test("takes one goal away and leaves the others; a second time there is none", async () => {
    const [{ id }] = (await setGoal(goal)).goals;
    await setGoal(coverage);
    expect((await removeGoal(id)).goals).toMatchObject([{ kind: "MUNICIPALITY_COVERAGE" }]);
    expect(await removeGoal(id)).toMatchObject({ __typename: "NotFound" });
    expect(await removeGoal("mål")).toMatchObject({ __typename: "NotFound" });
    expect(await targets()).toEqual([290]);
    expect((await setGoal({ ...goal, target: 9 })).goals).toHaveLength(2);
  });
});

test.each([
  [{}, "UNAUTHENTICATED"],
  [memberOf("pts"), "FORBIDDEN"],
  [{ role: "MUNICIPALITY" } as const, "FORBIDDEN"],
  [{ role: "DASHBOARD" } as const, "FORBIDDEN"],
])("setGoal and removeGoal refuse %j with %s", async (viewer, code) => {
  const refused = { extensions: { code } };
  await expect(setGoal(goal, viewer)).rejects.toMatchObject(refused);
  await expect(removeGoal(randomUUID(), viewer)).rejects.toMatchObject(refused);
});
