import type { Subgraph } from "../../kit/subgraph/subgraph.js";
import { AcceptRules } from "./rules/accept-rules.js";
import { ActorContact } from "./actor/actor-contact.js";
import { ActorRelation } from "./actor/actor-relation.js";
import { ActorRules, ActorRulesQueries } from "./rules/actor-rules.js";
import { Actor, ActorQueries } from "./actor/actor.js";
import { LeaveNetwork } from "./membership/leave-network.js";
import { PublishRules } from "./rules/publish-rules.js";
import { ReinstateActor } from "./actor/reinstate-actor.js";
import { SetActorContacts } from "./actor/set-actor-contacts.js";
import { SuspendActor } from "./membership/suspension.js";
import { UpdateActor } from "./actor/update-actor.js";
import { AuditEntry, AuditQueries } from "./audit/audit-log.js";
import { RecordAudit } from "./audit/record-audit.js";
import { Campaign } from "./borrowed/campaign.js";
import { Figure, FigureQueries } from "./figures/figure.js";
import { ApiKey, ApiKeyQueries } from "./keys/api-key.js";
import { CallerQueries } from "./keys/key-holder.js";
import { IssueApiKey } from "./keys/issue-api-key.js";
import { RevokeApiKey } from "./keys/revoke-api-key.js";
import { RotateApiKey } from "./keys/rotate-api-key.js";
import { ViewerQueries } from "./keys/viewer.js";
import { ApplyForMembership } from "./membership/apply-for-membership.js";
import { DecideMembership } from "./membership/decide-membership.js";
import { forgetApplicants } from "./membership/forget-applicants.js";
import { MembershipApplication, MembershipApplicationQueries } from "./membership/membership-application.js";
import { WithdrawMembershipApplication } from "./membership/withdraw-membership-application.js";
import { County, CountyQueries } from "./place/county.js";
import { Municipality, MunicipalityQueries } from "./place/municipality.js";
import { seeds } from "./seed/seeds.js";

export const actors: Subgraph = {
  name: "actors",
  port: 4001,
  folder: import.meta.dirname,
  tables: [
    Actor,
    ActorContact,
    ActorRelation,
    ActorRules,
    ApiKey,
    AuditEntry,
    County,
    Figure,
    MembershipApplication,
    Municipality,
  ],
  references: [County, Municipality],
  entities: [Actor, Municipality, County, Campaign],
  resolvers: [
    ActorQueries,
    ActorRulesQueries,
    ApiKeyQueries,
    AuditQueries,
    CallerQueries,
    CountyQueries,
    FigureQueries,
    MembershipApplicationQueries,
    MunicipalityQueries,
    ViewerQueries,
    AcceptRules,
    ApplyForMembership,
    DecideMembership,
    IssueApiKey,
    LeaveNetwork,
    PublishRules,
    RecordAudit,
    ReinstateActor,
    RevokeApiKey,
    RotateApiKey,
    SetActorContacts,
    SuspendActor,
    UpdateActor,
    WithdrawMembershipApplication,
  ],
  seeds,
  eraseExpired: forgetApplicants,
  appendOnlyTables: ["audit_log"],
  peers: { actors: "http://localhost:4001/graphql" },
};
