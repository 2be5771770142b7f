import { expect, test } from "vitest";
import { Accessibility, Topic, VenueKind } from "../../kit/vocabulary/shared.js";
import { decimal, degrees, flag } from "./cell.js";
import { centerColumns } from "./center-columns.js";
import { email, phone, postalCode } from "./contact-cells.js";
import { language, listOfWords, municipality, oneOf } from "./word-cells.js";

const level = centerColumns.find(({ name }) => name === "HUMAN_RIGHT.level")!.cell;

const latitude = degrees(90);

test.each([
  [flag, ["JA", "ja ", "Yes", "x", "X", "SANT", "1"], true],
  [flag, ["NEJ", "nej", "no", "FALSKT", "0"], false],
  [oneOf(VenueKind), ["LIBRARY", "library", "Bibliotek", " BIBLIOTEK."], "LIBRARY"],
  [oneOf(VenueKind), ["town hall", "Town_Hall", "kommunhus"], "TOWN_HALL"],
  [level, ["MET", "Uppfyllt", "ja"], "MET"],
  [level, ["delvis uppfyllt", "Delvis", "partly"], "PARTLY"],
  [level, ["inte uppfyllt", "Ej uppfyllt", "not met", "NEJ"], "NOT_MET"],
  [municipality, ["0180", "180", " 180 ", "Stockholm", "Stockholms stad", "0180 Stockholm"], "0180"],
  [municipality, ["Säter", "SÄTERS KOMMUN", "Säter kommun"], "2082"],
  [decimal, ["60,35", "60.35", " 60,35\u00a0"], 60.35],
  [decimal, ["-15,5", "−15.5"], -15.5],
  [latitude, ["60,35"], 60.35],
  [language, ["so", "SO", "Somaliska"], "so"],
  [language, ["swl", "teckenspråk", "Svenskt teckenspråk"], "swl"],
  [listOfWords(oneOf(Topic)), ["BANKID | APPS", "BankID, appar", "bankid;APPS", "BankID\nappar\n"], ["BANKID", "APPS"]],
  [listOfWords(oneOf(Topic)), ["e-post, konton och lösenord", "EMAIL_ACCOUNTS,"], ["EMAIL_ACCOUNTS"]],
  [listOfWords(oneOf(Accessibility)), ["Rullstol, hörslinga"], ["WHEELCHAIR", "HEARING_LOOP"]],
  [listOfWords(oneOf(Topic)), ["AI och e-post, konton och lösenord / appar"], ["AI", "EMAIL_ACCOUNTS", "APPS"]],
  [listOfWords(language), ["svenska, somaliska", "sv|so", "svenska och somaliska", "sv/so", "sv, ,so,"], ["sv", "so"]],
] as const)("a cell reads what offices write: %#", (cell, written, value) => {
  for (const text of written) expect(cell.read(text)).toEqual(value);
});

test.each([
  [flag, ["kanske", "-", "janej"]],
  [oneOf(VenueKind), ["biblan", "LIBRARY, SHOP"]],
  [listOfWords(oneOf(Topic)), ["BankID, kaffe"]],
  [municipality, ["Falan", "9999", "0", "2082 Falun", "20 80", "180,0", "20800"]],
  [decimal, ["60° 35'", "6,06E+01", "60,6036, 15,6318", "1.234.567"]],
  [latitude, ["6720000", "606.123"]],
  [language, ["svenskaengelska", "lätt svenska"]],
  [postalCode, ["7917", "79 171 7", "7,92E+04", "Falun"]],
  [phone, ["23123456", "46231234567", "ring", "023-123 45 vx", "12"]],
  [email, ["info(a)sater.se", "info@sater", "a@b.se, c@d.se"]],
])("a cell says what it expects in both languages: %#", (cell, written) => {
  for (const text of written) {
    const messages = { sv: expect.stringMatching(/^ska /), en: expect.stringMatching(/^must /) };
    expect(() => cell.read(text)).toThrow(expect.objectContaining({ messages }));
  }
});

test.each([
  [postalCode, ["791 71", "79171", "791\u00a071", "SE-791 71", "S-79171"]],
  [
    phone,
    [
      "023-123 45",
      "+46 23 123 45",
      "1177",
      "112",
      "023123456",
      "0046 23 123456",
      "116 117",
      "023\u00a0–\u00a0123\u00a045",
    ],
  ],
  [email, ["info@sater.se", "info\u00a0@sater.se"]],
])("contact cells leave what is right as it is written: %#", (cell, written) => {
  for (const text of written) expect(cell.read(text)).toBe(text);
});

test("a list of words says which of them it does not know", () => {
  expect(() => listOfWords(language).read("svenska, svengelska och so")).toThrow(/not understood: svengelska$/);
});
