import { type Kysely, sql } from "kysely";
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../kit/clock.js";
import { KeyAlreadyIssued, createResultUnion } from "../kit/graphql/errors.js";
import { type Context, systemCaller } from "../kit/request/context.js";
import type { Viewer } from "../kit/request/viewer.js";
import { withViewer } from "../kit/sql/session.js";
import { callerAs, openSubgraph } from "../kit/testing/open-subgraph.js";
import { deleteExpiredKeys } from "../kit/writing/idempotency.js";
import { ApiKey } from "../subgraphs/actors/keys/api-key.js";
import { addApiKey } from "../subgraphs/actors/keys/create-api-key.js";
import { actors as actorsSubgraph } from "../subgraphs/actors/subgraph.js";
import { Event } from "../subgraphs/events/event/event.js";
import { events as eventsSubgraph } from "../subgraphs/events/subgraph.js";
import { memberOf, openHouse } from "../subgraphs/events/testing.js";

@ObjectType()
class TrialKey {
  @Field(() => String)
  text!: string;
}
@InputType()
class TrialInput {
  @Field(() => String)
  label!: string;

  @Field(() => String, { nullable: true })
  idempotencyKey?: string | null;
}
const TrialKeyResult = createResultUnion("TrialKeyResult", () => [TrialKey, KeyAlreadyIssued]);

/** Shows a secret once, as issuing a key does. */
@Resolver()
class IssueTrialKey {
  @Mutation(() => TrialKeyResult)
  issueTrialKey(@Arg("input", () => TrialInput) { label }: TrialInput, @Ctx() { em }: Context): TrialKey {
    const { key } = addApiKey(em, { role: "COORDINATOR", label, createdAt: clock.now() });
    return Object.assign(new TrialKey(), { text: key });
  }
}

let events: Awaited<ReturnType<typeof openSubgraph>>;
let actors: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  events = await openSubgraph(eventsSubgraph);
  actors = await openSubgraph({ ...actorsSubgraph, resolvers: [...actorsSubgraph.resolvers, IssueTrialKey] });
});
afterAll(() => Promise.all([events.close(), actors.close()]));
afterEach(() => clock.set(undefined));

const CREATE = `mutation ($input: CreateEventInput!) { createEvent(input: $input) { __typename
  ... on Event { id version title { sv } } ... on UserError { message } ... on IdempotencyKeyReused { firstUsedAt } } }`;
async function create(idempotencyKey: string, input: object = openHouse, viewer: Partial<Viewer> = memberOf("pts")) {
  const { data, errors } = await events.execute(CREATE, { input }, { ...callerAs(viewer), idempotencyKey });
  if (errors) throw errors[0]!;
  return data!.createEvent as any;
}
const count = () => events.orm.em.fork().count(Event);

