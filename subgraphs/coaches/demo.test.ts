import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { municipalities } from "../../kit/sweden/sweden.js";
import { openSubgraph } from "../../kit/testing/open-subgraph.js";
import { coaches } from "./subgraph.js";
import { coordinator, type Hub } from "./testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(coaches);
});
afterAll(() => hub.close());

describe("the demo data of coaches", () => {
  const options = { coaches: 1750, events: 0, centers: 0, seed: 7 };
  const rowsOf = async () => {
    const db = hub.orm.em.fork().getKysely<Record<string, Record<string, unknown>>>();
    const tables = ["coach", "diploma", "coach_request"];
    return Promise.all(
      tables.map((table) =>
        db
          .selectFrom(table)
          .selectAll()
          .where("demo", "=", true)
          .orderBy(table === "diploma" ? "number" : "id")
          .execute(),
      ),
    );
  };

  test("are the same for the same seed, as many as announced, and can be removed", async () => {
    const db = hub.orm.em.getKysely<unknown>();
    const { totalCount } = (await hub.request("{ coaches { totalCount } }", {}, coordinator)).coaches;
    let made = 0;
    await coaches.demo!.add(db, options, (rows) => (made += rows));
    expect(made).toBe(coaches.demo!.size(options));
    const first = await rowsOf();
    expect(first.map((rows) => rows.length).reduce((a, n) => a + n)).toBe(made);
    expect(first[0]!.every(({ public_name }) => String(public_name).startsWith("[Demo] "))).toBe(true);

    const counts = await hub.entities(
      "Municipality",
      municipalities.map(({ code }) => ({ code })),
      "coachCount openRequests",
    );
    expect(counts.every(({ coachCount }) => Number(coachCount) >= 5)).toBe(true);
    expect(counts.some(({ openRequests }) => Number(openRequests) > 0)).toBe(true);

    await coaches.demo!.remove(db);
    expect(await hub.request("{ coaches { totalCount } }", {}, coordinator)).toEqual({ coaches: { totalCount } });
    await coaches.demo!.add(db, options, () => {});
    expect(await rowsOf()).toEqual(first);
    await coaches.demo!.remove(db);
  });
});
