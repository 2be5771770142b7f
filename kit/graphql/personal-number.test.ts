import fc from "fast-check";
import { expect, test } from "vitest";
import { holdsPersonalNumber } from "./personal-number.js";

test.each([
  "811218-9876",
  "Kontakta Anna 19811218-9876 om platsen.",
  "8112189876",
  "198112189876",
  "pnr:811218 9876.",
  "121212+1212",
  "811218–9876",
  "８１１２１８－９８７６",
  "samordningsnummer 701063-2391",
  "20000229-0005",
  "010101-0106",
])("holdsPersonalNumber finds one in %j", (text) => {
  expect(holdsPersonalNumber(text)).toBe(true);
});

test.each([
  ["an organisation number", "202100-3997"],
  ["another organisation number", "5560360793"],
  ["a wrong check digit", "811218-9875"],
  ["no such day", "811318-9876"],
  ["no such day of a month", "810231-9874"],
  ["a leap day in no leap year", "19010229-0001"],
  ["a telephone number", "0701011234"],
  ["telephone numbers", "010101 0106 eller 0101010106, 070-101 12 34, +46701011234"],
  ["a longer number", "98112189876 811218987612"],
  ["a web address", "https://zoom.us/j/8112189876?pwd=8112189876"],
  ["a span of years and a price", "2024-2025, 100000-2000 kr"],
  ["a time", "20241116-1200"],
  ["nothing", ""],
])("holdsPersonalNumber finds none in %s", (_, text) => {
  expect(holdsPersonalNumber(text)).toBe(false);
});

test("holdsPersonalNumber takes no organisation number for one: its third digit is 2 or more", () =>
  fc.assert(
    fc.property(fc.stringMatching(/^\d\d[2-9]\d{3}-?\d{4}$/), (number) => {
      expect(holdsPersonalNumber(number)).toBe(false);
    }),
  ));
