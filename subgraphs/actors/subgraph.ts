import type { Subgraph } from "../../kit/subgraph/subgraph.js";
import { ActorContact, ActorContacts } from "./actor/actor-contact.js";
import { ActorQueries } from "./actor/actor-queries.js";
import { ActorRelation, ActorRelations, CampaignActors } from "./actor/actor-relation.js";
import { actorPolicies } from "./actor/actor-visibility.js";
import { Actor } from "./actor/actor.js";
import { MunicipalityActor } from "./actor/municipal-actor.js";
import { SetActorContacts } from "./actor/set-actor-contacts.js";
import { UpdateActor } from "./actor/update-actor.js";
import { AuditQueries } from "./audit/audit-log-listing.js";
import { auditLogPolicy } from "./audit/audit-log-visibility.js";
import { AuditEntry } from "./audit/audit-log.js";
import { RecordAudit } from "./audit/record-audit.js";
import { Campaign } from "./borrowed/campaign.js";
import { Figure, FigureQueries } from "./figures/figure.js";
import { apiKeyPolicy } from "./keys/api-key-visibility.js";
import { ApiKey, ApiKeyQueries } from "./keys/api-key.js";
import { IssueApiKey } from "./keys/issue-api-key.js";
import { KeyHolderQueries } from "./keys/key-holder.js";
import { RevokeApiKey } from "./keys/revoke-api-key.js";
import { RotateApiKey } from "./keys/rotate-api-key.js";
import { ViewerQueries } from "./keys/viewer.js";
import { suspensionAnnouncement } from "./membership/announce-suspension.js";
import { ApplyForMembership } from "./membership/apply-for-membership.js";
import { DecideMembership } from "./membership/decide-membership.js";
import { LeaveNetwork } from "./membership/leave-network.js";
import { membershipApplicationPolicy } from "./membership/membership-application-visibility.js";
import {
  eraseRejectedContacts,
  MembershipApplication,
  MembershipApplicationQueries,
} from "./membership/membership-application.js";
import { Suspension } from "./membership/suspension.js";
import { WithdrawMembershipApplication } from "./membership/withdraw-membership-application.js";
import { County, CountyQueries } from "./place/county.js";
import { CountyMunicipalities, Municipality, MunicipalityQueries } from "./place/municipality.js";
import { AcceptRules } from "./rules/accept-rules.js";
import { ActorRules, ActorRulesQueries } from "./rules/actor-rules.js";
import { PublishRules } from "./rules/publish-rules.js";
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
    CountyQueries,
    FigureQueries,
    KeyHolderQueries,
    MembershipApplicationQueries,
    MunicipalityQueries,
    ViewerQueries,
    // Fields that a room adds to types of lower rooms and of other subgraphs.
    ActorContacts,
    ActorRelations,
    CampaignActors,
    CountyMunicipalities,
    MunicipalityActor,
    // Mutations.
    AcceptRules,
    ApplyForMembership,
    DecideMembership,
    IssueApiKey,
    LeaveNetwork,
    PublishRules,
    RecordAudit,
    RevokeApiKey,
    RotateApiKey,
    SetActorContacts,
    Suspension,
    UpdateActor,
    WithdrawMembershipApplication,
  ],
  policies: [
    ...actorPolicies,
    apiKeyPolicy,
    auditLogPolicy,
    membershipApplicationPolicy,
    { table: "actor_rules", write: "hub_is('COORDINATOR')" },
    { table: "county", write: "hub_is('HUB')" },
    { table: "figure", write: "hub_is('COORDINATOR')" },
    { table: "municipality", write: "hub_is('HUB')" },
  ],
  seeds,
  eraseExpired: eraseRejectedContacts,
  appendOnlyTables: ["audit_log"],
  announcements: [suspensionAnnouncement],
  peers: { actors: "http://localhost:4001/graphql", events: "http://localhost:4002/graphql" },
};
