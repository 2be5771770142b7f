import { describe, expect, test } from "vitest";
import { Weekday } from "../../kit/vocabulary/centers.js";
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
    ["mån 9-17.", "MONDAY 09:00-17:00"],
    ["lör, 9-17", "SATURDAY 09:00-17:00"],
    ["Öppet lör 9-17", "SATURDAY 09:00-17:00"],
    ["Öppettider: lör 9-17", "SATURDAY 09:00-17:00"],
    ["fre 9-17 och lör 10-14", "FRIDAY 09:00-17:00 | SATURDAY 10:00-14:00"],
    ["fre 9-17 / lör 10-14", "FRIDAY 09:00-17:00 | SATURDAY 10:00-14:00"],
    ["fre 9-17 samt lör 10-14", "FRIDAY 09:00-17:00 | SATURDAY 10:00-14:00"],
    ["fre 9 - 17 lör 10 - 14", "FRIDAY 09:00-17:00 | SATURDAY 10:00-14:00"],
    ["Fre 9-17. Lör 10-14.", "FRIDAY 09:00-17:00 | SATURDAY 10:00-14:00"],
    ["Fredag, 9-17, lördag, 10-14", "FRIDAY 09:00-17:00 | SATURDAY 10:00-14:00"],
    ["Fredag\r\n9-17\r\nLördag\r\n10-14", "FRIDAY 09:00-17:00 | SATURDAY 10:00-14:00"],
    ["fre stängt; lör 10-14", "SATURDAY 10:00-14:00"],
    ["lör 10-14, stängt sön-fre", "SATURDAY 10:00-14:00"],
    ["lör 10-14, övriga dagar stängt", "SATURDAY 10:00-14:00"],
    ["lör kl 10.00 - kl 12.00", "SATURDAY 10:00-12:00"],
    ["lör från kl. 10 till 12", "SATURDAY 10:00-12:00"],
    ["lör mellan 10 och 12", "SATURDAY 10:00-12:00"],
    ["lör 10h-12h30", "SATURDAY 10:00-12:30"],
    ["10-12 lör", "SATURDAY 10:00-12:00"],
    ["Saturdays 10 to 12", "SATURDAY 10:00-12:00"],
    ["on Saturdays 10-12", "SATURDAY 10:00-12:00"],
    ["lör dygnet runt", "SATURDAY 00:00-24:00"],
    ["lör 9-12 13-17", "SATURDAY 09:00-12:00 | SATURDAY 13:00-17:00"],
    ["lör 9-17 (lunchstängt 12-13)", "SATURDAY 09:00-12:00 | SATURDAY 13:00-17:00"],
    ["lör 9-12, 13-17, lunch 12-13", "SATURDAY 09:00-12:00 | SATURDAY 13:00-17:00"],
    ["ti to 9-17", "TUESDAY 09:00-17:00 | THURSDAY 09:00-17:00"],
    ["må to lö 9-17", "MONDAY 09:00-17:00 | THURSDAY 09:00-17:00 | SATURDAY 09:00-17:00"],
    ["lör 9-17 fr.o.m. 2026-06-01", "SATURDAY 09:00-17:00 2026-06-01.."],
    ["lör 9-17 (2026-06-01 – 2026-08-31)", "SATURDAY 09:00-17:00 2026-06-01..2026-08-31"],
    ["lör stängt", ""],
    ["Stängt.", ""],
  ])("%j", (written, plain) => {
    expect(openingHours.write(openingHours.read(written))).toBe(plain);
    expect(openingHours.read(plain)).toEqual(openingHours.read(written));
  });

  const allWeek = Object.values(Weekday);
  test.each([
    ["alla dagar 9-17", allWeek],
    ["Varje dag kl 9-17", allWeek],
    ["dygnet runt", allWeek],
    ["lör-mån 9-17", ["SATURDAY", "SUNDAY", "MONDAY"]],
    ["Vardagar 9-17", allWeek.slice(0, 5)],
    ["Helger 10-14", ["SATURDAY", "SUNDAY"]],
    ["mån t o m fre 9-17", allWeek.slice(0, 5)],
    ["måndag t.o.m. fredag 9-17", allWeek.slice(0, 5)],
    ["från måndag till och med fredag 9-17", allWeek.slice(0, 5)],
    ["Mon to Fri 9-17", allWeek.slice(0, 5)],
    ["mån-lör 9-17, övriga dagar 10-12", allWeek],
  ])("the days of %j", (written, days) => {
    expect(openingHours.read(written).map(({ weekday }) => weekday)).toEqual(days);
  });
});

