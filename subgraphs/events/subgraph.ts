import type { Subgraph } from "../../kit/subgraph/subgraph.js";
import { Actor } from "./borrowed/actor.js";
import { County } from "./borrowed/county.js";
import { DigidelCenter } from "./borrowed/digidel-center.js";
import { Municipality } from "./borrowed/municipality.js";
import { CountyCampaigns, MunicipalityCampaigns } from "./campaign/campaign-places.js";
import { campaignPolicies } from "./campaign/campaign-policies.js";
import { Campaign, CampaignQueries, CampaignSeries } from "./campaign/campaign.js";
import { CreateCampaign } from "./campaign/create-campaign.js";
import { CampaignGoals, Goal } from "./campaign/goal.js";
import { NameCampaignSeries } from "./campaign/name-campaign-series.js";
import { RemoveGoal } from "./campaign/remove-goal.js";
import { SetGoal } from "./campaign/set-goal.js";
import { UpdateCampaign } from "./campaign/update-campaign.js";
import { CoOrganizingInvitations } from "./co-organizing/co-organizing-invitations.js";
import { ConfirmCoOrganizing } from "./co-organizing/confirm-co-organizing.js";
import { DeclineCoOrganizing } from "./co-organizing/decline-co-organizing.js";
import { EventCoOrganizers } from "./co-organizing/event-co-organizers.js";
import { InviteCoOrganizer } from "./co-organizing/invite-co-organizer.js";
import { RemoveCoOrganizer } from "./co-organizing/remove-co-organizer.js";
import { demo } from "./demo/demo.js";
import { CopyEvent } from "./event/copy-event.js";
import { CreateEvent } from "./event/create-event.js";
import { DeleteEvent } from "./event/delete-event.js";
import { eventPolicies } from "./event/event-visibility.js";
import { Event } from "./event/event.js";
import { EventFacetsQuery } from "./event/finding/event-facets.js";
import {
  ActorEvents,
  CenterEvents,
  CountyEvents,
  EventQueries,
  MunicipalityEvents,
} from "./event/finding/event-queries.js";
import { UpdateEvent } from "./event/update-event.js";
import { ArchiveEvent } from "./lifecycle/archive-event.js";
import { CancelEvent } from "./lifecycle/cancel-event.js";
import { PostponeEvent } from "./lifecycle/postpone-event.js";
import { PublishEvent } from "./lifecycle/publish-event.js";
import { RecordSuspension } from "./lifecycle/record-suspension.js";
import { TakeDownEvent } from "./lifecycle/take-down-event.js";
import { UncancelEvent } from "./lifecycle/uncancel-event.js";
import { ActivityReport } from "./report/activity-report.js";
import { EventReport } from "./report/event-report.js";
import { EventReportDue } from "./report/report-due.js";
import { ReportEvent } from "./report/report-event.js";
import { reportPolicy } from "./report/report-visibility.js";
import { seeds } from "./seed/seeds.js";

export const events: Subgraph = {
  name: "events",
  port: 4002,
  folder: import.meta.dirname,
  extensions: ["cube", "pg_trgm", "btree_gin", "fuzzystrmatch"],
  policies: [...campaignPolicies, ...eventPolicies, reportPolicy],
  tables: [ActivityReport, Campaign, CampaignSeries, Event, Goal],
  entities: [Event, Campaign, Actor, County, DigidelCenter, Municipality],
  resolvers: [
    CampaignQueries,
    CampaignGoals,
    CountyCampaigns,
    MunicipalityCampaigns,
    NameCampaignSeries,
    RemoveGoal,
    CreateCampaign,
    UpdateCampaign,
    SetGoal,
    EventQueries,
    EventFacetsQuery,
    ActorEvents,
    CountyEvents,
    MunicipalityEvents,
    CenterEvents,
    CreateEvent,
    UpdateEvent,
    CopyEvent,
    DeleteEvent,
    EventReport,
    EventReportDue,
    ReportEvent,
    PublishEvent,
    PostponeEvent,
    CancelEvent,
    UncancelEvent,
    ArchiveEvent,
    TakeDownEvent,
    RecordSuspension,
    EventCoOrganizers,
    CoOrganizingInvitations,
    InviteCoOrganizer,
    ConfirmCoOrganizing,
    DeclineCoOrganizing,
    RemoveCoOrganizer,
  ],
  peers: { actors: "http://localhost:4001/graphql", centers: "http://localhost:4003/graphql" },
  seeds,
  demo,
};