describe("a creating mutation with a key", () => {
  test("done 20 times at once makes one row, which all of them get", async () => {
    const before = await count();
    const made = await Promise.all(Array.from({ length: 20 }, () => create("at once")));
    expect(await count()).toBe(before + 1);
    expect(new Set(made.map(({ __typename, id }) => `${__typename} ${id}`)).size).toBe(1);
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from audit_entry where entity_id = ${made[0].id}`.execute(events.orm.em.getKysely());
    expect(rows).toEqual([{ n: 1 }]);
  });

  test("done again gives the same entity as it is now", async () => {
    const first = await create("again");
    await events.orm.em.fork().nativeUpdate(Event, { id: first.id }, { title: { sv: "Nytt namn" } });
    expect(await create("again")).toMatchObject({ id: first.id, title: { sv: "Nytt namn" } });
  });

  test("with another input is refused, in both languages", async () => {
    const now = new Date("2024-10-01T10:00:00Z");
    clock.set(now);
    await create("other input");
    const refused = await create("other input", { ...openHouse, phone: "08-123 45 67" });
    expect(refused).toMatchObject({
      __typename: "IdempotencyKeyReused",
      message: expect.stringContaining("Choose a new key"),
    });
    expect(Math.abs(Date.parse(refused.firstUsedAt) - now.getTime())).toBeLessThan(10_000);
  });

  test("is another one for another caller, and without a key each is its own", async () => {
    const [first, second] = [await create("mine"), await create("mine", openHouse, memberOf("digg"))];
    expect(second).toMatchObject({ __typename: "Event" });
    expect(second.id).not.toBe(first.id);
    const plain = await events.request(CREATE, { input: openHouse }, memberOf("pts"));
    expect([first.id, second.id]).not.toContain(plain.createEvent.id);
  });

  test("that was refused may be tried again, corrected", async () => {
    expect(await create("refused", { ...openHouse, priceSek: 10 })).toMatchObject({
      __typename: "PublicActivityMustBeFree",
    });
    expect(await create("refused")).toMatchObject({ __typename: "Event" });
  });

  test("that may not be done at all leaves nothing behind", async () => {
    await expect(create("stranger", openHouse, {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from idempotency where entity_id is null`.execute(events.orm.em.getKysely());
    expect(rows).toEqual([{ n: 0 }]);
  });

  test("may be done anew after a day, and is forgotten then", async () => {
    clock.set(new Date("2024-10-01T10:00:00Z"));
    const first = await create("a day");
    clock.set(new Date("2024-10-02T09:59:00Z"));
    expect((await create("a day")).id).toBe(first.id);
    clock.set(new Date("2024-10-02T10:01:00Z"));
    const second = await create("a day", { ...openHouse, phone: "08-123 45 67" });
    expect(second.__typename).toBe("Event");
    expect(second.id).not.toBe(first.id);
    clock.set(new Date("2124-01-01T00:00:00Z"));
    await deleteExpiredKeys({ ...systemCaller(), db: events.worker.em.getKysely() });
    const { rows } = await sql`select * from idempotency`.execute(events.orm.em.getKysely());
    expect(rows).toEqual([]);
  });

  test("keeps neither key nor input", async () => {
    await create("a key that nobody may read");
    const { rows } = await sql<{ row: string }>`select row_to_json(i)::text as row from idempotency i`.execute(
      events.orm.em.getKysely(),
    );
    const hex = Buffer.from("a key that nobody").toString("hex");
    for (const { row } of rows) for (const secret of ["a key that", hex, "BankID"]) expect(row).not.toContain(secret);
  });

  test("is known to its caller only", async () => {
    await create("nobody else's");
    const seenBy = async (viewer: Partial<Viewer>) => {
      const db: Kysely<unknown> = events.worker.em.getKysely();
      const rows = (db: Kysely<unknown>) => sql`select from idempotency`.execute(db);
      return (await withViewer({ ...callerAs(viewer), db }, rows)).rows.length;
    };
    expect(await seenBy(memberOf("pts"))).toBeGreaterThan(0);
    expect([await seenBy({}), await seenBy(memberOf("skr")), await seenBy({ role: "COORDINATOR" })]).toEqual([0, 0, 0]);
  });

  test("of endless length is not taken", async () => {
    await expect(create("x".repeat(256))).rejects.toMatchObject({ extensions: { code: "BAD_USER_INPUT" } });
  });
});

describe("a mutation that shows a secret once", () => {
  const ISSUE = `mutation ($input: TrialInput!) { issueTrialKey(input: $input) { __typename ... on TrialKey { text } ... on KeyAlreadyIssued { issuedAt message } } }`;
  const issue = async (input: object) =>
    (await actors.request(ISSUE, { input }, { role: "ADMIN", keyId: "k" })).issueTrialKey;

  test("says so when it is repeated, by the input's own field too, and makes one", async () => {
    const input = { label: "trial", idempotencyKey: "one" };
    const answers = await Promise.all([issue(input), issue(input), issue(input)]);
    expect(answers.map(({ __typename }) => __typename).sort()).toEqual([
      "KeyAlreadyIssued",
      "KeyAlreadyIssued",
      "TrialKey",
    ]);
    expect(await actors.orm.em.fork().count(ApiKey, { label: "trial" })).toBe(1);
    expect(await issue({ ...input, label: "other" })).toMatchObject({ __typename: "IdempotencyKeyReused" });
  });

  test("tells the audit that there is a secret, not which", async () => {
    const { text } = await issue({ label: "audited" });
    const { rows } = await sql<{ diff: { path: string; after: unknown }[] }>`
      select diff from audit_entry where action = 'issueTrialKey' order by id desc limit 1`.execute(
      actors.orm.em.getKysely(),
    );
    expect(rows[0]!.diff).toContainEqual({ path: "secretHash", before: null, after: "changed" });
    expect(JSON.stringify(rows)).not.toContain(text.slice(-43));
  });
});
