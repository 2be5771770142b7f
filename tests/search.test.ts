import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../kit/testing/open-subgraph.js";
import { Actor } from "../subgraphs/actors/actor/actor.js";
import { actors } from "../subgraphs/actors/subgraph.js";
import { centers } from "../subgraphs/centers/subgraph.js";
import { newCenter } from "../subgraphs/centers/testing.js";
import { events } from "../subgraphs/events/subgraph.js";
import { newEvent } from "../subgraphs/events/testing.js";

/** Texts, each with questions that find it besides itself. */
const TEXTS: [text: string, ...questions: string[]][] = [
  ["Drop-in i Borås för dig som bor nära", "boras", "borås", "bor i boras"],
  ["Nätet är fullt av kakor", "natet", "kaka", "kakan"],
  ["Var bor du?", "bor"],
  [
    "Biblioteket, kontoren och mötena i centrum",
    "bibliotek",
    "bibliotekens",
    "kontoret",
    "mötet",
    "centret",
    "bibliotek möten",
  ],
  [
    "Bedrägeri: datorernas lösenord, säkert sparade",
    "bedrägerier",
    "dator",
    "lösenordet",
    "säkra",
    "bedrägeriet datorn",
  ],
  [
    "Logga in på 1177.se, kivra.com och https://www.skatteverket.se/privat?x=1",
    "1177",
    "1177.se",
    "kivra",
    "kivra.com",
    "skatteverket.se",
    "https://www.skatteverket.se",
    "www.skatteverket.se/privat",
    "skatteverket",
    "https://1177.se/",
    "http://www.kivra.com",
    "HTTPS://WWW.KIVRA.COM/",
    "www.1177.se kivra",
  ],
  ["Vad gör www? Skriv https:// först", "www", "https", "https://", "www."],
  ["Ring 08-123 45 67 eller 0224-550 00 (vardagar 9–17)", "08-123 45 67", "0224-550 00", "9-17", "9–17"],
  [
    "Mejla digidel@sater.se eller anna.karlsson@saters-kommun.se",
    "digidel@sater.se",
    "anna.karlsson@saters-kommun.se",
    "karlsson",
  ],
  [
    "Mobil/surfplatta: ”smarta” tips & trix, 50 % rabatt!",
    "surfplatta",
    "mobil/surfplatta",
    '"smarta" tips',
    "tips & trix",
    "tips och trix",
    "50%",
    "mobil och surfplattor",
  ],
  ["Öppet 24/7 året runt i sal H-8, våning 2½", "24/7", "24-7", "H-8", "h8", "H 8", "ÖPPET", "öppet året runt"],
  ["ÅLDERSRINGEN ÄR ÖPPEN FÖR ALLA", "åldersringen", "Åldersringen".normalize("NFD"), "öppen för alla", "aldersringen"],
  ["Café de l’Étoile – kaffe & digital hjälp", "cafe", "Café", "café etoile", "l'étoile", "digital hjälp", "digitalt"],
  [
    "Wi‑Fi, e‑post och e-tjänster",
    "wifi",
    "wi-fi",
    "wi fi",
    "e-post",
    "epost",
    "e post",
    "etjänst",
    "e-tjänst",
    "e-tjänster",
    "etjänster",
  ],
  ["Wifi och epost för nybörjare", "wi-fi", "wifi", "e-post", "nybörjare", "nybörjaren"],
  ["Programmera i C++ och C#, Java 8 och .NET", "c++", "C#", "java 8", ".net", "c++ och c#"],
  ["BankID, Freja eID+ och Swish®", "bankid", "bank-id", "bank id", "freja eid", "eid+", "swish", "Swish®"],
  ["Hjälp 😀 med 👩‍💻 datorn ❤️", "datorn", "😀 datorn", "hjälp ❤️"],
  [
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde",
    "donaudampf",
    "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichenverleihungsurkunde",
  ],
  ["ภาษาไทยสำหรับผู้สูงอายุ", "ภาษาไทยสำหรับผู้สูงอายุ", "ภาษาไทย"],
  ["עזרה דיגיטלית בעברית: שָׁלוֹם", "עזרה", "דיגיטלית", "שָׁלוֹם", "שלום"],
  ["مساعدة رقمية بالعربية: مُساعَدة", "مساعدة", "رقمية", "مُساعَدة"],
  ["हिन्दी में डिजिटल सहायता", "हिन्दी", "डिजिटल सहायता"],
  ["தமிழ் மொழியில் உதவி", "தமிழ்", "உதவி"],
  ["ጥዕና ትግርኛ ሓገዝ", "ትግርኛ"],
  ["Помощь на русском языке", "помощь", "РУССКОМ", "русском языке"],
  ["数字帮助 数字素养", "数字帮助"],
  ["Att vara eller inte vara", "att vara eller inte vara", "inte vara"],
  ["Säkra lösenord: så gör du!", "säkra lösenord så gör du", "lösenordet", "säkert", "säkerhet"],
  ["IT-stöd, IT stöd och Digital-IT", "it-stöd", "itstöd", "IT"],
  ["3D-skrivare & VR_glasögon", "3d", "3d-skrivare", "3D skrivaren", "vr glasögon", "vr_glasögon", "vr-glasögon"],
  ["Träffa O’Brien, D'Angelo och Müller", "o'brien", "O’Brien", "obrien", "muller", "Müller", "dangelo"],
  ["A-kassa och a‑traktor", "a-kassa", "akassa", "a kassa", "a-kassan"],
  ["Kl. 13.30–15:00 den 5/11-2026", "13.30", "13:30", "15:00", "5/11"],
  ["Släkt­forskning (mjukt binde­streck)", "släktforskning", "bindestreck"],
  ["Windows 11-uppgradering för 65+", "windows 11", "65+", "windows-11", "uppgradering"],
  ["Ⅳ ﬁlm ＡＢＣ x²", "film", "abc", "IV", "x2"],
  ["S.M.S. och M.fl. i U.S.A.", "S.M.S."],
  ["İstanbul och Ísland", "istanbul", "island", "ísland"],
  ["Kurs hos l´Atelier · “citat” – d¨r", "atelier"],
  ["Sámi dáŋga, Ruoŧŧa", "sami", "danga", "ruotta", "dáŋga"],
  ["Tillgänglighet på nätet", "tillgänglig", "tillgängligt", "tillgängligheten"],
  ["می‌خواهم یاد بگیرم", "می‌خواهم"],
  ["Ελληνικά μαθήματα", "ελληνικα", "ΕΛΛΗΝΙΚΆ"],
  ["한국어 도움", "한국어", "도움"],
  ["Åk till Ö", "ö", "åk till ö"],
  ["Ansökningar och anmälningar med bättre händer", "ansökan", "anmälan hand", "bra ansökan"],
  ["De läste, ringde och skrev till männen", "läsa", "ringa", "att skriva", "mannen", "hon ringer och skriver"],
  ["Öarna har större hus för äldre", "ön", "stora hus", "stort hus på ön"],
  ["USB-minnen och varor", "minnet", "varan", "usb-minne"],
  ["Träff i Vara", "vara", "VARA", "träffar i Vara"],
  ["Trygg på nätet", "hur kan man vara trygg på nätet", "att vara trygg"],
  ["Surfplattekurs", "surfplatta kurs", "kurs för surfplattor", "surfplattan", "surfplattekurserna", "surfplattekurs"],
  ["Hjälp med mobilen och BankID", "mobilhjälp", "mobilhjälpen", "BankID-hjälp", "bankidhjälp", "mobilhjalp"],
  ["Nybörjarkurser i datorn", "datorkurs", "kurs för nybörjare", "kurs i dator", "nyborjare kurs", "nybörjarkurs"],
  [
    "Språkcafé på stadsbiblioteket",
    "café språk",
    "språkcafe",
    "sprakcafe",
    "språkkafé",
    "kaféer",
    "sprakkafe",
    "bibliotek",
    "cafe",
    "språkcaféer",
  ],
  ["E-posthjälp för pensionärsgruppen", "hjälp e-post", "eposthjälp", "epost", "pensionärer", "grupp för pensionärer"],
  ["Lånedatorer och bankböcker", "låna datorn", "bok", "böcker", "bankbok", "bocker"],
  ["Ställs in på grund av sjukdom, läs mer om kursen", "kurs"],
  ["Boken om händer", "böckerna", "handen"],
];

