import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { wordsOf } from "../../sql/search.js";
import { counties, municipalities } from "../../sweden/sweden.js";
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
  café caféet caféer caféerna kafé kaféet kafén kaféer kaféerna
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
  läsk läsken
  ort orten orter
  plan planen planer
  plats platsen platser
  stat staten stater
  internet
  intern interna internt
  kursiv kursivt kursiva
  ansökan ansökningar ansökningarna ansökningen
  anmälan anmälningar anmälningarnas
  inbjudan inbjudningar
  utbildning utbildningar utbildningarna
  betalning betalningar
  hand händer händerna handens
  tand tänder tänderna
  fot fötter fötterna
  rot rötter
  natten nätter
  bror brodern bröder bröderna
  son sonen söner sönerna
  dotter dottern döttrar döttrarna
  mannen mannens män männen
  ombudsman ombudsmän ombudsmännen
  mus musen möss mössen
  bokstav bokstaven bokstäver bokstäverna
  öga ögat ögon ögonen
  öra örat öron öronen
  ö ön öar öarna
  minne minnet minnen minnena
  varan varor varorna
  studio studion studior studiorna
  lärare läraren lärarna lärarens
  gammal gammalt gamla äldre äldst äldsta
  liten litet lilla små mindre minst minsta
  stor stort stora större störst största
  bra bättre bäst bästa
  ung unga yngre yngst yngsta
  lång långt långa längre längst längsta
  läsa läs läser läses läste läst
  ringa ringer ringde ringt
  söka söker sökte sökt
  hjälpa hjälper hjälpte hjälpt
  skriva skriver skrev skrivit skrivet skrivna
  betala betalar betalade betalat betalade
  beställa beställer beställde beställt beställd beställda
  köpa köper köpte köpt köpta
  bygga bygger byggde byggt byggda
  använda använder använde använt använd
  stänga stänger stängde stängt
  sälja säljer sålde sålt sålda
  välja väljer valde valt valda
  göra gör gjorde gjort gjorda
  bo bor bodde bott
  få får fick fått
  förstå förstår förstod förstått
  erbjuda erbjuder erbjöd erbjudit
  känna känner kände känt
  vård vården
  bordet bord
  lista listan listor
  tes teser
  test testet
  post posten
  filt filten filtar
  film filmen filmer
  manus manuset
  manual manualen manualer
  mil milen
  mild milda
  vän vännen vänner
  vända vänder vände
  radar radarn
  kosta kostar kostade kostat
  färg färgen färger
`
  .trim()
  .split("\n")
  .map((line) => line.trim().split(" "));

const PLACES = [...municipalities, ...counties].flatMap(({ name }) => wordsOf(name));

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let stems: Map<string, string[]>;
beforeAll(async () => {
  database = await cloneDatabase("actors");
  const client = new Client(database.ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ word: string; stems: string[] }>(
    "select word, word_stems(word) as stems from unnest($1::text[]) as word",
    [[...WORDS.flat(), ...PLACES, "och", "att", "föra", "hatt"]],
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

test("word_stems gives no word a stem that is a word without meaning of its own", () => {
  const shared = ["minnet", "varor", "mannen", "föra", "hatt"].flatMap((word) => stems.get(word)!);
  expect(shared.filter((stem) => ["min", "var", "man", "för", "ha"].includes(stem))).toEqual([]);
});

test("word_stems gives every word in the name of a municipality or county a stem", () => {
  expect(PLACES.filter((word) => stems.get(word)!.length === 0)).toEqual([]);
});
