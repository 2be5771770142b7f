import { describe, expect, test } from "vitest";
import { dropIn, exceptions, openingHours } from "./hours-cell.js";

describe("openingHours reads", () => {
  test.each([
    ["MONDAY 10:00-18:00", "MONDAY 10:00-18:00"],
    ["måndag 9-17", "MONDAY 09:00-17:00"],
    ["MÅNDAG kl. 09.00–17.00", "MONDAY 09:00-17:00"],
    ["Mån: kl 9:00 - 17", "MONDAY 09:00-17:00"],
    ["måndagar 0930—1700", "MONDAY 09:30-17:00"],
    ["Mon 9.30−17", "MONDAY 09:30-17:00"],
    ["tisdag 08:00:00-16:30:00", "TUESDAY 08:00-16:30"],
    ["torsdag\u00a010\u00a0till\u00a012", "THURSDAY 10:00-12:00"],
    ["lör 18-24", "SATURDAY 18:00-24:00"],
    ["söndag 00:00-24:00", "SUNDAY 00:00-24:00"],
    ["mån, ons och fre 9-12", "MONDAY 09:00-12:00 | WEDNESDAY 09:00-12:00 | FRIDAY 09:00-12:00"],
    ["tors–fre 9-12, 13-17", "THURSDAY 09:00-12:00 | THURSDAY 13:00-17:00 | FRIDAY 09:00-12:00 | FRIDAY 13:00-17:00"],
    ["tis 9-10\nons stängt\nsön 9-10", "TUESDAY 09:00-10:00 | SUNDAY 09:00-10:00"],
    [
      "mån–tis 9–10, kl 11-12; fre 9-15",
      "MONDAY 09:00-10:00 | MONDAY 11:00-12:00 | TUESDAY 09:00-10:00 | TUESDAY 11:00-12:00 | FRIDAY 09:00-15:00",
    ],
    ["lör stängt, sön 9-12", "SUNDAY 09:00-12:00"],
    ["MONDAY 10:00-18:00 2026-06-01..2026-08-31", "MONDAY 10:00-18:00 2026-06-01..2026-08-31"],
    ["måndag till tisdag 9-10 2026-06-01..", "MONDAY 09:00-10:00 2026-06-01.. | TUESDAY 09:00-10:00 2026-06-01.."],
  ])("%j", (written, plain) => {
    expect(openingHours.write(openingHours.read(written))).toBe(plain);
    expect(openingHours.read(plain)).toEqual(openingHours.read(written));
  });

  test("every day of the week", () => {
    expect(openingHours.read("alla dagar 9-17").map(({ weekday }) => weekday)).toHaveLength(7);
    expect(openingHours.read("lör-mån 9-17").map(({ weekday }) => weekday)).toEqual(["SATURDAY", "SUNDAY", "MONDAY"]);
  });
});

test.each([
  ["sällan", "ska vara som måndag 10:00-18:00"],
  ["9-17", "ska nämna veckodagar"],
  ["vardagar 9-17", "ska nämna veckodagar"],
  ["måndag-tisdag-onsdag 9-17", "ska nämna veckodagar"],
  ["måndag 9", "ska vara som måndag 10:00-18:00"],
  ["måndag 9-17 (drop-in)", "ska ha .. mellan två värden"],
  ["måndag 9-25", "ska ha klockslag som 09:30"],
  ["måndag 9-17 1/6..31/8", "ska ha dagar som 2026-12-24"],
])("openingHours says what it expects in place of %j", (written, expected) => {
  expect(() => openingHours.read(written)).toThrow(
    expect.objectContaining({ messages: expect.objectContaining({ sv: expect.stringContaining(expected) }) }),
  );
});

test.each([
  ["2026-12-24 stängt", "2026-12-24 closed"],
  ["2026–12–24: Stängd.", "2026-12-24 closed"],
  ["2026-12-24 stängt, 2026-12-31 10-12", "2026-12-24 closed | 2026-12-31 10:00-12:00"],
  ["2026-12-31 kl. 10–12 och 13–15", "2026-12-31 10:00-12:00 | 2026-12-31 13:00-15:00"],
])("exceptions reads %j", (written, plain) => {
  expect(exceptions.write(exceptions.read(written))).toBe(plain);
});

test.each([
  "24/12 stängt",
  "5/1/2026 stängt",
  "46380 stängt",
  "2026-02-30 stängt",
  "2026-12-24",
  "2026-12-24 måndag 9-12",
])("exceptions refuses %j", (written) => {
  expect(() => exceptions.read(written)).toThrow(/^must (have days such as 2026-12-24|be such as 2026-12-24 closed)$/);
});

test.each([
  ["måndag 14–16 BankID, appar", "MONDAY 14:00-16:00 BANKID,APPS"],
  ["MONDAY 14:00-16:00 CARE_1177,BANKID", "MONDAY 14:00-16:00 CARE_1177,BANKID"],
  ["mån 14-16, tis 14-16", "MONDAY 14:00-16:00 | TUESDAY 14:00-16:00"],
  ["mån-tis 14-16", "MONDAY 14:00-16:00 | TUESDAY 14:00-16:00"],
  ["fre 9-10 vård på nätet", "FRIDAY 09:00-10:00 CARE_1177"],
])("dropIn reads %j", (written, plain) => {
  expect(dropIn.write(dropIn.read(written))).toBe(plain);
});
