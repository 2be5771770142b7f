import fc from "fast-check";
import { test } from "vitest";
import { allOf } from "../../../kit/sql/read.js";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { actors } from "../subgraph.js";
import { canManageKey, manageableKeys } from "./api-key-visibility.js";
import { ApiKey } from "./api-key.js";

const ACTORS = ["pts", "saters-kommun"];
const MUNICIPALITIES = ["2082", "0583"];

const binding = fc.oneof(
  fc.record({ role: fc.constant("MEMBER" as const), actorSlug: fc.constantFrom(...ACTORS) }),
  fc.record({ role: fc.constant("MUNICIPALITY" as const), municipalityCode: fc.constantFrom(...MUNICIPALITIES) }),
  fc.record({ role: fc.constantFrom("COORDINATOR" as const, "ADMIN" as const) }),
);

test("API keys: TypeScript, lists and row-level security agree who sees and writes them", () =>
  assertRowRulesAgree({
    subgraph: actors,
    entity: ApiKey,
    row: binding.map((bound) => ({ ...bound, id: "key", secretHash: Buffer.alloc(32), createdAt: new Date() })),
    viewers: viewersWith({ actorSlug: ACTORS, municipalityCode: MUNICIPALITIES }),
    canSee: canManageKey,
    listCondition: (viewer) => allOf(manageableKeys(viewer)),
    canWrite: canManageKey,
  }));
