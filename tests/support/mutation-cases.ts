import { clock } from "../../kit/clock.js";
import type { CreateEventInput } from "../../operations/generated/graphql.js";
import { AFTER_CAMPAIGN, centerInput, eventInput } from "./sample-inputs.js";

type Variables = Record<string, unknown>;

/** A mutation, somebody whose right it is, and what strangers are answered whose role alone would let them. */
export interface MutationCase {
  mutation: string;
  /** What about it, where there are several cases. */
  of?: string;
  by: Who;
  /** Makes what it is done to; gives its variables. */
  given(): Promise<Variables> | Variables;
  /** The type of refusal; left out where nobody else has the role, or the reason says why nothing foreign can be named. */
  refusal?: string;
  /** Why it is done to nothing that could be a stranger's. */
  ownerless?: string;
  /** What strangers send instead, who do not know what the rightful one knows. */
  unknowing?(variables: Variables): Variables;
  /** Why the database lets it pass. */
  pastRows?: string;
}

export type Who = "pts" | "digg" | "iva" | "motala" | "coordinator" | "anybody";
/** Does a mutation and gives its answer, which must be no refusal; `by` whoever may. */
export type Do = (mutation: string, variables: Variables, by: Who) => Promise<{ id: string; apiKey: { id: string } }>;
export type Look = (question: string) => Promise<Record<string, any>>;

