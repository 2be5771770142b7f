import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { actors } from "../subgraph.js";
import { type Hub } from "../testing.js";
import { apply, approve, association, contact, findApplication } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(actors);
});
afterAll(() => hub.close());

describe("withdrawMembershipApplication", () => {
  const WITHDRAW = `mutation ($input: WithdrawMembershipApplicationInput!) { withdrawMembershipApplication(input: $input) { __typename
    ... on MembershipApplication { status contact { name } } ... on ApplicationAlreadyDecided { status } ... on UserError { message } } }`;
  const withdraw = async (id: string, email = contact.email) =>
    (await hub.request(WITHDRAW, { input: { id, email } })).withdrawMembershipApplication;

  test("withdraws the application, erases its contact, and allows a new one", async () => {
    const input = association();
    const { id } = await apply(hub, input);
    expect(await withdraw(id, " Kontakt@Example.se ")).toEqual({
      __typename: "MembershipApplication",
      status: "WITHDRAWN",
      contact: null,
    });
    expect(await findApplication(hub, id)).toMatchObject({
      status: "WITHDRAWN",
      contact: null,
      decidedAt: expect.any(Date),
    });
    expect(await withdraw(id)).toMatchObject({ __typename: "ApplicationAlreadyDecided", status: "WITHDRAWN" });
    expect(await approve(hub, id)).toMatchObject({ __typename: "ApplicationAlreadyDecided", status: "WITHDRAWN" });
    expect(await apply(hub, input)).toMatchObject({ status: "SUBMITTED" });
  });

  test("requires both its id and the contact's address", async () => {
    const { id } = await apply(hub, association());
    for (const answer of [await withdraw(id, "x@example.se"), await withdraw(randomUUID()), await withdraw("x")]) {
      expect(answer).toMatchObject({ __typename: "NotFound" });
    }
    expect(await findApplication(hub, id)).toMatchObject({ status: "SUBMITTED" });
  });
});
