import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { slugOf } from "../../kit/slug.js";
import type { Seed } from "../../kit/subgraph/seed.js";
import { municipalities, municipalityByCode } from "../../kit/sweden/sweden.js";
import { Municipality } from "./borrowed/municipality.js";
import { CenterUnit } from "./center/center-unit.js";
import { CriterionDefinition } from "./center/criterion.js";
import { DigidelCenter } from "./center/digidel-center.js";
import { GrantRound } from "./grant/grant-round.js";

export const seeds: Seed[] = [
  { name: "2026-11 criteria of 2023", run: seedCriteria },
  { name: "2026-11 centres", run: seedCenters },
  { name: "2026-11 grant round of 2018", run: seedGrantRound },
  { name: "2026-11 municipalities", run: seedMunicipalities },
];

const digidel = "Digidel, ”DigidelCenter”, 2024-02-06";
const internetstiftelsen = "Internetstiftelsen, ”Digital delaktighet”, undated, after 2019";

/** In the order of the document; the first stands on line 43. */
const municipalitiesWithCenter = [
  "1278",
  "2523",
  "1471",
  "1283",
  "1315",
  "2280",
  "1080",
  "1290",
  "1282",
  "2580",
  "1493",
  "0583",
  "0861",
  "0581",
  "0480",
  "0188",
  "2031",
  "2281",
  "2082",
  "0684",
  "1737",
  "1485",
  "0428",
  "1980",
  "0765",
  "2284",
];
const MOTALA = "0583";

async function seedCenters(em: SqlEntityManager) {
  for (const [i, code] of municipalitiesWithCenter.entries()) {
    const { name, officialName, seat } = municipalityByCode(code)!;
    const center = Object.assign(new DigidelCenter(), {
      slug: `digidelcenter-${slugOf(name)}`,
      name: `DigidelCenter ${name}`,
      freeOfCharge: true,
      staffed: true,
      municipalityCode: code,
      municipalityName: name,
      operatorSlug: slugOf(officialName),
      sourceNote:
        `${internetstiftelsen}, line ${43 + i}: one of 26 municipalities with a centre; free and staffed like all of them, lines 31 and 39. ` +
        `${digidel}, line 7, speaks of some thirty centres.` +
        (code === MOTALA ? " The first one, made in 2017 at the library of Motala (line 27)." : ""),
    });
    await em.persist(center).flush();
    em.persist(
      Object.assign(new CenterUnit(), {
        centerId: center.id,
        lat: seat.lat,
        lng: seat.lng,
        approximate: true,
        name: code === MOTALA ? "Motala bibliotek" : center.name,
        venueKind: code === MOTALA ? "LIBRARY" : "OTHER_PUBLIC",
      }),
    );
  }
}

async function seedCriteria(em: SqlEntityManager) {
  const texts = [
    {
      criterion: "ACCESSIBLE_FREE",
      sv: "Vem som helst kan komma dit och få stöd i det digitala livet, och det är gratis.",
      en: "Anyone can come and get support in digital everyday life, and it is free.",
    },
    {
      criterion: "NATIONAL_DEVELOPMENT",
      sv: "Centret delar data och erfarenheter med de andra, så att verksamheten utvecklas i hela landet.",
      en: "The centre shares data and experience with the others, so that the work develops in the whole country.",
    },
    {
      criterion: "MUNICIPAL_DIGITALISATION",
      sv: "Centret är en del av hur kommunen som helhet digitaliserar.",
      en: "The centre is part of how the municipality as a whole goes digital.",
    },
    {
      criterion: "GOVERNMENT_DESIGNATED",
      sv: "Centret har regeringens uppdrag att stärka människors digitala kompetens.",
      en: "The centre has the Government's designation to strengthen people's digital competence.",
    },
    {
      criterion: "HUMAN_RIGHT",
      sv: "Centret står upp för allas rätt att vara med i det digitala samhället.",
      en: "The centre stands up for everyone's right to take part in the digital society.",
    },
  ] as const;
  await em.insertMany(
    CriterionDefinition,
    texts.map(({ criterion, sv, en }, i) => ({
      criterion,
      number: i + 1,
      version: "2023",
      statement: { sv, en },
      sourceNote: `${digidel}, line ${15 + i}, in the hub's own words; revised in the autumn of 2023 according to line 21.`,
    })),
  );
}

async function seedGrantRound(em: SqlEntityManager) {
  await em.insertMany(GrantRound, [
    {
      slug: "digidelcenter-2018",
      name: "DigidelCenter 2018",
      reference: "N2018/02458/D",
      channel: "Internetfonden",
      budgetFigures: [
        { kind: "GOVERNMENT", amountSek: 9_600_000, source: `${digidel}, line 31` },
        { kind: "TOP_UP", amountSek: 2_200_000, source: `${digidel}, line 31` },
        { kind: "TOP_UP", amountSek: 2_400_000, source: `${internetstiftelsen}, line 27` },
        { kind: "TOTAL", amountSek: 10_400_000, source: `${internetstiftelsen}, line 27` },
      ],
      statedApplications: [
        { value: 50, source: `${digidel}, line 31: applications in the round of 2018` },
        {
          value: 50,
          qualifier: "OVER",
          source: `${internetstiftelsen}, line 27: municipalities that have applied since 2017`,
        },
      ],
      statedGrants: 15,
      sourceNote: `${digidel}, line 31; ${internetstiftelsen}, lines 7 and 27. Decided in the autumn of 2018. The amounts disagree: all are kept.`,
    },
  ]);
}

async function seedMunicipalities(em: SqlEntityManager) {
  await em.insertMany(
    Municipality,
    municipalities.map(({ code, population }) => ({ code, population })),
  );
}
