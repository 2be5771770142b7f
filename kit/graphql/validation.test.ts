import { validate } from "class-validator";
import { expect, onTestFinished, test } from "vitest";
import { LIMITS, pageLimit } from "../program/limits.js";
import { GeoPointInput } from "./geo-point.js";
import { LocalizedTextInput } from "./localized-text.js";
import { PageArgs } from "./paging.js";
import { toInvalidFields, IsLocalizedText } from "./validation.js";

const problems = async (value: object) =>
  toInvalidFields(await validate(value, { skipMissingProperties: true })).map(({ path, messages }) => [
    path,
    messages.sv,
    messages.en,
  ]);

test("LocalizedTextInput needs Swedish and does not need English", async () => {
  expect(await problems(Object.assign(new LocalizedTextInput(), { sv: "Öppet hus", en: null }))).toEqual([]);
});

test("IsText refuses blank text, and toInvalidFields names every field in both languages", async () => {
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

test("GeoPointInput takes positions on earth", async () => {
  expect(await problems(Object.assign(new GeoPointInput(), { lat: 60.35, lng: 15.75 }))).toEqual([]);
  expect(await problems(Object.assign(new GeoPointInput(), { lat: 91, lng: -181 }))).toHaveLength(2);
});
