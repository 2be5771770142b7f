import fc from "fast-check";
import { test } from "vitest";
import { allOf } from "../../../kit/sql/read.js";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { actors } from "../subgraph.js";
import { canSeeAuditEntry, visibleAuditEntries } from "./audit-log-visibility.js";
import { AuditEntry } from "./audit-log.js";

const ACTORS = ["pts", "saters-kommun"];
const MUNICIPALITIES = ["2082", "0583"];
const oneOrNone = (values: string[]) => fc.option(fc.constantFrom(...values), { nil: null });

const row = fc
  .record({
    viewerActor: oneOrNone(ACTORS),
    ownerActor: oneOrNone(ACTORS),
    ownerMunicipality: oneOrNone(MUNICIPALITIES),
  })
  .map((parties) =>
    Object.assign(new AuditEntry(), parties, {
      id: "01939cf5-0000-7000-8000-000000000001",
      at: new Date("2024-11-10T12:00:00Z"),
      subgraph: "events",
      action: "publishEvent",
      change: "UPDATE",
      entityType: "Event",
      entityId: "x",
      viewerRole: "MEMBER",
      requestId: "x",
      values: [],
    }),
  );

test("the audit log: TypeScript, lists and row-level security agree who sees it, and nobody writes it", () =>
  assertRowRulesAgree({
    subgraph: actors,
    entity: AuditEntry,
    row,
    viewers: viewersWith({ actorSlug: ACTORS, municipalityCode: MUNICIPALITIES }),
    canSee: canSeeAuditEntry,
    listCondition: (viewer) => allOf(visibleAuditEntries(viewer)),
    canWrite: () => false,
  }));
