import { afterAll, beforeAll, expect, test } from "vitest";
import { escapeFormula } from "./cell.js";
import { falun, openTables, tableOf } from "./testing.js";

let hub: Awaited<ReturnType<typeof openTables>>;
beforeAll(async () => {
  hub = await openTables();
});
afterAll(() => hub.close());

test("an export of texts that spreadsheets take for something else is read again without a change", async () => {
  const odd = [
    "=1+1",
    "+46 23",
    "-a",
    "@x",
    "'=x",
    "''",
    '="0180"',
    'Skärm 15"',
    '"allt"',
    "a;b",
    "a, b",
    "sep=;",
    "😀👨‍👩‍👧",
    "x\ty",
  ];
  const lines = odd.map((text, i) => ({
    ...falun,
    externalId: `${text} ${i}`,
    name: `${text} åäö`,
    "description.sv": `${text}\nandra\r\n\n${text}`,
    "description.en": `en rad\n`,
    services: "Drop-in | a \\| b | c\\\nd | C:\\\\",
    "unit.name": `${text} enhet`,
    "unit.street": text.padEnd(3, "!"),
    "unit.dropIn": "MONDAY 14:00-16:00 CARE_1177,AI",
    topics: "EMAIL_ACCOUNTS | CARE_1177",
  }));
  // As the export writes it, so that what is meant arrives.
  const table = tableOf(
    ...lines.map((line) => Object.fromEntries(Object.entries(line).map(([k, v]) => [k, escapeFormula(v)]))),
  );
  expect(await hub.send(table)).toMatchObject({ faults: [], added: odd.length });
  await hub.approveAll();
  const out = await hub.exported({ municipality: ["2080"] });
  const { centers } = await hub.request(
    '{ centers(filter: { municipality: ["2080"] }, first: 100) { edges { node { name } } } }',
  );
  const names = centers.edges.map(({ node }: any) => node.name);
  for (const text of odd) expect(names).toContain(`${text} åäö`);
  expect(await hub.send(out)).toMatchObject({ faults: [], added: 0, changed: 0, refused: 0 });
});

test("an export keeps the zeros of a centre's own number from spreadsheets, and leaves the code of its municipality plain", async () => {
  await hub.send(tableOf({ ...falun, externalId: "0123", municipality: "0180" }));
  await hub.approveAll();
  const out = await hub.exported({ municipality: ["0180"] });
  expect(out).toContain("\n'0123;0180;");
  expect(await hub.send(out)).toMatchObject({ faults: [], added: 0, changed: 0 });
});
