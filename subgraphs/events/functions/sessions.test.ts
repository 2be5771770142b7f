import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, at, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
});
afterAll(() => hub.close());

test("generated columns of activities are computed without a search path, as when a dump is restored", async () => {
  const [id] = await addEvents(hub, [
    {
      lat: 60.35,
      lng: 15.75,
      sessions: [[at("2024-11-15", "22:00"), at("2024-11-16", "00:00")]],
    },
  ]);
  const computed = sql.raw("starts_at, ends_at, session_days::text, place::text, search::text");
  const db = hub.orm.em.getKysely();
  await db.transaction().execute(async (transaction) => {
    const before = await sql`select ${computed} from event where id = ${id}`.execute(transaction);
    expect(before.rows).toMatchObject([{ session_days: "{[2024-11-15,2024-11-16)}" }]);
    await sql`alter table event disable trigger user`.execute(transaction);
    await sql`set local search_path = ''`.execute(transaction);
    await sql`update public.event set sessions = sessions, title = title, lat = lat where id = ${id}`.execute(
      transaction,
    );
    const after = await sql`select ${computed} from public.event where id = ${id}`.execute(transaction);
    expect(after.rows).toEqual(before.rows);
  });
});
