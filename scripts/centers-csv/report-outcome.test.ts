import { expect, test } from "vitest";
import { HubError, type HubRequest } from "../hub-client.js";
import { columns } from "./center-columns.js";
import { parseCenters } from "./parse-centers.js";
import { readTable } from "./read-table.js";
import { reportOf } from "./report-outcome.js";
import { outcomeBefore, sendCenters } from "./send-centers.js";

const heading = "externalId;municipality;name;freeOfCharge;staffed;unit.name;unit.venueKind";
const lineOf = (externalId: string) => `${externalId};2080;Namn;ja;ja;Biblioteket;LIBRARY`;

/** A table of 450 centres, of which 3 cannot be read: three batches. */
const table = [
  heading,
  ...Array.from({ length: 450 }, (_, i) => (i % 200 === 7 ? `${lineOf(`C-${i}`)}; "` : lineOf(`C-${i}`))),
].join("\n");

/** Imports the table into a hub that answers with `answer`; what the program says, without the faults. */
async function report(
  answer: (batch: number) => void,
  { interruption, dryRun = false }: { interruption?: AbortSignal; dryRun?: boolean } = {},
) {
  let batches = 0;
  const request: HubRequest = async <T, V>(_: unknown, variables: V) => {
    answer(++batches);
    const { rows } = (variables as { input: { rows: unknown[] } }).input;
    const results = rows.map((_, row) => ({ row, outcome: "ADDED", faults: [] }));
    return { importCenters: { __typename: "CentersImport", rows: results } } as T;
  };
  const read = readTable(table, columns, {});
  const centers = parseCenters(read);
  const outcome = outcomeBefore(centers);
  const failure = await sendCenters(centers, dryRun, request, outcome, interruption).catch(
    (error: Error) => error.message,
  );
  const lines = (language: "sv" | "en") => reportOf(read, outcome, dryRun, language).trimEnd().split("\n").slice(3);
  return { failure, sv: lines("sv"), en: lines("en") };
}

test("An import says what has become of every centre", async () => {
  expect(await report(() => undefined)).toEqual({
    failure: undefined,
    sv: ["447 nya, 0 ändrade, 0 oförändrade, 3 nekade"],
    en: ["447 added, 0 changed, 0 unchanged, 3 refused"],
  });
});

test("An interrupted import says what is not tried, and that it can be run again", async () => {
  const interruption = new AbortController();
  const answer = (batch: number) => batch === 2 && interruption.abort();
  expect(await report(answer, { interruption: interruption.signal })).toEqual({
    failure: undefined,
    sv: [
      "400 nya, 0 ändrade, 0 oförändrade, 3 nekade, 47 inte skickade",
      "Kör om: det som redan har kommit fram skickas inte in två gånger.",
    ],
    en: [
      "400 added, 0 changed, 0 unchanged, 3 refused, 47 not tried",
      "Run it again: what has arrived already is not submitted twice.",
    ],
  });
});

test.each([
  [true, "200 added, 0 changed, 0 unchanged, 3 refused, 200 without an answer, 47 not tried"],
  [false, "200 added, 0 changed, 0 unchanged, 3 refused, 247 not tried"],
])("An import that fails says the same; whether its last batch may have arrived: %s", async (isUncertain, sum) => {
  const { failure, en } = await report((batch) => {
    if (batch === 2) throw new HubError("The hub does not answer.", isUncertain);
  });
  expect(failure).toBe("The hub does not answer.");
  expect(en[0]).toBe(sum);
});
