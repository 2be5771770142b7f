import type { SqlEntityManager } from "@mikro-orm/postgresql";
import type { Seed } from "../../kit/seed.js";
import { counties, municipalities, populationDate } from "../../kit/sweden.js";
import { County } from "./county.js";
import { Municipality } from "./municipality.js";

export const seeds: Seed[] = [{ name: "2026-11 counties and municipalities", run: seedSweden }];

async function seedSweden(em: SqlEntityManager) {
  await em.insertMany(County, counties.map(({ code, name, letter, residenceTown, population }) => ({ code, name, letter, residenceTown, population })));
  await em.insertMany(
    Municipality,
    municipalities.map(({ code, name, officialName, countyCode, seat, population, orgNumber }) => ({
      ...{ code, name, officialName, countyCode, population, populationDate, orgNumber },
      ...{ seatName: seat.name, seatLat: seat.lat, seatLng: seat.lng },
    })),
  );
}
