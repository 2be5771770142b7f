import { expect, onTestFinished, test } from "vitest";
import { clock } from "../clock.js";
import { LIMITS, pageLimit } from "../program/limits.js";
import { validateInput } from "./argument-validation.js";
import { GeoPointInput } from "./geo-point.js";
import { LocalizedTextInput } from "./localized-text.js";
import { PageArgs } from "./paging.js";
import { EmailAddress, IsLocalizedText, NearbyDay, NotInPast, WebAddress } from "./validation.js";

const problems = async (value: object) =>
  (await validateInput(value)).map(({ path, messages }) => [path, messages.sv, messages.en]);

test("LocalizedTextInput needs Swedish and does not need English", async () => {
  expect(await problems(Object.assign(new LocalizedTextInput(), { sv: "Öppet hus", en: null }))).toEqual([]);
});

test("IsText refuses blank text, and validateInput names every field in both languages", async () => {
  expect(await problems(Object.assign(new LocalizedTextInput(), { sv: " ", en: "" }))).toEqual([
    ["sv", "ska vara 1 till 4000 tecken", "must be 1 to 4000 characters"],
    ["en", "ska vara 1 till 4000 tecken", "must be 1 to 4000 characters"],
  ]);
});

test("IsText refuses text of invisible characters", async () => {
  const text = (sv: string) => problems(Object.assign(new LocalizedTextInput(), { sv }));
  expect(await text("\u200b \u202e")).toHaveLength(1);
  expect(await text("soft\u00adhyphen")).toEqual([]);
});

test("EmailAddress takes addresses, and no text with half of a character", async () => {
  class Reachable {
    @EmailAddress()
    email!: string;
  }
  const faults = (email: string) => problems(Object.assign(new Reachable(), { email }));
  expect(await faults("digital@example.se")).toEqual([]);
  for (const email of ["digital", "\ud800", "\ud800@example.se", "a\udc00b@example.se", "a@\ud800.se"])
    expect(await faults(email)).toEqual([["email", "ska vara en e-postadress", "must be an e-mail address"]]);
});

test("IsLocalizedText limits the length of a field below that of the type", async () => {
  class Titled {
    @IsLocalizedText(3, 5)
    title!: LocalizedTextInput;
  }
  const titled = (title: LocalizedTextInput) => problems(Object.assign(new Titled(), { title }));
  expect(await titled({ sv: "abc" })).toEqual([]);
  expect(await titled({ sv: "abc", en: "abcdef" })).toEqual([
    ["title", "ska vara 3 till 5 tecken på varje språk", "must be 3 to 5 characters in each language"],
  ]);
});

test("PageArgs takes pages as long as the limit of the process", async () => {
  const page = (first: number) => problems(Object.assign(new PageArgs(), { first }));
  expect(await page(100)).toEqual([]);
  expect(await page(101)).toEqual([["first", "ska vara högst 100", "must be at most 100"]]);
  pageLimit.max = 50;
  onTestFinished(() => void (pageLimit.max = LIMITS.page));
  expect(await page(50)).toEqual([]);
  expect(await page(51)).toEqual([["first", "ska vara högst 50", "must be at most 50"]]);
});

test("NearbyDay takes the days of 20 years back and 10 ahead", async () => {
  class Held {
    @NearbyDay()
    day!: string;

    @NearbyDay({ each: true })
    days!: string[];
  }
  clock.set(new Date("2026-11-30T12:00:00Z"));
  onTestFinished(() => clock.set(undefined));
  const held = (day: string, days: string[]) => problems(Object.assign(new Held(), { day, days }));
  expect(await held("2006-11-30", ["2036-11-30", "2006-11-30"])).toEqual([]);
  const problem = [
    "ska ligga högst 20 år bakåt och 10 år framåt i tiden",
    "must be at most 20 years ago and 10 years ahead",
  ];
  expect(await held("2006-11-29", ["2026-01-01", "2036-12-01"])).toEqual([
    ["day", ...problem],
    ["days", ...problem],
  ]);
});

test("GeoPointInput takes positions on earth", async () => {
  expect(await problems(Object.assign(new GeoPointInput(), { lat: 60.35, lng: 15.75 }))).toEqual([]);
  expect(await problems(Object.assign(new GeoPointInput(), { lat: 91, lng: -181 }))).toHaveLength(2);
});

class Linked {
  @WebAddress()
  website!: unknown;
}
const linked = (website: unknown) => problems(Object.assign(new Linked(), { website }));

test.each([
  "https://www.pts.se",
  "http://example.se:8080/a?b=c#d",
  "HTTPS://Example.SE/",
  "https://åland.example.se/öppet-hus?ort=Säter",
  "https://example.se/@konto",
  "https://example.se/?mail=a@b.se",
  "https://a\u030aland.se/",
])("WebAddress takes %j", async (address) => {
  expect(await linked(address)).toEqual([]);
});

test.each([
  ["with a name before the host", "https://www.pts.se@evil.example/"],
  ["with name and password", "https://user:password@example.se/"],
  ["with an empty name", "https://@example.se/"],
  ["with an escaped @", "https://www.pts.se%40evil.example/"],
  ["without slashes", "https:example.com"],
  ["with one slash", "https:/example.com"],
  ["with three slashes", "https:///example.com"],
  ["with backslashes", "https:\\\\example.com"],
  ["with a backslash before another host", "https://evil.example\\@www.pts.se/"],
  ["with a backslash in the path", "https://example.com/a\\b"],
  ["with a NUL", "https://example.se/\0"],
  ["with a tab that browsers drop", "https://exa\tmple.se"],
  ["with a line break", "https://example.se/\nSet-Cookie: x"],
  ["with a space without width", "https://ex\u200bample.se"],
  ["with text turned around", "https://example.se/\u202egpj.exe"],
  ["with a no-break space", "https://example.se/\u00a0x"],
  ["with a wide slash", "https://www.pts.se\uff0fevil.example"],
  ["with wide letters", "https://\uff50\uff54\uff53.se"],
  ["with an ideographic full stop", "https://www\u3002pts.se"],
  ["of a script", "javascript:alert(1)//https://example.se"],
  ["of data", "data:text/html,https://example.se"],
  ["of another protocol", "ftp://example.se"],
  ["without a protocol", "//example.se"],
  ["of no host that others reach", "https://localhost/"],
  ["that is no text", 7],
])("WebAddress refuses one %s", async (_, address) => {
  expect(await linked(address)).toEqual([
    ["website", "ska vara en webbadress som börjar med https://", "must be a web address that begins with https://"],
  ]);
});

test("NotInPast takes today and later days", async () => {
  class Closing {
    @NotInPast()
    on!: string;
  }
  clock.set(new Date("2026-11-30T23:30:00Z"));
  onTestFinished(() => clock.set(undefined));
  const faults = (on: string) => problems(Object.assign(new Closing(), { on }));
  expect(await faults("2026-12-01")).toEqual([]);
  expect(await faults("2026-11-30")).toEqual([["on", "får inte ha passerat", "must not lie in the past"]]);
});
