import { centerInput } from "../sample-inputs.js";
import type { Mutate, MutationCase, Next, Read } from "./mutation-case.js";

/** At least one case of every mutation of the subgraph centers. */
export function centerCases(mutate: Mutate, read: Read, next: Next): MutationCase[] {
  const center = async () =>
    (await read(`{ center(slug: "digidelcenter-motala") { id version units { name } } }`)).center as {
      id: string;
      version: number;
      units: { name: string }[];
    };
  const aCenter = () => ({ ...centerInput, name: `DigidelCenter ${next()}` });
  const draft = async () =>
    (await mutate("saveCenterDraft", { input: { type: "CREATE", center: aCenter() } }, "motala")).id;
  const submission = async () => (await mutate("submitCenter", { input: { center: aCenter() } }, "motala")).id;
  const round = async () => {
    const input = { slug: `round-${next()}`, name: "En utlysning", totalSek: 1_000_000, source: "Ett beslut" };
    const days = { opensOn: "2024-11-01", closesOn: "2024-11-30" };
    return (await mutate("openGrantRound", { input: { ...input, ...days } }, "coordinator")).id;
  };
  const applied = async () => {
    const input = { roundId: await round(), municipality: "0583", requestedSek: 1000 };
    return (await mutate("applyForGrant", { input }, "motala")).id;
  };
  const granted = async () => {
    const id = await applied();
    await mutate("decideGrant", { input: { id, grantedSek: 1000 } }, "coordinator");
    return id;
  };
  /** Of another month each time. */
  const figures = async () => {
    const months = next();
    const month = `${2005 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}`;
    return { centerId: (await center()).id, visits: 10, periodStart: `${month}-01`, periodEnd: `${month}-28` };
  };
  return [
    {
      mutation: "saveCenterDraft",
      by: "motala",
      refusal: "NotYourMunicipality",
      arrange: async () => ({ input: { type: "UPDATE", centerId: (await center()).id } }),
    },
    {
      mutation: "saveCenterDraft",
      variant: "one to go on with",
      by: "motala",
      refusal: "NotFound",
      arrange: async () => ({ input: { type: "CREATE", submissionId: await draft(), center: aCenter() } }),
    },
    {
      mutation: "submitCenter",
      by: "motala",
      refusal: "NotYourMunicipality",
      arrange: () => ({ input: { center: aCenter() } }),
    },
    {
      mutation: "submitCenter",
      variant: "an end",
      by: "motala",
      refusal: "NotYourMunicipality",
      async arrange() {
        const { id, version } = await center();
        return { input: { type: "CLOSE", centerId: id, baseVersion: version } };
      },
    },
    {
      mutation: "submitCenter",
      variant: "a draft",
      by: "motala",
      refusal: "NotFound",
      arrange: async () => ({ input: { submissionId: await draft() } }),
    },
    {
      mutation: "withdrawSubmission",
      by: "motala",
      refusal: "NotFound",
      arrange: async () => ({ id: await submission() }),
    },
    {
      mutation: "reviewSubmission",
      by: "coordinator",
      arrange: async () => ({ input: { id: await submission(), decision: "APPROVE" } }),
    },
    {
      mutation: "confirmCenter",
      by: "motala",
      refusal: "NotYourMunicipality",
      arrange: async () => ({ id: (await center()).id }),
    },
    {
      mutation: "updateOpeningHours",
      by: "motala",
      refusal: "NotYourMunicipality",
      async arrange() {
        const { id, version, units } = await center();
        const openingHours = [{ weekday: "MONDAY", opens: "10:00", closes: "12:00" }];
        return { input: { centerId: id, unit: units[0]!.name, expectedVersion: version, openingHours } };
      },
    },
    {
      mutation: "importCenters",
      by: "motala",
      refusal: "NotYourMunicipality",
      arrange: () => ({ input: { rows: [{ externalId: `own ${next()}`, center: aCenter() }] } }),
    },
    {
      mutation: "reportHelpStatistics",
      by: "motala",
      refusal: "NotYourMunicipality",
      arrange: async () => ({ input: await figures() }),
    },
    {
      mutation: "reportHelpStatistics",
      variant: "one to correct",
      by: "motala",
      refusal: "NotYourMunicipality",
      async arrange() {
        const input = await figures();
        const { id } = await mutate("reportHelpStatistics", { input }, "motala");
        return { input: { ...input, visits: 20, replaces: id } };
      },
    },
    {
      mutation: "importHelpStatistics",
      by: "motala",
      refusal: "NotYourMunicipality",
      arrange: async () => ({ input: { rows: [await figures()] } }),
    },
    {
      mutation: "openGrantRound",
      by: "coordinator",
      arrange: () => ({
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
      arrange: async () => ({ input: { roundId: await round(), municipality: "0583", requestedSek: 1000 } }),
    },
    {
      mutation: "decideGrant",
      by: "coordinator",
      arrange: async () => ({ input: { id: await applied(), grantedSek: 1000 } }),
    },
    {
      mutation: "reportGrant",
      by: "motala",
      refusal: "NotFound",
      arrange: async () => ({ input: { id: await granted(), usedSek: 1000, report: "Det gick bra." } }),
    },
    {
      mutation: "closeGrant",
      by: "coordinator",
      async arrange() {
        const id = await granted();
        await mutate("reportGrant", { input: { id, usedSek: 1000, report: "Det gick bra." } }, "motala");
        return { id };
      },
    },
  ];
}
