import type { Subgraph } from "../../kit/subgraph.js";
import { Actor } from "./actor.js";
import { CenterSubmission, SubmissionQueries } from "./center-submission.js";
import { CenterUnit } from "./center-unit.js";
import { County } from "./county.js";
import { CriterionDefinition, CriterionQueries } from "./criterion.js";
import { demo } from "./demo.js";
import { CenterQueries, DigidelCenter } from "./digidel-center.js";
import { GrantApplication } from "./grant-application.js";
import { GrantRound, GrantRoundQueries } from "./grant-round.js";
import { Municipality } from "./municipality.js";
import { NearestCenterQueries } from "./nearest-center.js";
import { ReviewSubmission } from "./review-submission.js";
import { seeds } from "./seed.js";
import { SubmitCenter } from "./submit-center.js";

export const centers: Subgraph = {
  name: "centers",
  port: 4003,
  folder: import.meta.dirname,
  tables: [CenterSubmission, CenterUnit, CriterionDefinition, DigidelCenter, GrantApplication, GrantRound],
  entities: [DigidelCenter, CenterSubmission, Municipality, County, Actor],
  resolvers: [
    CenterQueries,
    NearestCenterQueries,
    CriterionQueries,
    GrantRoundQueries,
    SubmissionQueries,
    SubmitCenter,
    ReviewSubmission,
  ],
  seeds,
  peers: { actors: "http://localhost:4001/graphql" },
  demo,
};
