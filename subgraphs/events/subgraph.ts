import type { Subgraph } from "../../kit/subgraph.js";
import { ActivityReport } from "./activity-report.js";
import { Actor } from "./actor.js";
import { Campaign, CampaignQueries } from "./campaign.js";
import { CampaignSeries } from "./campaign-series.js";
import { County } from "./county.js";
import { CreateEvent } from "./create-event.js";
import { demo } from "./demo.js";
import { DigidelCenter } from "./digidel-center.js";
import { Event, EventQueries } from "./event.js";
import { Goal } from "./goal.js";
import { Municipality } from "./municipality.js";
import { PublishEvent } from "./publish-event.js";
import { seeds } from "./seed.js";

export const events: Subgraph = {
  name: "events",
  port: 4002,
  folder: import.meta.dirname,
  tables: [ActivityReport, Campaign, CampaignSeries, Event, Goal],
  entities: [Event, Campaign, Actor, County, DigidelCenter, Municipality],
  resolvers: [CampaignQueries, EventQueries, CreateEvent, PublishEvent],
  seeds,
  peers: { actors: "http://localhost:4001/graphql", centers: "http://localhost:4003/graphql" },
  demo,
};
