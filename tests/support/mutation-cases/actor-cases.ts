import type { Mutate, MutationCase, Next, Read } from "./mutation-case.js";

const CONTACT = { name: "Föreningens kansli", email: "kansli@example.se" };

/** At least one case of every mutation of the subgraph actors. */
export function actorCases(mutate: Mutate, read: Read, next: Next): MutationCase[] {
  const actor = async (slug: string): Promise<{ id: string; version: number }> =>
    (await read(`{ actor(slug: "${slug}") { id version } }`)).actor;
  const ofActor = (slug: string) => async () => ({ id: (await actor(slug)).id });

  const application = async (): Promise<string> => {
    const input = { name: `En förening ${next()}`, kind: "ASSOCIATION", contact: CONTACT };
    return (await mutate("applyForMembership", { input }, "public")).id;
  };
  const key = async () => {
    const { apiKey } = await mutate("issueApiKey", { input: { role: "MEMBER", actor: "pts" } }, "pts");
    return { id: apiKey.id };
  };
  return [
    {
      mutation: "acceptRules",
      by: "pts",
      arrange: () => ({ input: { version: "2024" } }),
      withoutOwner: "It is done for the caller's own actor and can name no other.",
    },
    {
      mutation: "applyForMembership",
      by: "public",
      arrange: () => ({ input: { name: `En förening ${next()}`, kind: "ASSOCIATION", contact: CONTACT } }),
      withoutOwner: "Anybody may apply.",
      bypassesPolicies: "The applicant has no role: the row is written as the system.",
    },
    {
      mutation: "withdrawMembershipApplication",
      by: "public",
      refusal: "NotFound",
      arrange: async () => ({ input: { id: await application(), email: CONTACT.email } }),
      variablesOfOthers: ({ input }) => ({ input: { ...(input as object), email: "x@example.se" } }),
      bypassesPolicies:
        "The applicant has no role: the row is changed as the system, for a caller who knows its id and address.",
    },
    {
      mutation: "decideMembership",
      by: "coordinator",
      arrange: async () => ({ input: { id: await application(), approve: true } }),
    },
    {
      mutation: "issueApiKey",
      variant: "an actor",
      by: "pts",
      refusal: "KeyBeyondYourRights",
      arrange: () => ({ input: { role: "MEMBER", actor: "pts" } }),
    },
    {
      mutation: "issueApiKey",
      variant: "a municipality",
      by: "motala",
      refusal: "KeyBeyondYourRights",
      arrange: () => ({ input: { role: "MUNICIPALITY", municipality: "0583" } }),
    },
    { mutation: "revokeApiKey", by: "pts", refusal: "NotFound", arrange: key },
    { mutation: "rotateApiKey", by: "pts", refusal: "NotFound", arrange: key },
    {
      mutation: "setActorContacts",
      by: "pts",
      refusal: "NotYourActor",
      arrange: async () => ({
        input: { id: (await actor("pts")).id, contacts: [{ ...CONTACT, role: "samordnare" }] },
      }),
    },
    {
      mutation: "updateActor",
      by: "pts",
      refusal: "NotYourActor",
      async arrange() {
        const { id, version } = await actor("pts");
        return { input: { id, expectedVersion: version, website: "https://example.se" } };
      },
    },
    {
      mutation: "publishRules",
      by: "coordinator",
      arrange: () => ({ input: { version: "2031", points: [{ code: "a", statement: { sv: "En regel" } }] } }),
    },
    { mutation: "suspendActor", by: "coordinator", arrange: ofActor("skr") },
    {
      mutation: "reinstateActor",
      by: "coordinator",
      async arrange() {
        const { id } = await actor("ffo");
        await mutate("suspendActor", { id }, "coordinator");
        return { id };
      },
    },
    { mutation: "leaveNetwork", by: "iva", refusal: "NotYourActor", arrange: ofActor("iva") },
  ];
}
