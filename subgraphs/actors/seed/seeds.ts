import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { slugOf } from "../../../kit/slug.js";
import type { Seed } from "../../../kit/subgraph/seed.js";
import { counties, municipalities, populationDate } from "../../../kit/sweden/sweden.js";
import { defaultSector } from "../../../kit/vocabulary/actors.js";
import { ActorRelation } from "../actor/actor-relation.js";
import { Actor } from "../actor/actor.js";
import { nameKeyOf } from "../actor/name-key.js";
import { Figure } from "../figures/figure.js";
import { County } from "../place/county.js";
import { Municipality } from "../place/municipality.js";
import { ActorRules } from "../rules/actor-rules.js";
import { municipalitiesNote, municipalitiesWithCenter, namedActors } from "./actors.js";
import { statedFigures } from "./figures.js";
import { namedRelations } from "./relations.js";
import { rules2024 } from "./rules.js";

export const seeds: Seed[] = [
  { name: "2026-11 counties and municipalities", run: seedSweden },
  { name: "2026-11 actors", run: seedActors },
  { name: "2026-11 relations", run: seedRelations },
  { name: "2026-11 actor rules", run: async (em) => void (await em.insertMany(ActorRules, [rules2024])) },
  { name: "2026-11 figures", run: seedFigures },
];

async function seedSweden(em: SqlEntityManager) {
  await em.insertMany(
    County,
    counties.map(({ code, name, letter, residenceTown, population }) => ({
      code,
      name,
      letter,
      residenceTown,
      population,
    })),
  );
  await em.insertMany(
    Municipality,
    municipalities.map(({ code, name, officialName, countyCode, seat, population, orgNumber }) => ({
      code,
      name,
      officialName,
      countyCode,
      population,
      populationDate,
      orgNumber,
      seatName: seat.name,
      seatLat: seat.lat,
      seatLng: seat.lng,
    })),
  );
}

async function seedActors(em: SqlEntityManager) {
  const operators = municipalities
    .filter(({ name }) => municipalitiesWithCenter.includes(name))
    .map(({ code, officialName, orgNumber }) => ({
      slug: slugOf(officialName),
      name: officialName,
      orgNumber,
      homeMunicipalityCode: code,
      kind: "MUNICIPALITY" as const,
      reach: "LOCAL" as const,
      sourceNote: municipalitiesNote,
    }));
  await em.insertMany(
    Actor,
    [...namedActors, ...operators].map((actor) =>
      Object.assign(new Actor(), { sector: defaultSector[actor.kind], ...actor, nameKey: nameKeyOf(actor.name) }),
    ),
  );
}

async function seedRelations(em: SqlEntityManager) {
  const actors = await em.findAll(Actor);
  const ids = new Map(actors.map(({ slug, id }) => [slug, id]));
  await em.insertMany(
    ActorRelation,
    namedRelations.map(({ actor, ...relation }) => ({ actorId: ids.get(actor)!, ...relation })),
  );
}

async function seedFigures(em: SqlEntityManager) {
  await em.insertMany(
    Figure,
    statedFigures.map(({ sv, en, ...figure }) => Object.assign(new Figure(), { statement: { sv, en }, ...figure })),
  );
}
