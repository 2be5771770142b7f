import { expect, test } from "vitest";
import { OrgNumber } from "../graphql/scalars.js";
import { counties, municipalities, municipalityByCode, populationDate } from "./sweden.js";

test("there are 290 municipalities in 21 counties", () => {
  expect(new Set(municipalities.map(({ code }) => code)).size).toBe(290);
  expect(new Set(counties.map(({ code }) => code)).size).toBe(21);
});

test("a municipality's code starts with its county's", () => {
  const known = counties.map(({ code }) => code);
  for (const { code, countyCode } of municipalities) {
    expect(code.slice(0, 2)).toBe(countyCode);
    expect(known).toContain(countyCode);
  }
});

test("every organisation number is valid and belongs to one municipality", () => {
  for (const { orgNumber } of municipalities) expect(OrgNumber.parseValue(orgNumber)).toBe(orgNumber);
  expect(new Set(municipalities.map(({ orgNumber }) => orgNumber)).size).toBe(290);
});

test("the populations add up, in the country and in each county", () => {
  const people = (rows: readonly { population: number }[]) => rows.reduce((sum, row) => sum + row.population, 0);
  expect(people(municipalities)).toBe(10_605_520);
  expect(populationDate).toBe("2025-12-31");
  for (const { code, population } of counties) {
    expect(people(municipalities.filter(({ countyCode }) => countyCode === code))).toBe(population);
  }
});

test("every administrative centre lies in Sweden", () => {
  for (const { seat } of municipalities) {
    expect(seat.lat).toSatisfy((lat: number) => lat > 55.3 && lat < 69.1);
    expect(seat.lng).toSatisfy((lng: number) => lng > 10.9 && lng < 24.2);
  }
});

test("municipalityByCode finds a municipality by its code", () => {
  expect(municipalityByCode("2082")).toMatchObject({ name: "Säter", countyCode: "20" });
  expect(municipalityByCode("0000")).toBeUndefined();
});
