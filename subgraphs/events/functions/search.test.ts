import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { Event } from "../event/event.js";
import { events } from "../subgraph.js";
import { addEvents, at, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
  await addEvents(
    hub,
    [
      { title: { sv: "Biblioteket visar" }, description: { sv: "Myndigheternas tjänster och bank på nätet." } },
      { title: { sv: "Källkritik" } },
      { title: { sv: "Får och lamm" } },
      { title: { sv: "Far och son" } },
      { title: { sv: "Datorerna i Säter" }, description: { sv: "Biblioteket är öppet.", en: "Safe passwords" } },
    ].map((row, i) => ({ ...row, sessions: [[at("2024-11-15", `1${i}:00`), at("2024-11-15", `1${i}:30`)]] })),
  );
});
afterAll(() => hub.close());

async function find(text: string, orderBy = "SOONEST"): Promise<string[]> {
  const query = `query ($text: String, $orderBy: EventOrder) {
    events(filter: { text: $text }, orderBy: $orderBy) { totalCount edges { node { title { sv } } } } }`;
  const { events } = await hub.request(query, { text, orderBy });
  const titles = events.edges.map((edge: any) => edge.node.title.sv);
  expect(events.totalCount).toBe(titles.length);
  expect(hub.statements).toHaveLength(2);
  return titles;
}

const [LIBRARY, SOURCES, SHEEP, FATHER, COMPUTERS] = [
  "Biblioteket visar",
  "Källkritik",
  "Får och lamm",
  "Far och son",
  "Datorerna i Säter",
];

describe("words of a search", () => {
  test.each([
    ["are found in other forms", "datorn", [COMPUTERS]],
    ["are found in other forms", "myndigheter", [LIBRARY]],
    ["are found by a beginning", "pass", [COMPUTERS]],
    ["are found by a beginning longer than the stem", "myndighete", [LIBRARY]],
    ["are found by a beginning longer than the stem", "datorern", [COMPUTERS]],
    ["are all needed", "biblioteket bank", [LIBRARY]],
    ["are all needed", "biblioteket lamm", []],
    ["keep å, ä and ö apart from a and o", "far", [FATHER]],
    ["keep å, ä and ö apart from a and o", "får", [SHEEP]],
    ["may lack the marks of their letters when no activity has them so", "kallkritik", [SOURCES]],
    ["may lack the marks of their letters when no activity has them so", "kallkri", [SOURCES]],
    ["may lack the marks of their letters when no activity has them so", "natet oppet", []],
    ["may lack the marks of their letters when no activity has them so", "bibliotek oppet", [COMPUTERS]],
    ["keep å, ä and ö apart from a and o", "saker", []],
    ["that are stop words are ignored", "bank och", [LIBRARY]],
    ["that are stop words count when there are no others", "och", [LIBRARY, SHEEP, FATHER]],
    ["that are stop words count when there are no others", "och i", []],
    ["may be mistyped", "källkrtik", [SOURCES]],
    ["may be mistyped", "bibliotkeet", [LIBRARY, COMPUTERS]],
    ["may be mistyped", "datorna bibliotekt", [COMPUTERS]],
    ["may be mistyped when they are short", "ladm", [SHEEP]],
    ["may be mistyped when they are short", "bark", [LIBRARY]],
    ["may be mistyped with letters swapped", "dtaorerna", [COMPUTERS]],
    ["may be mistyped with letters swapped", "bnakid", []],
    ["may be written apart", "käll kritik", [SOURCES]],
    ["may be written apart", "biblioteket käll kritik", []],
    ["may not be quite different", "telefon", []],
    ["that are none find nothing", " ", []],
    ["that are none find nothing", "% 😀", []],
    ["are not questions to the database", "bank' | 'lamm", []],
  ])("%s: %s", async (_, text, titles) => {
    expect(await find(text)).toEqual(titles);
  });

  test("of the title weigh more than those of the description, also mistyped ones", async () => {
    expect(await find("biblioteket", "RELEVANCE")).toEqual([LIBRARY, COMPUTERS]);
    expect(await find("bibliotkeet", "RELEVANCE")).toEqual([LIBRARY, COMPUTERS]);
    expect(await find("myndigheter", "RELEVANCE")).toEqual([LIBRARY]);
  });

  test("are added to the dictionary when an activity is changed", async () => {
    const em = hub.orm.em.fork();
    const [id] = await addEvents(hub, [{ title: { sv: "Namnlös" } }]);
    await em.execute("update event set title = ? where id = ?", [JSON.stringify({ sv: "Släktforskning" }), id]);
    expect(await find("slektforskning")).toEqual(["Släktforskning"]);
    expect(await find("namnlös")).toEqual([]);
  });

  test("leave the dictionary with the last public activity that has them", async () => {
    const [right, wrong, draft] = await addEvents(hub, [
      { title: { sv: "Fotografera" } },
      { title: { sv: "Fotografrea" } },
      { title: { sv: "Fotograffera" }, state: "DRAFT" },
    ]);
    const set = (id: string, column: string, value: string) =>
      hub.orm.em.fork().getConnection().execute(`update event set ${column} = ? where id = ?`, [value, id]);
    expect(await find("fotograffera")).toEqual(expect.arrayContaining(["Fotografera"]));
    expect(await find("fotografrea")).toEqual(["Fotografrea"]);

    await set(wrong!, "title", JSON.stringify({ sv: "Fotografera igen" }));
    expect((await find("fotografrea")).toSorted()).toEqual(["Fotografera", "Fotografera igen"]);
    await set(wrong!, "title", JSON.stringify({ sv: "Fotografrea" }));
    expect(await find("fotografrea")).toEqual(["Fotografrea"]);
    await set(wrong!, "state", "CANCELLED");
    expect(await find("fotografrea")).toEqual(["Fotografera"]);
    await set(wrong!, "state", "PUBLISHED");
    expect(await find("fotografrea")).toEqual(["Fotografrea"]);
    await hub.orm.em.fork().nativeDelete(Event, { id: { $in: [right!, wrong!, draft!] } });
    expect(await find("fotografrea")).toEqual([]);
  });

  test("are counted exactly after many simultaneous writes", async () => {
    const ids = await addEvents(
      hub,
      Array.from({ length: 20 }, (_, n) => ({ title: { sv: `Ordet b${n} a${n % 3}` } })),
    );
    await Promise.all(
      ids.map((id, n) =>
        hub.orm.em
          .fork()
          .nativeUpdate(Event, { id }, n % 4 ? { title: { sv: `Ordet a${n % 5}` } } : { state: "DRAFT" }),
      ),
    );
    const { rows } = await sql`
      with counted as (
        select said.word, count(*) as texts
        from event cross join event_words(title, description, municipality_code) as said(word)
        where status in ('PUBLISHED', 'REPORTED') group by 1
      )
      select word, w.texts, c.texts from word as w full join counted as c using (word) where w.texts is distinct from c.texts`.execute(
      hub.orm.em.fork().getKysely(),
    );
    expect(rows).toEqual([]);
    await hub.orm.em.fork().nativeDelete(Event, { id: { $in: ids } });
  });
});
