import type { Peers } from "../../kit/request/context.js";
import type { Viewer } from "../../kit/request/viewer.js";
import { openSubgraph } from "../../kit/testing/open-subgraph.js";
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
  id type status municipality { code } submittedBy submittedAt decidedAt baseVersion
  center { id slug status version } diff { path before after } reviewComments { field text }
  changedMeanwhile { path before after } missing { path problem } warnings { path message nearerMunicipality { code } }
  history { status at by comments { field text } }
}`;

/** The register of actors, as far as the rules of centres ask for it. */
export const actors = (...slugs: string[]): Peers => ({
  query: async (_subgraph, _query, variables) => {
    const keys = variables!.actors as { slug: string }[];
    return { _entities: keys.map(({ slug }) => (slugs.includes(slug) ? { slug } : null)) } as never;
  },
});

/** The subgraph, and what its callers do. */
export async function openCenters(peers: Peers = actors("pts", "skr")) {
  const hub = await openSubgraph(centers, peers);

  const doing =
    (mutation: string, inputType: string, result: string) => async (input: object, viewer: Partial<Viewer>) =>
      (
        await hub.ask(
          `mutation ($input: ${inputType}!) { ${mutation}(input: $input) { __typename ${result} ${refusals} } } ${fragment}`,
          { input },
          viewer,
        )
      )[mutation];
  const doingById = (mutation: string, result: string) => async (id: string, viewer: Partial<Viewer>) =>
    (
      await hub.ask(
        `mutation ($id: ID!) { ${mutation}(id: $id) { __typename ${result} ${refusals} } } ${fragment}`,
        { id },
        viewer,
      )
    )[mutation];

  const save = doing("saveCenterDraft", "SaveCenterDraftInput", submission);
  const submit = doing("submitCenter", "SubmitCenterInput", submission);
  const review = doing("reviewSubmission", "ReviewSubmissionInput", submission);
  const withdraw = doingById("withdrawSubmission", submission);
  const confirm = doingById("confirmCenter", "... on DigidelCenter { id version lastVerifiedAt stale }");
  const updateHours = doing(
    "updateOpeningHours",
    "UpdateOpeningHoursInput",
    "... on DigidelCenter { id version updatedAt openNow units { name phone openingHours { weekday opens closes } exceptions { date closed opens closes } dropIn { weekday start end topics } } }",
  );

  const bySlug = async (slug: string, viewer: Partial<Viewer> = {}) =>
    (
      await hub.ask(
        `query ($slug: String!) { center(slug: $slug) {
          id name status version operator { slug } municipality { code } description { sv en } services equipment languages
          partners { slug } topics criteria { criterion level evidence criteriaVersion assessedAt }
          lastVerifiedAt updatedAt stale closedOn openNow
          units { name venueKind address { street postalCode locality } point { lat lng } approximate phone publicEmail mobile accessibility
            openingHours { weekday opens closes validFrom validTo } exceptions { date closed opens closes } dropIn { weekday start end topics } }
        } }`,
        { slug },
        viewer,
      )
    ).center;

  return {
    ...hub,
    save: (input: object, viewer = falun) => save(input, viewer),
    submit: (input: object, viewer = falun) => submit(input, viewer),
    review: (input: object, viewer = coordinator) => review(input, viewer),
    withdraw: (id: string, viewer = falun) => withdraw(id, viewer),
    confirm: (id: string, viewer = falun) => confirm(id, viewer),
    updateHours: (input: object, viewer = falun) => updateHours(input, viewer),
    bySlug,
    /** An approved centre, public and ACTIVE. */
    async approved(changes: object = {}, viewer = falun) {
      const { id } = await submit({ center: { ...center, ...changes } }, viewer);
      const { center: made } = await review({ id, decision: "APPROVE" }, coordinator);
      return made as { id: string; slug: string; version: number };
    },
    /** The code of the error that a question is answered with. */
    async codeOf(source: string, viewer: Partial<Viewer> = {}): Promise<string | undefined> {
      const failure = await hub.ask(source, {}, viewer).then(
        () => null,
        (error) => error as { extensions: { code: string } },
      );
      return failure?.extensions.code;
    },
  };
}
