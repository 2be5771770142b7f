import { type Kysely, sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
});
afterAll(() => hub.close());

const db = (): Kysely<unknown> => hub.orm.em.fork().getKysely();
const options = { events: 2000, centers: 0, coaches: 0, seed: 7 };
const summary = async () =>
  (
    await sql<{ rows: string }>`
      select md5(string_agg(concat(id, title, sessions, organizer_slug, municipality_code), ',' order by id)) as rows
      from event where demo`.execute(db())
  ).rows[0];

test("demo adds marked activities to all municipalities, the same ones for the same seed, and removes only these", async () => {
  await addEvents(hub, [{ title: { sv: "real" } }]);
  let added = 0;
  await events.demo!.add(db(), options, (rows) => (added += rows));
  expect(added).toBe(events.demo!.size(options));

  const { rows } = await sql<Record<string, number>>`
    select count(*)::int as events, count(*) filter (where title ->> 'sv' like '[Demo] %')::int as marked,
      count(distinct municipality_code)::int as municipalities, count(distinct format)::int as formats,
      count(distinct topics)::int as topics, count(distinct status)::int as states
    from event where demo`.execute(db());
  expect(rows[0]).toEqual({ events: 2000, marked: 2000, municipalities: 290, formats: 14, topics: 16, states: 5 });
  const { campaign } = await hub.request(
    `{ campaign(slug: "digitalidag-2024") { coverage { covered } goals { progress { achieved } } reports { participantsTotal } } }`,
  );
  expect(campaign.coverage.covered).toBeGreaterThan(100);
  expect(campaign.reports.participantsTotal).toBeGreaterThan(campaign.goals[0].progress.achieved);

  const before = await summary();
  await events.demo!.remove(db());
  expect((await hub.request(`{ events { edges { node { title { sv } } } } }`)).events.edges).toEqual([
    { node: { title: { sv: "real" } } },
  ]);
  expect((await sql`select from activity_report`.execute(db())).rows).toEqual([]);

  await events.demo!.add(db(), options, () => {});
  expect(await summary()).toEqual(before);
});
