import fc from "fast-check";
import { sql } from "kysely";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { EventStatus } from "../../../kit/vocabulary/activities.js";
import { events } from "../subgraph.js";
import { newEvent } from "../testing.js";
import { canManageEvent, canSeeEvent, isCoOrganizerOrInvited, visibleInStatus } from "./event-visibility.js";
import { Event } from "./event.js";

const ACTORS = ["pts", "kb", "digg"];
const STATUSES = Object.keys(EventStatus) as EventStatus[];
const actors = fc.uniqueArray(fc.constantFrom(...ACTORS), { maxLength: 2 });

const row = fc
  .record({
    state: fc.constantFrom(...STATUSES.filter((status) => status !== "HELD")),
    organizerSlug: fc.constantFrom(...ACTORS),
    coOrganizerSlugs: actors,
    suspendedCoOrganizerSlugs: actors,
    invitedSlugs: actors,
    organizerSuspended: fc.boolean(),
    takenDown: fc.constantFrom(null, null, { at: "2024-11-10T12:00:00.000Z", reason: "x" }),
    sessions: fc.constantFrom<[string, string][]>(
      [["2024-11-15T10:00:00Z", "2024-11-15T12:00:00Z"]],
      [["2124-11-15T10:00:00Z", "2124-11-15T12:00:00Z"]],
    ),
  })
  .map(newEvent);

const ANSWER: (keyof Event)[] = [
  "coOrganizerSlugs",
  "suspendedCoOrganizerSlugs",
  "invitedSlugs",
  "updatedAt",
  "version",
];
const allButAnswer = (event: Event) =>
  JSON.stringify(Object.entries(event).filter(([property]) => !ANSWER.includes(property as keyof Event)));

test("TypeScript, lists and row-level security agree who sees and writes an activity, and who answers an invitation", () =>
  assertRowRulesAgree({
    subgraph: events,
    entity: Event,
    row,
    viewers: viewersWith({ actorSlug: ACTORS }),
    canSee: canSeeEvent,
    listCondition: (viewer) => sql.join(visibleInStatus(STATUSES, viewer), sql` or `),
    canWrite: canManageEvent,
    change: {
      values: fc.record(
        {
          coOrganizerSlugs: actors,
          suspendedCoOrganizerSlugs: actors,
          invitedSlugs: actors,
          priceSek: fc.constant(0),
          phone: fc.constant("08-1"),
        },
        { requiredKeys: [] },
      ),
      isAllowed: (viewer, before, after) =>
        isCoOrganizerOrInvited(viewer, before) && allButAnswer(before) === allButAnswer(after),
    },
  }));
