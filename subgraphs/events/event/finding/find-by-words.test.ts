import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSubgraph } from "../../../../kit/testing/open-subgraph.js";
import { events } from "../../subgraph.js";
import { addEvents, at, type Hub } from "../../testing.js";
import { Event } from "../event.js";

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
  const { events } = await hub.ask(query, { text, orderBy });
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

describe("words", () => {
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
    ["keep å, ä and ö apart from a and o", "kallkritik", []],
    ["keep å, ä and ö apart from a and o", "saker", []],
    ["that say nothing are passed over", "bank och", [LIBRARY]],
    ["that say nothing count when there are no others", "och", [LIBRARY, SHEEP, FATHER]],
    ["that say nothing count when there are no others", "och i", []],
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
    ["may be left out", " ", [LIBRARY, SOURCES, SHEEP, FATHER, COMPUTERS]],
    ["may be left out", "% 😀", [LIBRARY, SOURCES, SHEEP, FATHER, COMPUTERS]],
    ["are not questions to the database", "bank' | 'lamm", []],
  ])("%s: %s", async (_, text, titles) => {
    expect(await find(text)).toEqual(titles);
  });

  test("of the title weigh more than those of the description, mistyped too", async () => {
    expect(await find("biblioteket", "RELEVANCE")).toEqual([LIBRARY, COMPUTERS]);
    expect(await find("bibliotkeet", "RELEVANCE")).toEqual([LIBRARY, COMPUTERS]);
    expect(await find("myndigheter", "RELEVANCE")).toEqual([LIBRARY]);
  });

  test("are learnt when an activity is changed", async () => {
    const em = hub.orm.em.fork();
    const [id] = await addEvents(hub, [{ title: { sv: "Namnlös" } }]);
    await em.execute("update event set title = ? where id = ?", [JSON.stringify({ sv: "Släktforskning" }), id]);
    expect(await find("slektforskning")).toEqual(["Släktforskning"]);
    expect(await find("namnlös")).toEqual([]);
  });

  test("are known only as long as a public activity has them: a misspelling that is mended is mistyped again", async () => {
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
    await set(wrong!, "status", "CANCELLED");
    expect(await find("fotografrea")).toEqual(["Fotografera"]);
    await set(wrong!, "status", "PUBLISHED");
    expect(await find("fotografrea")).toEqual(["Fotografrea"]);
    await hub.orm.em.fork().nativeDelete(Event, { id: { $in: [right!, wrong!, draft!] } });
    expect(await find("fotografrea")).toEqual([]);
  });

  test("are counted when many write at once", async () => {
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
        from event, unnest(array[title, description]) as text, unnest(tsvector_to_array(to_tsvector('simple', text))) as said(word)
        where status in ('PUBLISHED', 'REPORTED') group by 1
      )
      select word, w.texts, c.texts from word as w full join counted as c using (word) where w.texts is distinct from c.texts`.execute(
      hub.orm.em.fork().getKysely(),
    );
    expect(rows).toEqual([]);
    await hub.orm.em.fork().nativeDelete(Event, { id: { $in: ids } });
  });
});

describe("from a day on", () => {
  let own: Hub;
  beforeAll(async () => {
    own = await openSubgraph(events);
    const session = (from: string, to: string): [string, string] => [at(from, "20:00"), at(to, "10:00")];
    await addEvents(own, [
      { title: { sv: "over" }, sessions: [session("2024-11-01", "2024-11-02")] },
      { title: { sv: "course" }, sessions: [session("2024-11-02", "2024-11-03"), session("2024-12-01", "2024-12-02")] },
      { title: { sv: "night" }, sessions: [session("2024-11-14", "2024-11-15")] },
      { title: { sv: "week" }, sessions: [session("2024-11-14", "2024-11-20")] },
      { title: { sv: "later" }, sessions: [session("2024-11-16", "2024-11-17")] },
    ]);
  });
  afterAll(() => own.close());

  const from = async (day: string, orderBy: string, first: number) => {
    const titles: string[] = [];
    for (let after: string | null = null; ;) {
      const query = `query ($day: Date!, $orderBy: EventOrder, $first: Int, $after: String) {
        events(filter: { days: { from: $day } }, orderBy: $orderBy, first: $first, after: $after) {
          totalCount pageInfo { hasNextPage endCursor } edges { node { title { sv } } } } }`;
      const { events }: any = await own.ask(query, { day, orderBy, first, after });
      titles.push(...events.edges.map((edge: any) => edge.node.title.sv));
      if (!events.pageInfo.hasNextPage) {
        expect(events.totalCount).toBe(titles.length);
        return titles;
      }
      after = events.pageInfo.endCursor;
    }
  };

  test.each([1, 2, 20])("lists what still runs and what begins, in pages of %i", async (first) => {
    expect(await from("2024-11-15", "SOONEST", first)).toEqual(["course", "night", "week", "later"]);
    expect(await from("2024-11-15", "LATEST", first)).toEqual(["later", "week", "night", "course"]);
    expect(await from("2024-11-21", "SOONEST", first)).toEqual(["course"]);
    expect(await from("2024-12-03", "SOONEST", first)).toEqual([]);
    expect(await from("2024-11-01", "SOONEST", first)).toHaveLength(5);
  });

  test("finds the same on a few days whether by the days alone or combined with more", async () => {
    const hub = await openSubgraph(events);
    const session = (from: string, to: string): [string, string] => [at(from, "20:00"), at(to, "10:00")];
    const combined = { topics: ["AI" as const], targetGroups: ["OLDER" as const], languages: ["sv"] };
    const rows = [
      { title: { sv: "years" }, sessions: [session("2024-01-01", "2025-06-01")] },
      { title: { sv: "course" }, sessions: [session("2024-11-02", "2024-11-03"), session("2024-12-01", "2024-12-02")] },
      { title: { sv: "night" }, sessions: [session("2024-11-14", "2024-11-15")] },
      {
        title: { sv: "midnight" },
        sessions: [[at("2024-11-14", "22:00"), at("2024-11-15", "00:00")]] as [[string, string]],
      },
    ];
    await addEvents(
      hub,
      rows.map((row) => ({ ...row, ...combined, municipalityCode: "2082", description: { sv: "Om datorer" } })),
    );
    const query = `query ($filter: EventFilter) { events(filter: $filter) { totalCount edges { node { title { sv } } } } }`;
    const found = async (filter: object) => {
      const { totalCount, edges } = (await hub.ask(query, { filter })).events;
      expect(totalCount).toBe(edges.length);
      return edges.map(({ node }: any) => node.title.sv);
    };
    for (const [from, to, titles] of [
      ["2024-11-14", "2024-11-14", ["years", "night", "midnight"]],
      ["2024-11-15", "2024-11-30", ["years", "night"]],
      ["2024-12-02", "2024-12-20", ["years", "course"]],
      ["2025-06-02", "2025-06-03", []],
      ["2024-11-01", "2024-12-31", ["years", "course", "night", "midnight"]],
      ["2024-11-15", "2024-11-14", []],
    ] as const) {
      const days = { from, to };
      const lists = { topic: ["AI"], targetGroup: ["OLDER"], language: ["sv"], text: "datorer" };
      const place = { municipality: ["2082", "0180"], county: ["20"] };
      for (const more of [{}, lists, place, { ...lists, ...place }, { ...lists, ...place, format: ["DROP_IN"] }]) {
        expect((await found({ days, ...more })).toSorted()).toEqual(titles.toSorted());
      }
    }
    expect(await found({ topic: ["AI"], municipality: ["0180"] })).toEqual([]);
    expect(await found({ topic: ["AI"], municipality: ["2082"], county: ["01"] })).toEqual([]);
    await hub.close();
  });
});
