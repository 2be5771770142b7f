import type { Subgraph } from "../../kit/subgraph/subgraph.js";
import { Actor } from "./borrowed/actor.js";
import { County } from "./borrowed/county.js";
import { Municipality, MunicipalityQueries } from "./borrowed/municipality.js";
import { CenterUnit } from "./center/center-unit.js";
import { ConfirmCenter } from "./center/confirm-center.js";
import { CriterionDefinition, CriterionQueries } from "./center/criterion.js";
import { CenterQueries, DigidelCenter } from "./center/digidel-center.js";
import { NearestCenterQueries } from "./center/nearest-center.js";
import { demo } from "./demo/demo.js";
import { ApplyForGrant } from "./grant/apply-for-grant.js";
import { CloseGrant } from "./grant/close-grant.js";
import { DecideGrant } from "./grant/decide-grant.js";
import { GrantApplication } from "./grant/grant-application.js";
import { GrantRound, GrantRoundQueries } from "./grant/grant-round.js";
import { OpenGrantRound } from "./grant/open-grant-round.js";
import { ReportGrant } from "./grant/report-grant.js";
import { HelpStatistic } from "./help/help-statistic.js";
import { HelpQueries } from "./help/help-summary.js";
import { ImportHelpStatistics } from "./help/import-help-statistics.js";
import { ReportHelpStatistics } from "./help/report-help-statistics.js";
import { UpdateOpeningHours } from "./hours/update-opening-hours.js";
import { ImportCenters } from "./import/import-centers.js";
import { seeds } from "./seed.js";
import { CenterSubmission, SubmissionQueries } from "./submission/center-submission.js";
import { ReviewSubmission } from "./submission/review-submission.js";
import { SaveCenterDraft } from "./submission/save-center-draft.js";
import { SubmitCenter } from "./submission/submit-center.js";
import { WithdrawSubmission } from "./submission/withdraw-submission.js";

export const centers: Subgraph = {
  name: "centers",
  port: 4003,
  folder: import.meta.dirname,
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
    NearestCenterQueries,
    CriterionQueries,
    GrantRoundQueries,
    SubmissionQueries,
    MunicipalityQueries,
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