const newActor = (name: string, slug: string) =>
  Object.assign(new Actor(), { slug, name, nameKey: slug, kind: "OTHER", sector: "PUBLIC" });

describe.each([
  { name: "events", subgraph: events, title: "title { sv }", newRow: (sv: string) => newEvent({ title: { sv } }) },
  {
    name: "centers",
    subgraph: centers,
    title: "name",
    newRow: (name: string, slug: string) => newCenter({ name, slug }),
  },
  { name: "actors", subgraph: actors, title: "name", newRow: newActor },
])("$name", ({ name, subgraph, title, newRow }) => {
  let hub: Awaited<ReturnType<typeof openSubgraph>>;
  beforeAll(async () => {
    hub = await openSubgraph(subgraph);
    const rows: object[] = TEXTS.map(([text], i) => newRow(text, `row-${i}`));
    await hub.orm.em.fork().persist(rows).flush();
  });
  afterAll(() => hub.close());

  async function find(text: string): Promise<string[]> {
    const query = `query ($text: String) { ${name}(filter: { text: $text }, first: 100) { edges { node { ${title} } } } }`;
    const { edges } = (await hub.request(query, { text }))[name];
    return edges.map(({ node }: any) => node.title?.sv ?? node.name);
  }

  test.each(TEXTS)("%s is found by itself and its words as people write them", async (text, ...questions) => {
    const variants = [text, text.toUpperCase(), text.normalize("NFD"), `  ${text} !`];
    for (const question of [...variants, ...questions]) {
      expect.soft({ question, found: await find(question) }).toMatchObject({ found: expect.arrayContaining([text]) });
    }
  });

  test.each(["👩‍💻 ❤️", "…", "zebra", "surfplatta zebra", "eller zebra", "surfplattor i Vara"])(
    "nothing is found by %j",
    async (text) => {
      expect(await find(text)).toEqual([]);
    },
  );

  test("a compound finds no text that has its parts in another sense", async () => {
    expect(await find("läskurs")).not.toContain("Ställs in på grund av sjukdom, läs mer om kursen");
  });

  test("words without meaning of their own are looked for when there are no others", async () => {
    expect(await find("att inte")).toEqual(["Att vara eller inte vara"]);
  });
});
