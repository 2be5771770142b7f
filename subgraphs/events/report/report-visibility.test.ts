import fc from "fast-check";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { events } from "../subgraph.js";
import { newEvent } from "../testing.js";
import { ActivityReport } from "./activity-report.js";
import { canManageReport } from "./report-visibility.js";

const ACTORS = ["pts", "kb"];
const EVENT_ID = "019a0000-0000-7000-8000-000000000002";

test("TypeScript and row-level security agree who writes a report", () =>
  assertRowRulesAgree({
    subgraph: events,
    entity: ActivityReport,
    row: fc.record({
      eventId: fc.constant(EVENT_ID),
      organizerSlug: fc.constantFrom(...ACTORS),
      participantsTotal: fc.constant(3),
      developedCompetence: fc.constant(1),
      reportedAt: fc.constant(new Date("2024-11-20T10:00:00Z")),
    }),
    insertParents(em, { eventId, organizerSlug }) {
      em.persist(newEvent({ id: eventId, organizerSlug, state: "REPORTED" }));
    },
    viewers: viewersWith({ actorSlug: ACTORS }),
    canWrite: canManageReport,
  }));
