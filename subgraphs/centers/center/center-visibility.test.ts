import fc from "fast-check";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { CenterStatus } from "../../../kit/vocabulary/centers.js";
import { centers } from "../subgraph.js";
import { CENTER_ID, MUNICIPALITIES, newCenter } from "../testing.js";
import { CenterUnit } from "./center-unit.js";
import { canManageCenter, canSeeCenter, isVisibleCenter } from "./center-visibility.js";
import { DigidelCenter } from "./digidel-center.js";

const viewers = viewersWith({ municipalityCode: MUNICIPALITIES });
const municipality = fc.constantFrom(...MUNICIPALITIES);
const status = fc.constantFrom(...(Object.keys(CenterStatus) as CenterStatus[]));

test("centres: TypeScript, lists and row-level security agree who sees and writes them", () =>
  assertRowRulesAgree({
    subgraph: centers,
    entity: DigidelCenter,
    row: fc.record({ municipalityCode: municipality, status }).map(newCenter),
    viewers,
    canSee: canSeeCenter,
    listCondition: isVisibleCenter,
    canWrite: canManageCenter,
  }));

test.each(MUNICIPALITIES)("units of a centre in %s: those who manage the centre write them", (municipalityCode) =>
  assertRowRulesAgree(
    {
      subgraph: centers,
      entity: CenterUnit,
      row: fc.record({
        centerId: fc.constant(CENTER_ID),
        name: fc.constant("Biblioteket"),
        venueKind: fc.constant("LIBRARY" as const),
        lat: fc.constant(60.6),
        lng: fc.constant(15.6),
      }),
      insertParents: (em) => void em.persist(newCenter({ id: CENTER_ID, municipalityCode })),
      viewers,
      canWrite: (viewer) => canManageCenter(viewer, { municipalityCode }),
    },
    50,
  ),
);
