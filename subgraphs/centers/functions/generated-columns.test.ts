import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { centers } from "../subgraph.js";

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph(centers);
});
afterAll(() => hub.close());

test.each([
  ["digidel_center", "name = name, services = services", "search::text as computed"],
  ["center_unit", "lat = lat, lng = lng", "position::text as computed"],
])(
  "generated columns of %s are computed without a search path, as when a dump is restored",
  async (table, same, computed) => {
    await hub.orm.em
      .getKysely()
      .transaction()
      .execute(async (transaction) => {
        const rows = () =>
          sql.raw<{ computed: string }>(`select ${computed} from public.${table} order by id`).execute(transaction);
        const before = await rows();
        expect(before.rows.length).toBeGreaterThan(0);
        await sql`set local search_path = ''`.execute(transaction);
        await sql.raw(`update public.${table} set ${same}`).execute(transaction);
        expect((await rows()).rows).toEqual(before.rows);
      });
  },
);
