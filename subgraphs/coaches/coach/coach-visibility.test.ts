import fc from "fast-check";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { coaches } from "../subgraph.js";
import { newCoach } from "../testing.js";
import { canSeeCoach } from "./coach-visibility.js";
import { Coach } from "./coach.js";

const IDS = ["01939cf5-0000-7000-8000-00000000000a", "01939cf5-0000-7000-8000-00000000000b"];
const ACTORS = ["lo", "iva"];

const row = fc.oneof(
  fc.record({ id: fc.constantFrom(...IDS) }).map(newCoach),
  fc
    .record({
      id: fc.constantFrom(...IDS),
      kind: fc.constant("ORGANISATION" as const),
      organisationSlug: fc.constantFrom(...ACTORS),
    })
    .map(newCoach),
);

test("coaches: TypeScript and row-level security agree who sees and writes them", () =>
  assertRowRulesAgree({
    subgraph: coaches,
    entity: Coach,
    row,
    viewers: viewersWith({ coachId: IDS, actorSlug: ACTORS }),
    canSee: canSeeCoach,
    canWrite: canSeeCoach,
  }));
