import type { Subgraph } from "../../kit/subgraph.js";
import { AcceptRules } from "./accept-rules.js";
import { Actor, ActorQueries } from "./actor.js";
import { ActorRelation } from "./actor-relation.js";
import { ActorRules, ActorRulesQueries } from "./actor-rules.js";
import { ApiKey } from "./api-key.js";
import { AuditEntry, AuditQueries } from "./audit-log.js";
import { CallerQueries } from "./caller.js";
import { Campaign } from "./campaign.js";
import { County, CountyQueries } from "./county.js";
import { Figure, FigureQueries } from "./figure.js";
import { Municipality, MunicipalityQueries } from "./municipality.js";
import { RecordAudit } from "./record-audit.js";
import { seeds } from "./seed.js";
import { ViewerQueries } from "./viewer.js";

export const actors: Subgraph = {
  name: "actors",
  port: 4001,
  folder: import.meta.dirname,
  tables: [Actor, ActorRelation, ActorRules, ApiKey, AuditEntry, County, Figure, Municipality],
  references: [County, Municipality],
  entities: [Actor, Municipality, County, Campaign],
  resolvers: [
    ActorQueries,
    ActorRulesQueries,
    AuditQueries,
    CallerQueries,
    CountyQueries,
    FigureQueries,
    MunicipalityQueries,
    ViewerQueries,
    AcceptRules,
    RecordAudit,
  ],
  seeds,
  traces: ["audit_log"],
  peers: { actors: "http://localhost:4001/graphql" },
};
