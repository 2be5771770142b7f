import { clock } from "../../../kit/clock.js";
import type { CreateEventInput } from "../../../operations/generated/graphql.js";
import { AFTER_CAMPAIGN, eventInput } from "../sample-inputs.js";
import type { Mutate, MutationCase, Next, Read } from "./mutation-case.js";

/** At least one case of every mutation of the subgraph events. */
export function eventCases(mutate: Mutate, read: Read, next: Next): MutationCase[] {
  const activity = async (input: Partial<CreateEventInput> = {}): Promise<string> =>
    (await mutate("createEvent", { input: { ...eventInput, ...input } }, "pts")).id;
  const published = async (input?: Partial<CreateEventInput>): Promise<string> => {
    const id = await activity(input);
    await mutate("publishEvent", { id }, "pts");
    return id;
  };
  const report = (eventId: string) => ({ input: { eventId, participantsTotal: 10, developedCompetence: 5 } });
  const held = async () => {
    const id = await published();
    clock.set(AFTER_CAMPAIGN);
    return id;
  };
  const ofDigg = async (id: string) => {
    await mutate("inviteCoOrganizer", { input: { eventId: id, actor: "digg" } }, "pts");
    return id;
  };
  const campaign = () => ({
    input: { slug: `kampanj-${next()}`, series: "digitalidag", name: "En kampanj", days: ["2026-11-13"] },
  });
  return [
    {
      mutation: "createEvent",
      by: "pts",
      arrange: () => ({ input: eventInput }),
      withoutOwner: "The organizer is always the caller's own actor.",
    },
    {
      mutation: "updateEvent",
      by: "pts",
      refusal: "NotYourEvent",
      arrange: async () => ({
        input: { id: await published(), expectedVersion: 2, changes: { phone: "08-123 45 67" } },
      }),
    },
    {
      mutation: "updateEvent",
      variant: "a draft",
      by: "pts",
      refusal: "NotFound",
      arrange: async () => ({
        input: { id: await activity(), expectedVersion: 1, changes: { phone: "08-123 45 67" } },
      }),
    },
    {
      mutation: "copyEvent",
      by: "pts",
      refusal: "NotYourEvent",
      arrange: async () => ({ id: await published() }),
    },
    { mutation: "deleteEvent", by: "pts", refusal: "NotFound", arrange: async () => ({ id: await activity() }) },
    { mutation: "publishEvent", by: "pts", refusal: "NotFound", arrange: async () => ({ id: await activity() }) },
    {
      mutation: "publishEvent",
      variant: "a postponed one",
      by: "pts",
      refusal: "NotYourEvent",
      async arrange() {
        const id = await published();
        await mutate("postponeEvent", { id }, "pts");
        return { id };
      },
    },
    {
      mutation: "postponeEvent",
      by: "pts",
      refusal: "NotYourEvent",
      arrange: async () => ({ id: await published() }),
    },
    {
      mutation: "cancelEvent",
      by: "pts",
      refusal: "NotYourEvent",
      arrange: async () => ({ input: { id: await published(), reason: "Storm" } }),
    },
    {
      mutation: "uncancelEvent",
      by: "pts",
      refusal: "NotYourEvent",
      async arrange() {
        const id = await published();
        await mutate("cancelEvent", { input: { id, reason: "Storm" } }, "pts");
        return { id };
      },
    },
    {
      mutation: "inviteCoOrganizer",
      by: "pts",
      refusal: "NotYourEvent",
      arrange: async () => ({ input: { eventId: await published(), actor: "digg" } }),
    },
    {
      mutation: "removeCoOrganizer",
      by: "pts",
      refusal: "NotYourEvent",
      arrange: async () => ({ input: { eventId: await ofDigg(await published()), actor: "digg" } }),
    },
    {
      mutation: "confirmCoOrganizing",
      by: "digg",
      refusal: "NotInvited",
      arrange: async () => ({ eventId: await ofDigg(await published()) }),
    },
    {
      mutation: "declineCoOrganizing",
      by: "digg",
      refusal: "NotInvited",
      arrange: async () => ({ eventId: await ofDigg(await published()) }),
    },
    {
      mutation: "reportEvent",
      by: "pts",
      refusal: "NotYourEvent",
      arrange: async () => report(await held()),
    },
    {
      mutation: "reportEvent",
      variant: "one to correct",
      by: "pts",
      refusal: "NotYourEvent",
      async arrange() {
        const first = report(await held());
        await mutate("reportEvent", first, "pts");
        return { input: { ...first.input, participantsTotal: 20 } };
      },
    },
    {
      mutation: "archiveEvent",
      by: "pts",
      refusal: "NotYourEvent",
      async arrange() {
        const id = await held();
        await mutate("reportEvent", report(id), "pts");
        return { id };
      },
    },
    {
      mutation: "reportEvent",
      variant: "one that the coordinator corrects",
      by: "coordinator",
      refusal: "NotYourEvent",
      async arrange() {
        const first = report(await held());
        const { id } = await mutate("reportEvent", first, "pts");
        return { input: { ...first.input, eventId: id, participantsTotal: 20, expectedVersion: 3 } };
      },
    },
    {
      mutation: "takeDownEvent",
      by: "coordinator",
      arrange: async () => ({ input: { id: await published(), reason: "Fel lokal" } }),
    },
    {
      mutation: "restoreEvent",
      by: "coordinator",
      async arrange() {
        const id = await published();
        await mutate("takeDownEvent", { input: { id, reason: "Fel lokal" } }, "coordinator");
        return { id };
      },
    },
    { mutation: "createCampaign", by: "coordinator", arrange: campaign },
    {
      mutation: "updateCampaign",
      by: "coordinator",
      async arrange() {
        const { input } = campaign();
        await mutate("createCampaign", { input }, "coordinator");
        return { input: { slug: input.slug, expectedVersion: 1, name: "Ett nytt namn" } };
      },
    },
    {
      mutation: "removeGoal",
      by: "coordinator",
      async arrange() {
        const { input } = campaign();
        await mutate("createCampaign", { input }, "coordinator");
        const goal = { campaign: input.slug, kind: "ACTIVITIES", target: 10, from: "2026-11-13", to: "2026-11-13" };
        await mutate("setGoal", { input: goal }, "coordinator");
        const { campaign: found } = await read(`{ campaign(slug: "${input.slug}") { goals { id } } }`);
        return { id: found.goals[0].id };
      },
    },
    {
      mutation: "setGoal",
      by: "coordinator",
      arrange: () => ({
        input: { campaign: "digitalidag-2024", kind: "ACTORS", target: 10, from: "2024-11-15", to: "2024-11-16" },
      }),
    },
    {
      mutation: "nameCampaignSeries",
      by: "coordinator",
      arrange: () => ({ input: { code: "digitalidag", name: "Ett nytt namn", from: "2030" } }),
    },
  ];
}
