import type { Peers } from "../../kit/request/context.js";
import type { Viewer } from "../../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../../kit/testing/open-subgraph.js";
import { DigidelCenter } from "./center/digidel-center.js";
import { centers } from "./subgraph.js";

export const MUNICIPALITIES = ["2080", "2082"];
export const CENTER_ID = "0197f0aa-0000-7000-8000-00000000000c";

/** A centre to store as it is, past all rules. */
export const newCenter = (values: Partial<DigidelCenter>): DigidelCenter =>
  Object.assign(new DigidelCenter(), {
    slug: "a-center",
    name: "A centre",
    municipalityCode: "2080",
    municipalityName: "Falun",
    operatorSlug: "falu-kommun",
    freeOfCharge: true,
    staffed: true,
    ...values,
  });

export const officerOf = (municipalityCode: string, actorSlug: string | null = "en-kommun"): Partial<Viewer> => ({
  role: "MUNICIPALITY",
  municipalityCode,
  actorSlug,
  actorActive: actorSlug !== null,
});
export const falun = officerOf("2080", "falu-kommun");
export const sater = officerOf("2082", "saters-kommun");
export const coordinator: Partial<Viewer> = { role: "COORDINATOR" };
export const dashboard: Partial<Viewer> = { role: "DASHBOARD" };

export const criteria = [
  "ACCESSIBLE_FREE",
  "NATIONAL_DEVELOPMENT",
  "MUNICIPAL_DIGITALISATION",
  "GOVERNMENT_DESIGNATED",
  "HUMAN_RIGHT",
].map((criterion) => ({ criterion, level: "MET", evidence: "Så här: …", criteriaVersion: "2023" }));

export const unit = {
  name: "Falu stadsbibliotek",
  venueKind: "LIBRARY",
  street: "Kristinegatan 15",
  postalCode: "791 60",
  locality: "Falun",
  point: { lat: 60.6036, lng: 15.6318 },
  phone: "023-123 45",
  accessibility: ["WHEELCHAIR"],
  openingHours: [
    { weekday: "MONDAY", opens: "10:00", closes: "18:00" },
    { weekday: "TUESDAY", opens: "10:00", closes: "18:00" },
  ],
  exceptions: [{ date: "2026-12-24", closed: true }],
  dropIn: [{ weekday: "MONDAY", start: "14:00", end: "16:00", topics: ["BANKID"] }],
};

export const center = {
  name: "DigidelCenter Åäö i Falun",
  municipality: "2080",
  freeOfCharge: true,
  staffed: true,
  units: [unit],
  criteria,
  description: { sv: "Hjälp med vardagens teknik" },
  services: ["Drop-in", "Kurser"],
  equipment: ["Surfplatta"],
  languages: ["sv", "so"],
  partners: ["pts"],
  topics: ["BANKID"],
};

const refusals = `
  ... on UserError { message }
  ...Refusal
  ... on SeveralRefusals { refusals { __typename message ...Refusal } }`;

/** Every field of every refusal about centres. */
const fragment = `
  fragment Refusal on UserError {
    ... on InvalidInput { fields { path problem } }
    ... on NotYourMunicipality { municipality { code } path }
    ... on OperatorMustBeMunicipality { municipality { code } }
    ... on MustBeFreeOfCharge { path }
    ... on MustBeStaffedWithOpeningHours { path staffed unitsWithOpeningHours }
    ... on CriteriaNotAssessed { path notAssessed criteriaVersion }
    ... on CriteriaNotMet { notMet }
    ... on HoursOverlap { path unit weekday date }
    ... on PointOutsideSweden { path unit }
    ... on UnknownPartner { path slugs }
    ... on OpenSubmissionExists { submission { id } }
    ... on StaleSubmission { currentVersion changedSince { path before after } diff { path before after } }
    ... on StaleVersion { currentVersion }
    ... on WrongSubmissionState { status }
    ... on CenterIsClosed { closedOn }
  }`;

const submission = `... on CenterSubmission {
  id version type status municipality { code } submittedBy submittedAt decidedAt baseVersion
  center { id slug status version } diff { path before after } reviewComments { field text }
  changedMeanwhile { path before after } missing { path problem } warnings { path message nearerMunicipality { code } }
  history { status at by comments { field text } }
}`;

/** The other subgraphs, as far as the rules of centres read them. */
export const peersWith = (answer: (query: string, variables: Record<string, unknown>) => unknown): Peers => ({
  query: async <T>(_subgraph: string, query: string, variables: Record<string, unknown> = {}) =>
    answer(query, variables) as T,
});

/** The answer of the actors subgraph when actors are looked up, of which only those with these slugs exist. */
export const existingActors =
  (...slugs: string[]) =>
  (_query: string, variables: Record<string, unknown>) => {
    const keys = variables.actors as { slug: string }[];
    return { _entities: keys.map(({ slug }) => (slugs.includes(slug) ? { slug } : null)) };
  };

