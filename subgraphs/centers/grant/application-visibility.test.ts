import fc from "fast-check";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { centers } from "../subgraph.js";
import { MUNICIPALITIES } from "../testing.js";
import { canSeeApplication } from "./application-visibility.js";
import { GrantApplication } from "./grant-application.js";
import { GrantRound } from "./grant-round.js";

const ROUND_ID = "0197f0aa-0000-7000-8000-000000000001";

test("applications: TypeScript and row-level security agree who sees and writes them", () =>
  assertRowRulesAgree({
    subgraph: centers,
    entity: GrantApplication,
    row: fc.record({
      roundId: fc.constant(ROUND_ID),
      municipalityCode: fc.constantFrom(...MUNICIPALITIES),
      applicantSlug: fc.constant("en-kommun"),
      requestedSek: fc.constant(1),
      submittedAt: fc.constant(new Date("2027-02-01T12:00:00Z")),
    }),
    insertParents: (em) =>
      void em.persist(Object.assign(new GrantRound(), { id: ROUND_ID, slug: "a-round", name: "A round" })),
    viewers: viewersWith({ municipalityCode: MUNICIPALITIES }),
    canSee: canSeeApplication,
    canWrite: canSeeApplication,
  }));
