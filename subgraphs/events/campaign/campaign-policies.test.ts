import fc from "fast-check";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { events } from "../subgraph.js";
import { Campaign, CampaignSeries, type SeriesName } from "./campaign.js";
import { Goal } from "./goal.js";

const viewers = viewersWith({ actorSlug: ["pts"] });
const canWrite = ({ role }: { role?: string }) => role === "COORDINATOR";
/** Two kinds of viewers, and one row. */
const RUNS = 30;
const sourceNote = "x";

test("campaigns are written by the coordinator only", () =>
  assertRowRulesAgree(
    {
      subgraph: events,
      entity: Campaign,
      row: fc.constant({ slug: "digitalidag-2030", seriesCode: "digitalidag", name: "x", sourceNote }),
      viewers,
      canWrite,
    },
    RUNS,
  ));

test("series of campaigns are written by the coordinator only", () =>
  assertRowRulesAgree(
    {
      subgraph: events,
      entity: CampaignSeries,
      row: fc.record({
        code: fc.constant("x"),
        names: fc.constant<SeriesName[]>([]),
        sourceNote: fc.constant(sourceNote),
      }),
      viewers,
      canWrite,
    },
    RUNS,
  ));

test("goals are written by the coordinator only", () =>
  assertRowRulesAgree(
    {
      subgraph: events,
      entity: Goal,
      row: fc.constant({
        campaignSlug: "digitalidag-2030",
        kind: "ACTIVITIES",
        target: 1,
        from: "2030-01-01",
        to: "2030-01-01",
        sourceNote,
      }),
      insertParents(em, { campaignSlug }) {
        em.create(Campaign, { slug: campaignSlug, seriesCode: "digitalidag", name: "x", sourceNote });
      },
      viewers,
      canWrite,
    },
    RUNS,
  ));
