import { validate } from "class-validator";
import { expect, test } from "vitest";
import { GeoPointInput } from "./geo.js";
import { LocalizedTextInput, TextLength } from "./text.js";

const problems = async (value: object) =>
  (await validate(value, { skipMissingProperties: true })).flatMap(({ constraints }) =>
    Object.values(constraints ?? {}),
  );

test("Swedish is asked for, English is not", async () => {
  expect(await problems(Object.assign(new LocalizedTextInput(), { sv: "Öppet hus", en: null }))).toEqual([]);
  expect(await problems(Object.assign(new LocalizedTextInput(), { sv: " ", en: "" }))).toContain(
    "sv must not be blank",
  );
});

test("a field may ask for less text than 4000 characters", async () => {
  class Titled {
    @TextLength(3, 5)
    title!: LocalizedTextInput;
  }
  const titled = (title: LocalizedTextInput) => problems(Object.assign(new Titled(), { title }));
  expect(await titled({ sv: "abc" })).toEqual([]);
  expect(await titled({ sv: "abc", en: "abcdef" })).toEqual(["title must have 3 to 5 characters in each language"]);
});

test("a position lies on earth", async () => {
  expect(await problems(Object.assign(new GeoPointInput(), { lat: 60.35, lng: 15.75 }))).toEqual([]);
  expect(await problems(Object.assign(new GeoPointInput(), { lat: 91, lng: -181 }))).toHaveLength(2);
});
