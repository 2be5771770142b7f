import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase } from "../../testing/open-subgraph.js";

/** Forms of one word in each line. */
const WORDS = `
  skola skolan skolor skolorna skolornas
  surfplatta surfplattan surfplattas surfplattor surfplattorna
  fråga frågan frågor frågorna
  kvinna kvinnan kvinnor kvinnorna
  hemsida hemsidan hemsidor hemsidorna
  bil bilen bilar bilarna
  förening föreningen föreningar föreningarna föreningens
  föreläsning föreläsningen föreläsningar föreläsningarna
  pojke pojken pojkar pojkarna
  timme timmen timmar timmarna
  nyckel nyckeln nycklar nycklarna
  cirkel cirkeln cirklar cirklarna
  app appen appar apparna appens
  medlem medlemmen medlemmar medlemmarna
  workshop workshoppen workshops workshoppar
  laptop laptopen laptoppar
  väg vägen vägar
  vägg väggen väggar
  bänk bänken bänkar
  router routern routrar routrarna
  by byn byar byarna
  kurs kursen kurser kurserna kursens
  dator datorn datorer datorerna datorns datorers
  data
  senior seniorer seniorerna seniorens
  telefon telefonen telefoner telefonerna
  kommun kommunen kommuner kommunerna kommunens
  myndighet myndigheten myndigheter myndigheterna
  legitimation legitimationen legitimationer
  bank banken banker bankerna
  bild bilden bilder
  person personen personer
  personal personalen personalens
  möbel möbeln möbler
  mobil mobilen mobiler mobilerna
  video videon videor
  idé idén idéer idéerna
  energi energin energier
  bibliotekarie bibliotekarien bibliotekarier bibliotekarierna
  bok boken böcker böckerna
  ledamot ledamoten ledamöter
  stad staden städer städerna
  möte mötet möten mötena mötets
  ärende ärendet ärenden ärendena
  konto kontot konton kontona kontots
  foto fotot foton
  tema temat teman
  bedrägeri bedrägeriet bedrägerier bedrägerierna
  café caféet caféer caféerna
  datum datumet
  museum museet museer museerna
  centrum centret center centrumet
  bibliotek biblioteket biblioteken bibliotekets bibliotekens biblioteks
  kontor kontoret kontoren kontorets
  medborgarkontor medborgarkontoret medborgarkontoren
  program programmet programmen programmets
  rum rummet rummen
  lösenord lösenordet lösenorden
  evenemang evenemanget evenemangen
  hus huset husen husets
  nät nätet näten
  barn barnet barnen barnens
  ord ordet orden
  jobb jobbet jobben
  språk språket språken
  kort kortet korten
  fönster fönstret fönstren
  nummer numret numren
  papper pappret papper papperen
  tecken tecknet tecknen
  virus viruset
  handledare handledaren handledarna handledares
  studerande studeranden studerandena
  digital digitala digitalt
  säker säkert säkra säkrare säkraste
  enkel enkelt enkla enklare enklast
  öppen öppet öppna
  trådlös trådlöst trådlösa
  tillgänglig tillgängligt tillgängliga
  svensk svenskt svenska
  ny nytt nya
  vit vitt vita
  generös generöst generösa
  vuxen vuxet vuxna
  god gott goda
  hård hårt hårda
  anpassad anpassat anpassade
  nyanländ nyanlända nyanländas
  läser läsa läses
  läsk läsken
  ort orten orter
  plan planen planer
  plats platsen platser
  stat staten stater
  internet
  intern interna internt
  kursiv kursivt kursiva
`
  .trim()
  .split("\n")
  .map((line) => line.trim().split(" "));

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let stems: Map<string, string[]>;
beforeAll(async () => {
  database = await cloneDatabase("actors");
  const client = new Client(database.ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ word: string; stems: string[] }>(
    "select word, word_stems(word) as stems from unnest($1::text[]) as word",
    [[...WORDS.flat(), "och", "att"]],
  );
  stems = new Map(rows.map((row) => [row.word, row.stems]));
  await client.end();
});
afterAll(() => database.drop());

const meet = (one: string, other: string) => stems.get(one)!.some((stem) => stems.get(other)!.includes(stem));
const pairsOf = (one: string[], other: string[]) => one.flatMap((a) => other.map((b) => [a, b] as const));

test("word_stems gives the forms of a word a stem in common, each with every other", () => {
  const apart = WORDS.flatMap((forms) => pairsOf(forms, forms)).filter(([one, other]) => !meet(one, other));
  expect(apart).toEqual([]);
});

test("word_stems keeps words apart that are alike", () => {
  const alike = WORDS.flatMap((forms, i) => WORDS.slice(i + 1).flatMap((others) => pairsOf(forms, others)));
  expect(alike.filter(([one, other]) => meet(one, other))).toEqual([]);
});

test("word_stems gives words without meaning of their own none", () => {
  expect([stems.get("och"), stems.get("att")]).toEqual([[], []]);
});
