import fc from "fast-check";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { coaches } from "../subgraph.js";
import { newCoach, newDiploma } from "../testing.js";
import { canSeeDiploma } from "./diploma-visibility.js";
import { Diploma } from "./diploma.js";

const PERSON = { id: "01939cf5-0000-7000-8000-00000000000a" };
const ORGANISATION = {
  id: "01939cf5-0000-7000-8000-00000000000b",
  kind: "ORGANISATION" as const,
  organisationSlug: "lo",
};
const COACHES = [PERSON, ORGANISATION];

test("diplomas: TypeScript and row-level security agree who sees and writes them", () =>
  assertRowRulesAgree({
    subgraph: coaches,
    entity: Diploma,
    row: fc.constantFrom(...COACHES).map(({ id }) => newDiploma("D-1", id)),
    insertParents: (em) => void em.persist(COACHES.map(newCoach)),
    viewers: viewersWith({ coachId: [PERSON.id, ORGANISATION.id], actorSlug: ["lo", "iva"] }),
    canSee: (viewer, { coachId }) =>
      canSeeDiploma(
        viewer,
        COACHES.find(({ id }) => id === coachId)!,
      ),
    canWrite: ({ role }) => role === "COORDINATOR",
  }));
