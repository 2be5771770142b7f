import { expect, test } from "vitest";
import { assignChanged } from "./assign-changed.js";

interface Row {
  title: { sv: string; en?: string | null };
  tags: string[];
  note?: string | null;
  at?: Date;
}
const row = (): Row => ({ title: { en: "Open house", sv: "Öppet hus" }, tags: ["a", "b"], at: new Date(0) });

test.each<[string, Partial<Row>]>([
  ["undefined", { note: undefined, title: undefined } as object],
  ["fields in another order", { title: { sv: "Öppet hus", en: "Open house" } }],
  ["null where there is nothing", { note: null }],
  ["the same instant", { at: new Date(0) }],
])("assignChanged takes %s for no change", (_, values) => {
  const before = row();
  const { title } = before;
  expect(assignChanged(before, values)).toBe(false);
  expect(before.title).toBe(title);
  expect(before).toEqual(row());
});

test.each<[string, Partial<Row>]>([
  ["another order in a list", { tags: ["b", "a"] }],
  ["a text in fewer languages", { title: { sv: "Öppet hus" } }],
  ["a first value", { note: "x" }],
  ["another instant", { at: new Date(1) }],
])("assignChanged sets %s", (_, values) => {
  const changed = row();
  expect(assignChanged(changed, values)).toBe(true);
  expect(changed).toEqual({ ...row(), ...values });
});
