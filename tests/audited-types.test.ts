import { expect, test } from "vitest";
import { AuditEntry } from "../subgraphs/actors/audit/audit-log.js";
import { AUDITED_TYPES } from "../subgraphs/actors/audit/audited-types.js";
import { subgraphs } from "../subgraphs/index.js";

test("AUDITED_TYPES names every table of the hub that is no reference data and no log", () => {
  const references = new Set(subgraphs.flatMap(({ references = [] }) => references.map(({ name }) => name)));
  const tables = subgraphs.flatMap(({ tables }) => tables.map(({ name }) => name));
  const audited = tables.filter((name) => !references.has(name) && name !== AuditEntry.name);
  expect([...AUDITED_TYPES]).toEqual(audited.sort());
});
