import fc from "fast-check";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { actors } from "../subgraph.js";
import { canSeeApplications } from "./membership-application-visibility.js";
import { MembershipApplication } from "./membership-application.js";

test("applications for membership: TypeScript and row-level security agree who sees and writes them", () =>
  assertRowRulesAgree({
    subgraph: actors,
    entity: MembershipApplication,
    row: fc.record({
      name: fc.constant("En förening"),
      kind: fc.constant("ASSOCIATION"),
      submittedAt: fc.constant(new Date("2026-01-01T10:00:00Z")),
    }),
    viewers: viewersWith({ actorSlug: ["pts"], municipalityCode: ["2082"] }),
    canSee: canSeeApplications,
    canWrite: canSeeApplications,
  }));
