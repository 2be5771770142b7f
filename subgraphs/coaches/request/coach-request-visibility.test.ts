import fc from "fast-check";
import { test } from "vitest";
import { allOf } from "../../../kit/sql/read.js";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { coaches } from "../subgraph.js";
import { newRequest } from "../testing.js";
import { canSeeRequest, visibleRequests } from "./coach-request-visibility.js";
import { CoachRequest } from "./coach-request.js";

const ACTORS = ["motala-kommun", "kb"];

test("requests for coaches: TypeScript, lists and row-level security agree who sees and writes them", () =>
  assertRowRulesAgree({
    subgraph: coaches,
    entity: CoachRequest,
    row: fc.record({ requesterSlug: fc.constantFrom(...ACTORS) }).map(newRequest),
    viewers: viewersWith({ actorSlug: ACTORS }),
    canSee: canSeeRequest,
    listCondition: (viewer) => allOf(visibleRequests(viewer)),
    canWrite: canSeeRequest,
  }));
