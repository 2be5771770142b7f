import type { Subgraph } from "../../kit/subgraph/subgraph.js";
import { Actor } from "./borrowed/actor.js";
import { County } from "./borrowed/county.js";
import { Municipality, municipalityPolicy } from "./borrowed/municipality.js";
import { ActorCenters } from "./center/actor-centers.js";
import { CenterQueries } from "./center/center-listing.js";
import { CenterOpening } from "./center/center-opening.js";
import { CenterUnit, CenterUnits } from "./center/center-unit.js";
import { centerPolicies } from "./center/center-visibility.js";
import { ConfirmCenter } from "./center/confirm-center.js";
import { CountyCenters } from "./center/county-centers.js";
import { CriterionDefinition, criterionPolicy, CriterionQueries } from "./center/criterion.js";
import { DigidelCenter } from "./center/digidel-center.js";
import { MunicipalityCenters, MunicipalityQueries } from "./center/municipality-centers.js";
import { NearestCenterQueries } from "./center/nearest-center.js";
import { UpdateOpeningHours } from "./center/update-opening-hours.js";
import { demo } from "./demo/demo.js";
import { applicationPolicy } from "./grant/application-visibility.js";
import { ApplyForGrant } from "./grant/apply-for-grant.js";
import { CloseGrant } from "./grant/close-grant.js";
import { DecideGrant } from "./grant/decide-grant.js";
import { GrantApplication, GrantRoundApplications } from "./grant/grant-application.js";
import { GrantRound, grantRoundPolicy, GrantRoundQueries } from "./grant/grant-round.js";
import { OpenGrantRound } from "./grant/open-grant-round.js";
import { ReportGrant } from "./grant/report-grant.js";
import { CenterHelp, CountyHelp, HelpQueries, MunicipalityHelp } from "./help/help-queries.js";
import { CenterHelpReports, HelpStatistic } from "./help/help-statistic.js";
import { helpPolicy } from "./help/help-visibility.js";
import { ReportHelpStatistics } from "./help/report-help-statistics.js";
import { ImportCenters } from "./import/import-centers.js";
import { ImportHelpStatistics } from "./import/import-help-statistics.js";
import { seeds } from "./seed.js";
import { CenterSubmission } from "./submission/center-submission.js";
import { ReviewSubmission } from "./submission/review-submission.js";
import { SaveCenterDraft } from "./submission/save-center-draft.js";
import { CenterSubmissions, SubmissionQueries } from "./submission/submission-listing.js";
import { submissionPolicy } from "./submission/submission-visibility.js";
import { SubmitCenter } from "./submission/submit-center.js";
import { WithdrawSubmission } from "./submission/withdraw-submission.js";

export const centers: Subgraph = {
  name: "centers",
  port: 4003,
  folder: import.meta.dirname,
  extensions: ["cube", "btree_gist"],
  policies: [
    ...centerPolicies,
    criterionPolicy,
    submissionPolicy,
    helpPolicy,
    grantRoundPolicy,
    applicationPolicy,
    municipalityPolicy,
  ],
  tables: [
    CenterSubmission,
    CenterUnit,
    CriterionDefinition,
    DigidelCenter,
    GrantApplication,
    GrantRound,
    HelpStatistic,
    Municipality,
  ],
  entities: [DigidelCenter, CenterSubmission, Municipality, County, Actor],
  resolvers: [
    CenterQueries,
    CenterUnits,
    CenterOpening,
    CenterSubmissions,
    CenterHelp,
    CenterHelpReports,
    NearestCenterQueries,
    CriterionQueries,
    GrantRoundQueries,
    GrantRoundApplications,
    SubmissionQueries,
    ActorCenters,
    MunicipalityCenters,
    MunicipalityHelp,
    MunicipalityQueries,
    CountyCenters,
    CountyHelp,
    HelpQueries,
    SaveCenterDraft,
    SubmitCenter,
    WithdrawSubmission,
    ReviewSubmission,
    UpdateOpeningHours,
    ConfirmCenter,
    ReportHelpStatistics,
    ImportHelpStatistics,
    ImportCenters,
    OpenGrantRound,
    ApplyForGrant,
    DecideGrant,
    ReportGrant,
    CloseGrant,
  ],
  seeds,
  peers: { actors: "http://localhost:4001/graphql" },
  demo,
};
