import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../kit/clock.js";
import type { Viewer } from "../kit/request/viewer.js";
import { callerAs, openSubgraph } from "../kit/testing/open-subgraph.js";
import { isPersonal, ownersOf, Owner, Personal } from "../kit/writing/audit-decorators.js";
import { audit } from "../kit/writing/audit.js";
import { actors as actorsSubgraph } from "../subgraphs/actors/subgraph.js";
import { centers as centersSubgraph } from "../subgraphs/centers/subgraph.js";
import { events as eventsSubgraph } from "../subgraphs/events/subgraph.js";
import { coordinator, openHouse } from "../subgraphs/events/testing.js";
import { auditRows, countOutbox, CREATE, createEvent, publishEvent, pts } from "./support/audit-rows.js";
import type { SubgraphHub } from "./support/subgraph-hubs.js";

let actors: SubgraphHub;
let events: SubgraphHub;
let centers: SubgraphHub;
beforeAll(async () => {
  [actors, events, centers] = await Promise.all([
    openSubgraph(actorsSubgraph),
    openSubgraph(eventsSubgraph),
    openSubgraph(centersSubgraph),
  ]);
});
afterAll(() => Promise.all([actors.close(), events.close(), centers.close()]));
afterEach(() => clock.set(undefined));

describe("a mutation", () => {
  test("writes an audit entry: when, who, what, from what to what, for which request", async () => {
    const id = await createEvent(events);
    expect(await publishEvent(events, id)).toBe("Event");
    const [created, published] = (await auditRows(events)).filter((row) => row.entity_id === id);
    expect(created).toMatchObject({
      action: "createEvent",
      change: "CREATE",
      entity_type: "Event",
      request_id: "test",
      owner_actor: "pts",
      viewer_role: "MEMBER",
      viewer_key_id: "0123456789abcdef",
      viewer_actor: "pts",
      viewer_municipality: null,
    });
    expect(created!.diff).toContainEqual({ path: "title", before: null, after: openHouse.title });
    expect(created!.diff).toContainEqual({ path: "languages", before: null, after: ["sv"] });
    expect(published).toMatchObject({ action: "publishEvent", change: "UPDATE" });
    expect(published!.diff).toContainEqual({ path: "state", before: "DRAFT", after: "PUBLISHED" });
    expect(published!.diff.map(({ path }) => path)).not.toContain("version");
  });

  test("that is refused or fails writes none", async () => {
    const before = [(await auditRows(events)).length, await countOutbox(events)];
    expect(await events.request(CREATE, { input: { ...openHouse, priceSek: 100 } }, pts)).toMatchObject({
      createEvent: { __typename: "PublicActivityMustBeFree" },
    });
    const { errors } = await events.execute(CREATE, { input: { ...openHouse, centerId: "x" } }, callerAs(pts));
    expect(errors).toHaveLength(1);
    expect([(await auditRows(events)).length, await countOutbox(events)]).toEqual(before);
  });

  test("of several rows writes one entry for each row, however often it wrote the row", async () => {
    const before = (await auditRows(centers)).length;
    const unit = {
      name: "Biblioteket",
      venueKind: "LIBRARY",
      openingHours: [{ weekday: "MONDAY", opens: "10:00", closes: "16:00" }],
    };
    const criteria = [
      "ACCESSIBLE_FREE",
      "NATIONAL_DEVELOPMENT",
      "MUNICIPAL_DIGITALISATION",
      "GOVERNMENT_DESIGNATED",
      "HUMAN_RIGHT",
    ];
    const center = {
      name: "DigidelCenter Falun",
      municipality: "2080",
      freeOfCharge: true,
      staffed: true,
      units: [unit],
      criteria: criteria.map((criterion) => ({ criterion, level: "MET", evidence: "Ja", criteriaVersion: "2023" })),
    };
    const officer: Partial<Viewer> = {
      role: "MUNICIPALITY",
      municipalityCode: "2080",
      actorSlug: "falu-kommun",
      actorActive: true,
    };
    const { submitCenter } = await centers.request(
      "mutation ($input: SubmitCenterInput!) { submitCenter(input: $input) { __typename ... on CenterSubmission { id } } }",
      { input: { center } },
      officer,
    );
    await centers.request(
      `mutation ($id: ID!) { reviewSubmission(input: { id: $id, decision: APPROVE }) { __typename } }`,
      { id: submitCenter.id },
      coordinator,
    );
    const rows = (await auditRows(centers))
      .slice(before)
      .map(({ action, change, entity_type, owner_municipality }) => [action, change, entity_type, owner_municipality]);
    expect(rows).toHaveLength(4);
    expect(rows).toEqual(
      expect.arrayContaining([
        ["submitCenter", "CREATE", "CenterSubmission", "2080"],
        ["reviewSubmission", "CREATE", "DigidelCenter", "2080"],
        ["reviewSubmission", "CREATE", "CenterUnit", "2080"],
        ["reviewSubmission", "UPDATE", "CenterSubmission", "2080"],
      ]),
    );
  });

  test("that writes by SQL writes its entries with audit()", async () => {
    clock.set(new Date("2024-10-01T10:00:00Z"));
    const written = { kind: "UPDATE", type: "Goal", id: "written", owners: { actor: "pts" } } as const;
    await audit({ ...callerAs(pts), db: events.worker.em.getKysely() }, "settleGoals", [written]);
    const row = (await auditRows(events)).find(({ entity_id }) => entity_id === "written");
    expect(row).toMatchObject({ action: "settleGoals", change: "UPDATE", owner_actor: "pts", diff: [] });
  });

  test("cannot take its entries back: the working role neither changes nor deletes them", async () => {
    const db = events.worker.em.getKysely();
    await expect(sql`update audit_entry set action = 'nothing'`.execute(db)).rejects.toThrow("permission denied");
    await expect(sql`delete from audit_entry`.execute(db)).rejects.toThrow("permission denied");
    await expect(sql`truncate audit_entry`.execute(db)).rejects.toThrow("permission denied");
    await expect(sql`delete from audit_entry_default`.execute(db)).rejects.toThrow("permission denied");
    await expect(sql`delete from audit_log`.execute(actors.worker.em.getKysely())).rejects.toThrow("permission denied");
    expect((await sql`select * from audit_entry`.execute(db)).rows).toHaveLength(0);
  });
});

describe("@Personal and @Owner", () => {
  @Entity()
  class Person {
    @PrimaryKey({ type: "text" })
    id!: string;

    @Personal()
    @Property({ type: "text" })
    email!: string;
  }
  class Worker extends Person {
    @Owner("municipality")
    code = "2082";
  }

  test("hold for the class that declares them and those that extend it", async () => {
    expect([isPersonal(new Worker(), "email"), isPersonal(new Worker(), "id")]).toEqual([true, false]);
    const ownersIn = (entity: object) => ownersOf(events.orm.em, entity);
    expect([await ownersIn(new Worker()), await ownersIn(new Person())]).toEqual([{ municipality: "2082" }, {}]);
  });
});
