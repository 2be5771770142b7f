import { Client } from "pg";
import { expect, test } from "vitest";
import { municipalities } from "../../sweden/sweden.js";
import { cloneDatabase } from "../../testing/open-subgraph.js";

test("municipality_name knows the municipalities of kit/sweden", async () => {
  const database = await cloneDatabase("actors");
  const client = new Client(database.ownerUrl);
  await client.connect();
  const { rows } = await client.query<{ name: string | null }>(
    "select municipality_name(code) as name from unnest($1::text[]) as code",
    [[...municipalities.map(({ code }) => code), "9999"]],
  );
  await client.end();
  await database.drop();
  expect(rows.map(({ name }) => name)).toEqual([...municipalities.map(({ name }) => name), null]);
});
