import fc from "fast-check";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { centers } from "../subgraph.js";
import { MUNICIPALITIES } from "../testing.js";
import { CenterSubmission } from "./center-submission.js";
import { canSeeSubmission, isVisibleSubmission } from "./submission-visibility.js";

test("submissions: TypeScript, lists and row-level security agree who sees and writes them", () =>
  assertRowRulesAgree({
    subgraph: centers,
    entity: CenterSubmission,
    row: fc.record({
      type: fc.constant("CREATE" as const),
      municipalityCode: fc.constantFrom(...MUNICIPALITIES),
      status: fc.constantFrom("DRAFT" as const, "WITHDRAWN" as const),
      submittedAt: fc.constantFrom(null, new Date("2026-01-01T10:00:00Z")),
      submittedBy: fc.constant("MUNICIPALITY" as const),
    }),
    viewers: viewersWith({ municipalityCode: MUNICIPALITIES }),
    canSee: canSeeSubmission,
    listCondition: isVisibleSubmission,
    canWrite: canSeeSubmission,
  }));
