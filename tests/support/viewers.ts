import { randomUUID } from "node:crypto";
import type { Viewer } from "../../kit/request/viewer.js";

type Caller = Partial<Viewer>;

const active = { actorActive: true, rulesVersionAccepted: "2024", rulesVersionRequired: "2024" };

export const memberOf = (actorSlug: string, actorId: string): Caller => ({
  role: "MEMBER",
  actorSlug,
  actorId,
  ...active,
});
export const municipalityOfficer = (municipalityCode: string, actorSlug: string, actorId: string): Caller => ({
  role: "MUNICIPALITY",
  municipalityCode,
  actorSlug,
  actorId,
  ...active,
});
export const coordinator: Caller = { role: "COORDINATOR" };
export const dashboard: Caller = { role: "DASHBOARD" };
export const admin: Caller = { role: "ADMIN" };
export const coach: Caller = { role: "COACH", coachId: randomUUID() };
export const publicViewer: Caller = { role: "PUBLIC" };