/** At least one case of every mutation. */
export function mutationCases(act: Do, look: Look): MutationCase[] {
  let count = 0;
  const next = () => ++count;
  const actor = async (slug: string): Promise<{ id: string; version: number }> =>
    (await look(`{ actor(slug: "${slug}") { id version } }`)).actor;
  const ofActor = (slug: string) => async () => ({ id: (await actor(slug)).id });

  // Actors
  const application = async (): Promise<string> => {
    const input = { name: `En förening ${next()}`, kind: "ASSOCIATION", contact: CONTACT };
    return (await act("applyForMembership", { input }, "anybody")).id;
  };
  const key = async () => {
    const { apiKey } = await act("issueApiKey", { input: { role: "MEMBER", actor: "pts" } }, "pts");
    return { id: apiKey.id };
  };
  const actors: MutationCase[] = [
    {
      mutation: "acceptRules",
      by: "pts",
      given: () => ({ input: { version: "2024" } }),
      ownerless: "It is done for the caller's own actor and can name no other.",
    },
    {
      mutation: "applyForMembership",
      by: "anybody",
      given: () => ({ input: { name: `En förening ${next()}`, kind: "ASSOCIATION", contact: CONTACT } }),
      ownerless: "Anybody may apply.",
      pastRows: "Whoever applies has no role: the hub keeps the row.",
    },
    {
      mutation: "withdrawMembershipApplication",
      by: "anybody",
      refusal: "NotFound",
      given: async () => ({ input: { id: await application(), email: CONTACT.email } }),
      unknowing: ({ input }) => ({ input: { ...(input as object), email: "x@example.se" } }),
      pastRows: "Whoever applied has no role: the hub changes the row, for who knows its id and address.",
    },
    {
      mutation: "decideMembership",
      by: "coordinator",
      given: async () => ({ input: { id: await application(), approve: true } }),
    },
    {
      mutation: "issueApiKey",
      of: "an actor",
      by: "pts",
      refusal: "KeyBeyondYourRights",
      given: () => ({ input: { role: "MEMBER", actor: "pts" } }),
    },
    {
      mutation: "issueApiKey",
      of: "a municipality",
      by: "motala",
      refusal: "KeyBeyondYourRights",
      given: () => ({ input: { role: "MUNICIPALITY", municipality: "0583" } }),
    },
    { mutation: "revokeApiKey", by: "pts", refusal: "NotFound", given: key },
    { mutation: "rotateApiKey", by: "pts", refusal: "NotFound", given: key },
    {
      mutation: "setActorContacts",
      by: "pts",
      refusal: "NotYourActor",
      given: async () => ({
        input: { id: (await actor("pts")).id, contacts: [{ ...CONTACT, role: "samordnare" }] },
      }),
    },
    {
      mutation: "updateActor",
      by: "pts",
      refusal: "NotYourActor",
      async given() {
        const { id, version } = await actor("pts");
        return { input: { id, expectedVersion: version, website: "https://example.se" } };
      },
    },
    {
      mutation: "publishRules",
      by: "coordinator",
      given: () => ({ input: { version: "2031", points: [{ code: "a", statement: { sv: "En regel" } }] } }),
    },
    { mutation: "suspendActor", by: "coordinator", given: ofActor("skr") },
    {
      mutation: "reinstateActor",
      by: "coordinator",
      async given() {
        const { id } = await actor("ffo");
        await act("suspendActor", { id }, "coordinator");
        return { id };
      },
    },
    { mutation: "leaveNetwork", by: "iva", refusal: "NotYourActor", given: ofActor("iva") },
  ];

  // Events
  const activity = async (input: Partial<CreateEventInput> = {}): Promise<string> =>
    (await act("createEvent", { input: { ...eventInput, ...input } }, "pts")).id;
  const published = async (input?: Partial<CreateEventInput>): Promise<string> => {
    const id = await activity(input);
    await act("publishEvent", { id }, "pts");
    return id;
  };
  const report = (eventId: string) => ({ input: { eventId, participantsTotal: 10, developedCompetence: 5 } });
  const held = async () => {
    const id = await published();
    clock.set(AFTER_CAMPAIGN);
    return id;
  };
  const ofDigg = async (id: string) => {
    await act("inviteCoOrganizer", { input: { eventId: id, actor: "digg" } }, "pts");
    return id;
  };
  const campaign = () => ({
    input: { slug: `kampanj-${next()}`, series: "digitalidag", name: "En kampanj", days: ["2026-11-13"] },
  });
  const events: MutationCase[] = [
    {
      mutation: "createEvent",
      by: "pts",
      given: () => ({ input: eventInput }),
      ownerless: "The organizer is always the caller's own actor.",
    },
    {
      mutation: "updateEvent",
      by: "pts",
      refusal: "NotYourEvent",
      given: async () => ({ input: { id: await published(), expectedVersion: 2, changes: { phone: "08-123 45 67" } } }),
    },
    {
      mutation: "updateEvent",
      of: "a draft",
      by: "pts",
      refusal: "NotFound",
      given: async () => ({ input: { id: await activity(), expectedVersion: 1, changes: { phone: "08-123 45 67" } } }),
    },
    {
      mutation: "copyEvent",
      by: "pts",
      refusal: "NotYourEvent",
      given: async () => ({ id: await published() }),
    },
    { mutation: "deleteEvent", by: "pts", refusal: "NotFound", given: async () => ({ id: await activity() }) },
    { mutation: "publishEvent", by: "pts", refusal: "NotFound", given: async () => ({ id: await activity() }) },
    {
      mutation: "publishEvent",
      of: "a postponed one",
      by: "pts",
      refusal: "NotYourEvent",
      async given() {
        const id = await published();
        await act("postponeEvent", { id }, "pts");
        return { id };
      },
    },
    {
      mutation: "postponeEvent",
      by: "pts",
      refusal: "NotYourEvent",
      given: async () => ({ id: await published() }),
    },
    {
      mutation: "cancelEvent",
      by: "pts",
      refusal: "NotYourEvent",
      given: async () => ({ input: { id: await published(), reason: "Storm" } }),
    },
    {
      mutation: "uncancelEvent",
      by: "pts",
      refusal: "NotYourEvent",
      async given() {
        const id = await published();
        await act("cancelEvent", { input: { id, reason: "Storm" } }, "pts");
        return { id };
      },
    },
    {
      mutation: "inviteCoOrganizer",
      by: "pts",
      refusal: "NotYourEvent",
      given: async () => ({ input: { eventId: await published(), actor: "digg" } }),
    },
    {
      mutation: "removeCoOrganizer",
      by: "pts",
      refusal: "NotYourEvent",
      given: async () => ({ input: { eventId: await ofDigg(await published()), actor: "digg" } }),
    },
    {
      mutation: "confirmCoOrganizing",
      by: "digg",
      refusal: "NotInvited",
      given: async () => ({ eventId: await ofDigg(await published()) }),
    },
    {
      mutation: "declineCoOrganizing",
      by: "digg",
      refusal: "NotInvited",
      given: async () => ({ eventId: await ofDigg(await published()) }),
    },
    {
      mutation: "reportEvent",
      by: "pts",
      refusal: "NotYourEvent",
      given: async () => report(await held()),
    },
    {
      mutation: "reportEvent",
      of: "one to correct",
      by: "pts",
      refusal: "NotYourEvent",
      async given() {
        const first = report(await held());
        await act("reportEvent", first, "pts");
        return { input: { ...first.input, participantsTotal: 20 } };
      },
    },
    {
      mutation: "archiveEvent",
      by: "pts",
      refusal: "NotYourEvent",
      async given() {
        const id = await held();
        await act("reportEvent", report(id), "pts");
        return { id };
      },
    },
    { mutation: "createCampaign", by: "coordinator", given: campaign },
    {
      mutation: "updateCampaign",
      by: "coordinator",
      async given() {
        const { input } = campaign();
        await act("createCampaign", { input }, "coordinator");
        return { input: { slug: input.slug, expectedVersion: 1, name: "Ett nytt namn" } };
      },
    },
    {
      mutation: "setGoal",
      by: "coordinator",
      given: () => ({
        input: { campaign: "digitalidag-2024", kind: "ACTORS", target: 10, from: "2024-11-15", to: "2024-11-16" },
      }),
    },
    {
      mutation: "nameCampaignSeries",
      by: "coordinator",
      given: () => ({ input: { code: "digitalidag", name: "Ett nytt namn", from: "2030" } }),
    },
  ];

  // Centres
  const center = async () =>
    (await look(`{ center(slug: "digidelcenter-motala") { id version units { name } } }`)).center as {
      id: string;
      version: number;
      units: { name: string }[];
    };
  const aCenter = () => ({ ...centerInput, name: `DigidelCenter ${next()}` });
  const draft = async () =>
    (await act("saveCenterDraft", { input: { type: "CREATE", center: aCenter() } }, "motala")).id;
  const submission = async () => (await act("submitCenter", { input: { center: aCenter() } }, "motala")).id;
  const round = async () => {
    const input = { slug: `round-${next()}`, name: "En utlysning", totalSek: 1_000_000, source: "Ett beslut" };
    const days = { opensOn: "2024-11-01", closesOn: "2024-11-30" };
    return (await act("openGrantRound", { input: { ...input, ...days } }, "coordinator")).id;
  };
  const applied = async () => {
    const input = { roundId: await round(), municipality: "0583", requestedSek: 1000 };
    return (await act("applyForGrant", { input }, "motala")).id;
  };
  const granted = async () => {
    const id = await applied();
    await act("decideGrant", { input: { id, grantedSek: 1000 } }, "coordinator");
    return id;
  };
  const figures = async (year = next()) => ({
    centerId: (await center()).id,
    visits: 10,
    periodStart: `${2000 + year}-01-01`,
    periodEnd: `${2000 + year}-01-31`,
  });
  const centers: MutationCase[] = [
    {
      mutation: "saveCenterDraft",
      by: "motala",
      refusal: "NotYourMunicipality",
      given: async () => ({ input: { type: "UPDATE", centerId: (await center()).id } }),
    },
    {
      mutation: "saveCenterDraft",
      of: "one to go on with",
      by: "motala",
      refusal: "NotFound",
      given: async () => ({ input: { type: "CREATE", submissionId: await draft(), center: aCenter() } }),
    },
    {
      mutation: "submitCenter",
      by: "motala",
      refusal: "NotYourMunicipality",
      given: () => ({ input: { center: aCenter() } }),
    },
    {
      mutation: "submitCenter",
      of: "an end",
      by: "motala",
      refusal: "NotYourMunicipality",
      async given() {
        const { id, version } = await center();
        return { input: { type: "CLOSE", centerId: id, baseVersion: version } };
      },
    },
    {
      mutation: "submitCenter",
      of: "a draft",
      by: "motala",
      refusal: "NotFound",
      given: async () => ({ input: { submissionId: await draft() } }),
    },
    {
      mutation: "withdrawSubmission",
      by: "motala",
      refusal: "NotFound",
      given: async () => ({ id: await submission() }),
    },
    {
      mutation: "reviewSubmission",
      by: "coordinator",
      given: async () => ({ input: { id: await submission(), decision: "APPROVE" } }),
    },
    {
      mutation: "confirmCenter",
      by: "motala",
      refusal: "NotYourMunicipality",
      given: async () => ({ id: (await center()).id }),
    },
    {
      mutation: "updateOpeningHours",
      by: "motala",
      refusal: "NotYourMunicipality",
      async given() {
        const { id, version, units } = await center();
        const openingHours = [{ weekday: "MONDAY", opens: "10:00", closes: "12:00" }];
        return { input: { centerId: id, unit: units[0]!.name, expectedVersion: version, openingHours } };
      },
    },
    {
      mutation: "importCenters",
      by: "motala",
      refusal: "NotYourMunicipality",
      given: () => ({ input: { rows: [{ externalId: `own ${next()}`, center: aCenter() }] } }),
    },
    {
      mutation: "reportHelpStatistics",
      by: "motala",
      refusal: "NotYourMunicipality",
      given: async () => ({ input: await figures() }),
    },
    {
      mutation: "reportHelpStatistics",
      of: "one to correct",
      by: "motala",
      refusal: "NotYourMunicipality",
      async given() {
        const input = await figures();
        const { id } = await act("reportHelpStatistics", { input }, "motala");
        return { input: { ...input, visits: 20, replaces: id } };
      },
    },
    {
      mutation: "importHelpStatistics",
      by: "motala",
      refusal: "NotYourMunicipality",
      given: async () => ({ input: { rows: [await figures()] } }),
    },
    {
      mutation: "openGrantRound",
      by: "coordinator",
      given: () => ({
        input: {
          slug: `round-${next()}`,
          name: "En utlysning",
          totalSek: 1,
          source: "Ett beslut",
          opensOn: "2024-11-01",
          closesOn: "2024-11-30",
        },
      }),
    },
    {
      mutation: "applyForGrant",
      by: "motala",
      refusal: "NotYourMunicipality",
      given: async () => ({ input: { roundId: await round(), municipality: "0583", requestedSek: 1000 } }),
    },
    {
      mutation: "decideGrant",
      by: "coordinator",
      given: async () => ({ input: { id: await applied(), grantedSek: 1000 } }),
    },
    {
      mutation: "reportGrant",
      by: "motala",
      refusal: "NotFound",
      given: async () => ({ input: { id: await granted(), usedSek: 1000, report: "Det gick bra." } }),
    },
    {
      mutation: "closeGrant",
      by: "coordinator",
      async given() {
        const id = await granted();
        await act("reportGrant", { input: { id, usedSek: 1000, report: "Det gick bra." } }, "motala");
        return { id };
      },
    },
  ];
  return [...actors, ...events, ...centers];
}

const CONTACT = { name: "Föreningens kansli", email: "kansli@example.se" };