/** The subgraph, and its mutations as functions. */
export async function openCenters(peers: Peers = peersWith(existingActors("pts", "skr"))) {
  const hub = await openSubgraph(centers, peers);

  const mutate = async (
    mutation: string,
    argument: "id" | "input",
    type: string,
    fields: string,
    value: unknown,
    viewer: Partial<Viewer>,
  ) =>
    (
      await hub.request(
        `mutation ($${argument}: ${type}!) { ${mutation}(${argument}: $${argument}) { __typename ${fields} ${refusals} } } ${fragment}`,
        { [argument]: value },
        viewer,
      )
    )[mutation];
  const byInput =
    (mutation: string, type: string, fields: string, defaultViewer = falun) =>
    (input: object, viewer = defaultViewer) =>
      mutate(mutation, "input", type, fields, input, viewer);
  const byId =
    (mutation: string, fields: string) =>
    (id: string, viewer = falun) =>
      mutate(mutation, "id", "ID", fields, id, viewer);

  const submit = byInput("submitCenter", "SubmitCenterInput", submission);
  const review = byInput("reviewSubmission", "ReviewSubmissionInput", submission, coordinator);
  return {
    ...hub,
    save: byInput("saveCenterDraft", "SaveCenterDraftInput", submission),
    submit,
    review,
    withdraw: byId("withdrawSubmission", submission),
    confirm: byId("confirmCenter", "... on DigidelCenter { id version lastVerifiedAt stale }"),
    updateHours: byInput(
      "updateOpeningHours",
      "UpdateOpeningHoursInput",
      "... on DigidelCenter { id version updatedAt openNow units { name phone openingHours { weekday opens closes } exceptions { date closed opens closes } dropIn { weekday start end topics } } }",
    ),
    async bySlug(slug: string, viewer: Partial<Viewer> = {}) {
      const { center } = await hub.request(
        `query ($slug: String!) { center(slug: $slug) {
          id name status version operator { slug } municipality { code } description { sv en } services equipment languages
          partners { slug } topics criteria { criterion level evidence criteriaVersion assessedAt }
          lastVerifiedAt updatedAt stale closedOn openNow
          units { name venueKind address { street postalCode locality } point { lat lng } approximate phone publicEmail mobile accessibility
            openingHours { weekday opens closes validFrom validTo } exceptions { date closed opens closes } dropIn { weekday start end topics } }
        } }`,
        { slug },
        viewer,
      );
      return center;
    },
    /** Submits a centre and approves it: public and ACTIVE. */
    async approved(changes: object = {}, viewer = falun): Promise<{ id: string; slug: string; version: number }> {
      const { id } = await submit({ center: { ...center, ...changes } }, viewer);
      return (await review({ id, decision: "APPROVE" })).center;
    },
    /** The code of the error that an operation gives. */
    async codeOf(source: string, viewer: Partial<Viewer> = {}): Promise<unknown> {
      const { errors } = await hub.execute(source, {}, callerAs(viewer));
      return errors?.[0]?.extensions.code;
    },
  };
}

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

const HELP_REFUSAL = `fragment Refusal on UserError { __typename message
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
  const saterId: string = (await hub.bySlug("digidelcenter-sater")).id;
  const rattvikId: string = (await hub.bySlug("digidelcenter-rattvik")).id;
  return {
    ...hub,
    saterId,
    rattvikId,
    report: async (input: object, viewer = sater) =>
      (
        await hub.request(
          `mutation ($input: ReportHelpStatisticsInput!) { reportHelpStatistics(input: $input) { __typename ...Refusal
          ... on HelpStatistic { id center { slug } unit periodStart periodEnd visits dropInVisits meanMinutes source version isExact
            questions { topic digcompArea count } } } } ${HELP_REFUSAL}`,
          { input },
          viewer,
        )
      ).reportHelpStatistics,
    importReports: async (rows: object[], more: object = {}, viewer = sater) =>
      (
        await hub.request(
          `mutation ($input: ImportHelpStatisticsInput!) { importHelpStatistics(input: $input) { __typename ...Refusal
          ... on HelpStatisticsImport { added changed unchanged refused rows { row outcome statistic { id visits source } refusal { ...Refusal } } } } } ${HELP_REFUSAL}`,
          { input: { rows, ...more } },
          viewer,
        )
      ).importHelpStatistics,
    /** The sums of the whole network. */
    summary: async (viewer: Partial<Viewer> = {}, period = "") =>
      (await hub.request(`{ helpStatistics${period} { ...Summary } } ${SUMMARY}`, {}, viewer)).helpStatistics,
  };
}
