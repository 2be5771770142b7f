import { describe, expect, test } from "vitest";
import { columns } from "./center-columns.js";
import { parseCenters } from "./parse-centers.js";
import { readTable } from "./read-table.js";

const heading = "externalId;municipality;name;freeOfCharge;staffed;unit.name;unit.venueKind";

/** Each centre: its name, its units, and its faults by line and column. */
const centersOf = (...lines: string[]) =>
  parseCenters(readTable([heading, ...lines].join("\n"), columns, {})).map(({ input, faults }) => ({
    externalId: input.externalId,
    units: input.center.units.map(({ name }) => name),
    faults: faults.map(({ line, column, problem }) => `${line} ${column}: ${problem.en}`),
  }));

describe("parseCenters gathers the lines of a centre", () => {
  test("that stand apart from each other", () => {
    expect(
      centersOf(
        "J-1;2080;Ett;ja;ja;A;LIBRARY",
        "J-2;2080;Två;ja;ja;B;LIBRARY",
        "J-1;;;;;C;LIBRARY",
        "J-2;2080;Två;JA;x;D;LIBRARY",
      ),
    ).toEqual([
      { externalId: "J-1", units: ["A", "C"], faults: [] },
      { externalId: "J-2", units: ["B", "D"], faults: [] },
    ]);
  });

  test.each(["J 1 ", "\u00a0J\u00a01", "j 1", "J  1", '"J\u200b 1"'])("whose externalId is written %j", (written) => {
    expect(centersOf("J 1;2080;Ett;ja;ja;A;LIBRARY", `${written};;;;;B;LIBRARY`)).toMatchObject([
      { units: ["A", "B"] },
    ]);
  });

  test("whose own cells stand in a later one", () => {
    expect(centersOf("1;;;;;A;LIBRARY", "1;2080;Ett;ja;ja;B;LIBRARY")).toMatchObject([
      { units: ["A", "B"], faults: [] },
    ]);
  });

  test("of one municipality, where others use the same externalId", () => {
    expect(
      centersOf(
        "1;2080;Ett;ja;ja;A;LIBRARY",
        "1;180;Två;ja;ja;B;LIBRARY",
        "1;0180;Två;;;C;LIBRARY",
        "1;2080;;;;D;LIBRARY",
      ),
    ).toEqual([
      { externalId: "1", units: ["A", "D"], faults: [] },
      { externalId: "1", units: ["B", "C"], faults: [] },
    ]);
  });
});

describe("parseCenters says what contradicts what", () => {
  test("in the centre's own cells", () => {
    expect(
      centersOf("1;2080;Ett;ja;ja;A;LIBRARY", "2;2080;Två;ja;ja;B;LIBRARY", "1;2081;Ett;nej;ja;C;LIBRARY"),
    ).toMatchObject([
      {
        faults: ["4 municipality: must be empty or as in line 2", "4 freeOfCharge: must be empty or as in line 2"],
      },
      { faults: [] },
    ]);
  });

  test("in the names of units", () => {
    const [center] = centersOf("1;2080;Ett;ja;ja;A;LIBRARY", "1;;;;;A;SHOP");
    expect(center!.faults).toEqual(["3 unit.name: stands in line 2 already"]);
  });
});

describe("parseCenters drops no unit of a line that cannot be told apart", () => {
  test("a line without externalId that says nothing else of the centre above", () => {
    expect(centersOf("1;2080;Ett;ja;ja;A;LIBRARY", ";;;;;B;LIBRARY", "2;2080;Två;ja;ja;C;SHOP")).toEqual([
      { externalId: "1", units: ["A", "B"], faults: ["3 externalId: must be given, in every line of a centre"] },
      { externalId: "2", units: ["C"], faults: [] },
    ]);
  });

  test("a line that is cut before its externalId", () => {
    const table = [
      "name;municipality;freeOfCharge;staffed;unit.venueKind;unit.name;externalId",
      "Ett;2080;ja;ja;LIBRARY;A;1",
      "Två;2080;ja;ja;LIBRARY;B;2",
      'Ett;2080;ja;ja;"LIBRARY;;1',
      '"Ett;2080;ja;ja;LIBRARY;C;D;2',
    ].join("\n");
    const centers = parseCenters(readTable(table, columns, {}));
    expect(centers.map(({ faults }) => faults.map(({ line, column }) => [line, column]))).toEqual([
      [[4, "unit.venueKind"]],
      [[3, "externalId"]],
      [[5, "name"]],
    ]);
  });
});

test.each([
  "#NAMN?",
  "09-dec",
  "jul-24",
  "05-jan-26",
  "#SAKNAS!",
  "########",
  "1,23457E+11",
  "7E+08",
  "S\0ter",
  "SÃ¤ter",
  "S\ufffdter",
  "â€“",
  "SŠter",
  "pŒ biblioteket",
  "S√§ter",
  "S‰ter",
  "S├ñter",
  "Ã‰mile",
])("parseCenters refuses %s, which another program has left", (damaged) => {
  const [center] = centersOf(`1;2080;${damaged};ja;ja;A;LIBRARY`);
  expect(center!.faults).toEqual([expect.stringMatching(/^2 name: (is|has) /)]);
});

test.each(["Łódź", "Škoda", "Œuvre", "São Tomé", "Îles", "à la carte", "√2", "5 ‰", "Coșeni", "ŠKODA"])(
  "parseCenters takes %s for what it is",
  (name) => {
    expect(centersOf(`1;2080;${name};ja;ja;A;LIBRARY`)).toMatchObject([{ faults: [] }]);
  },
);

test("parseCenters refuses a table without the columns that each centre needs", () => {
  expect(() => parseCenters(readTable("externalId;name;unit.name\n1;Ett;A\n", columns, {}))).toThrow(
    "The table lacks columns: municipality, freeOfCharge, staffed, unit.venueKind.",
  );
});
