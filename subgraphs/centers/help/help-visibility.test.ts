import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anonymous, type Viewer } from "../../../kit/request/viewer.js";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { canManageCenter } from "../center/center-visibility.js";
import { centers } from "../subgraph.js";
import { CENTER_ID, MUNICIPALITIES, newCenter } from "../testing.js";
import { HelpStatistic } from "./help-statistic.js";
import { canSeeExactHelp, visibleFigure } from "./help-visibility.js";

const municipality = fc.constantFrom(...MUNICIPALITIES);
const viewers = viewersWith({ municipalityCode: MUNICIPALITIES });

test("reports of help: everybody sees them, and row-level security lets those who manage the centre write them", () =>
  assertRowRulesAgree({
    subgraph: centers,
    entity: HelpStatistic,
    row: fc.record({
      centerId: fc.constant(CENTER_ID),
      municipalityCode: municipality,
      periodStart: fc.constant("2026-01-01"),
      periodEnd: fc.constant("2026-01-31"),
      visits: fc.nat(100_000),
      source: fc.constant("MANUAL" as const),
      reportedAt: fc.constant(new Date("2026-02-01T12:00:00Z")),
    }),
    insertParents: (em, { municipalityCode }) => void em.persist(newCenter({ id: CENTER_ID, municipalityCode })),
    viewers,
    canWrite: canManageCenter,
  }));

describe("canSeeExactHelp", () => {
  test("gives the figures of a municipality to those who manage its centres, and to dashboards", () =>
    fc.assert(
      fc.property(viewers, municipality, (properties, municipalityCode) => {
        const viewer: Viewer = { ...anonymous, ...properties };
        expect(canSeeExactHelp(viewer, municipalityCode)).toBe(
          viewer.role === "DASHBOARD" || canManageCenter(viewer, { municipalityCode }),
        );
      }),
    ));

  test("gives sums over several municipalities to the coordinator and dashboards alone", () =>
    fc.assert(
      fc.property(viewers, (properties) => {
        const viewer: Viewer = { ...anonymous, ...properties };
        expect(canSeeExactHelp(viewer)).toBe(["COORDINATOR", "DASHBOARD"].includes(viewer.role));
      }),
    ));
});

test("visibleFigure rounds to the nearest 5, or gives the figure as it is", () =>
  fc.assert(
    fc.property(fc.nat(), (figure) => {
      expect(visibleFigure(figure, true)).toBe(figure);
      const rounded = visibleFigure(figure, false);
      expect(rounded % 5).toBe(0);
      expect(Math.abs(rounded - figure)).toBeLessThanOrEqual(2);
    }),
  ));