test.each([
  ["sällan", "ska vara som måndag 10:00-18:00"],
  ["9-17", "ska nämna veckodagar"],
  ["fre 9-17, stängt", "ska nämna veckodagar"],
  ["helgfria vardagar 9-17", "ska vara som måndag 10:00-18:00"],
  ["varannan måndag 9-17", "ska vara som måndag 10:00-18:00"],
  ["måndag-tisdag-onsdag 9-17", "förstås inte: -onsdag 9-17"],
  ["mån to fre 9-17", "ska vara som måndag 10:00-18:00"],
  ["måndag 9", "ska vara som måndag 10:00-18:00"],
  ["måndag 9-17 (drop-in)", "ska vara som måndag 10:00-18:00. Det här förstås inte: (drop-in)"],
  ["måndag 9-17 ej helgdagar | tis 9-10", "förstås inte: ej helgdagar"],
  ["mån 9,30-17,00", "förstås inte: 9,30-17,00"],
  ["9-12 mån, tis 9-17, 13-15 ons", "förstås inte: 9-17, 13-15 ons"],
  ["vardagar mån-tors 9-17", "nämner samma veckodag två gånger"],
  ["alla dagar 9-17, lör stängt", "säger både öppet och stängt om lördag"],
  ["måndag 9-25", "ska ha klockslag som 09:30"],
  ["måndag 9-17 1/6..31/8", "ska ha dagar som 2026-12-24"],
  ["måndag 9-17 2026-06-01", "förstås inte: 2026-06-01"],
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
  ["2026-12-24 och 2026-12-26 stängt", "2026-12-24 closed | 2026-12-26 closed"],
  ["2026-12-30 – 2027-01-01 stängt", "2026-12-30 closed | 2026-12-31 closed | 2027-01-01 closed"],
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
  "2026-12-26..2026-12-24 stängt",
  "0001-01-01..9999-12-31 stängt",
  "stängt",
])("exceptions refuses %j", (written) => {
  expect(() => exceptions.read(written)).toThrow(/^must (have days such as 2026-12-24|be such as 2026-12-24 closed)/);
});

test.each([
  ["måndag 14–16 BankID, appar", "MONDAY 14:00-16:00 BANKID,APPS"],
  ["MONDAY 14:00-16:00 CARE_1177,BANKID", "MONDAY 14:00-16:00 CARE_1177,BANKID"],
  ["mån 14-16, tis 14-16", "MONDAY 14:00-16:00 | TUESDAY 14:00-16:00"],
  ["mån-tis 14-16", "MONDAY 14:00-16:00 | TUESDAY 14:00-16:00"],
  ["fre 9-10 vård på nätet", "FRIDAY 09:00-10:00 CARE_1177"],
  ["mån 14-16 (BankID och appar)", "MONDAY 14:00-16:00 BANKID,APPS"],
  ["mån 9-10 e-post, konton och lösenord, AI, tis 9-10", "MONDAY 09:00-10:00 EMAIL_ACCOUNTS,AI | TUESDAY 09:00-10:00"],
])("dropIn reads %j", (written, plain) => {
  expect(dropIn.write(dropIn.read(written))).toBe(plain);
});

test("dropIn says which topic it does not know", () => {
  expect(() => dropIn.read("mån 14-16 BankID, Bancid")).toThrow("This is not understood: Bancid");
});
