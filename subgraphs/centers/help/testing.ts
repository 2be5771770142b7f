import type { Viewer } from "../../../kit/request/viewer.js";
import { officerOf, openCenters } from "../testing.js";

export const dashboard: Partial<Viewer> = { role: "DASHBOARD" };
const officer = officerOf("2082");

export const january = {
  periodStart: "2026-01-01",
  periodEnd: "2026-01-31",
  visits: 123,
  dropInVisits: 47,
  meanMinutes: 22.5,
  questions: [
    { topic: "BANKID", digcompArea: 2, count: 33 },
    { topic: "BANKID", digcompArea: 4, count: 8 },
    { topic: "AI", count: 2 },
  ],
};

const REFUSAL = `fragment Refusal on UserError { __typename message
  ... on InvalidInput { fields { path problem } }
  ... on NotYourMunicipality { municipality { code } path }
  ... on PeriodOverlaps { existing { id unit periodStart periodEnd } } }`;
export const SUMMARY = `fragment Summary on HelpSummary { isExact total { ...Figures isExact }
    byMonth { month figures { ...Figures } } byMunicipality { municipality { code } figures { ...Figures isExact } } byCounty { county { code } figures { visits } }
    byTopic { topic questions } byDigcompArea { area questions } }
  fragment Figures on HelpFigures { visits dropInVisits meanMinutes questions }`;

/** A report of each month of 2025. */
export const yearOf = (centerId: string) =>
  Array.from({ length: 12 }, (_, month) => ({
    centerId,
    visits: 10 * month + 3,
    questions: [{ topic: "APPS", count: month }],
    periodStart: `2025-${String(month + 1).padStart(2, "0")}-01`,
    periodEnd: `2025-${String(month + 1).padStart(2, "0")}-28`,
  }));

/** The subgraph with two centres, and what is done with their help statistics. */
export async function openHelp() {
  const hub = await openCenters();
  const sater: string = (await hub.bySlug("digidelcenter-sater")).id;
  const rattvik: string = (await hub.bySlug("digidelcenter-rattvik")).id;
  return {
    ...hub,
    sater,
    rattvik,
    report: async (input: object, viewer = officer) =>
      (
        await hub.ask(
          `mutation ($input: ReportHelpStatisticsInput!) { reportHelpStatistics(input: $input) { __typename ...Refusal
          ... on HelpStatistic { id center { slug } unit periodStart periodEnd visits dropInVisits meanMinutes source version isExact
            questions { topic digcompArea count } } } } ${REFUSAL}`,
          { input },
          viewer,
        )
      ).reportHelpStatistics,
    importReports: async (rows: object[], more: object = {}, viewer = officer) =>
      (
        await hub.ask(
          `mutation ($input: ImportHelpStatisticsInput!) { importHelpStatistics(input: $input) { __typename ...Refusal
          ... on HelpStatisticsImport { added changed unchanged refused rows { row outcome statistic { id visits source } refusal { ...Refusal } } } } } ${REFUSAL}`,
          { input: { rows, ...more } },
          viewer,
        )
      ).importHelpStatistics,
    /** The sums of the whole network. */
    summary: async (viewer: Partial<Viewer> = {}, period = "") =>
      (await hub.ask(`{ helpStatistics${period} { ...Summary } } ${SUMMARY}`, {}, viewer)).helpStatistics,
  };
}
