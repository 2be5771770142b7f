import type { GeoPoint } from "../graphql/geo-point.js";
import countyData from "./counties.json" with { type: "json" };
import municipalityData from "./municipalities.json" with { type: "json" };

export interface MunicipalityRow {
  /** Four digits, the first two are its county. */
  code: string;
  name: string;
  officialName: string;
  countyCode: string;
  seat: GeoPoint & { name: string };
  population: number;
  orgNumber: string;
}

export interface CountyRow {
  /** Two digits. */
  code: string;
  name: string;
  letter: string;
  residenceTown: string;
  /** Sum of its municipalities. */
  population: number;
}

/** All 21, by code. */
export const counties: readonly CountyRow[] = countyData.counties;

/** All 290, by code. */
export const municipalities: readonly MunicipalityRow[] = municipalityData.municipalities;

/** The day that every population was counted. */
export const populationDate: string = municipalityData.populationDate;

const byCode = new Map(municipalities.map((municipality) => [municipality.code, municipality]));

export function municipalityByCode(code: string): MunicipalityRow | undefined {
  return byCode.get(code);
}
