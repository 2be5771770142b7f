import { randomUUID } from "node:crypto";
import { type FilterQuery } from "@mikro-orm/postgresql";
import { type ClassType } from "type-graphql";
import { describe, expect, test } from "vitest";
import { type Viewer } from "../kit/request/viewer.js";
import { asSystem } from "../kit/sql/session.js";
import { withAuditedTransaction, RefusalRollback } from "../kit/writing/audited-transaction.js";
import { ActorContact } from "../subgraphs/actors/actor/actor-contact.js";
import { Actor } from "../subgraphs/actors/actor/actor.js";
import { ApiKey } from "../subgraphs/actors/keys/api-key.js";
import { addApiKey } from "../subgraphs/actors/keys/create-api-key.js";
import { MembershipApplication } from "../subgraphs/actors/membership/membership-application.js";
import { CenterUnit } from "../subgraphs/centers/center/center-unit.js";
import { DigidelCenter } from "../subgraphs/centers/center/digidel-center.js";
import { CenterSubmission } from "../subgraphs/centers/submission/center-submission.js";
import { Coach } from "../subgraphs/coaches/coach/coach.js";
import { Event } from "../subgraphs/events/event/event.js";
import { addEvents, coordinator, memberOf } from "../subgraphs/events/testing.js";
import { contextFor, openEverySubgraph, type SubgraphHub } from "./support/subgraph-hubs.js";

const hubOf = openEverySubgraph();

/** A mutation without checks: finds a row and changes it. */
const write = <T extends object>(
  hub: SubgraphHub,
  viewer: Partial<Viewer>,
  entity: ClassType<T>,
  where: FilterQuery<NoInfer<T>>,
  changesOf: (row: T) => object,
) =>
  withAuditedTransaction(contextFor(hub, viewer), "test", async ({ em }) => {
    const row = await em.findOneOrFail<T>(entity, where);
    Object.assign(row, changesOf(row as T));
  });

const municipality = (code: string): Partial<Viewer> => ({ role: "MUNICIPALITY", municipalityCode: code });
const REFUSED = /row-level security/;

describe("row-level security alone", () => {
  test("lets only its own organisation change an actor", async () => {
    const hub = hubOf("actors");
    const { id } = await hub.orm.em.fork().findOneOrFail(Actor, { slug: "pts" });
    const { id: digg } = await hub.orm.em.fork().findOneOrFail(Actor, { slug: "digg" });
    const rename = (viewer: Partial<Viewer>) =>
      write(hub, viewer, Actor, { id }, () => ({ website: "https://changed.test" }));
    await expect(rename({ role: "MEMBER", actorId: digg, actorSlug: "digg" })).rejects.toThrow(REFUSED);
    await expect(rename({})).rejects.toThrow(REFUSED);
    await rename({ role: "MEMBER", actorId: id, actorSlug: "pts" });
  });

  test("shows and lets create only the API keys of the own organisation", async () => {
    const hub = hubOf("actors");
    const actorSlug = "pts";
    const owner = hub.orm.em.fork();
    addApiKey(owner, { role: "MEMBER", actorSlug, createdAt: new Date() });
    await owner.flush();
    const own: Partial<Viewer> = { role: "MEMBER", actorSlug };
    const other: Partial<Viewer> = { role: "MEMBER", actorSlug: "digg" };
    const keysOf = (viewer: Partial<Viewer>) => contextFor(hub, viewer).em.count(ApiKey);
    expect([await keysOf(own), await keysOf(other), await keysOf({}), await keysOf({ role: "ADMIN" })]).toEqual([
      1, 0, 0, 1,
    ]);
    const issue = (viewer: Partial<Viewer>) =>
      withAuditedTransaction(contextFor(hub, viewer), "test", async ({ em }) => {
        addApiKey(em, { role: "MEMBER", actorSlug, createdAt: new Date() });
      });
    await expect(issue(other)).rejects.toThrow(REFUSED);
    await expect(issue({})).rejects.toThrow(REFUSED);
    await issue(own);
  });

  test("keeps contacts to their organisation and applications for membership to the coordinator", async () => {
    const hub = hubOf("actors");
    const contact = { id: randomUUID(), actorSlug: "pts", role: "samordnare", name: "Kontakt", email: "x@example.se" };
    await hub.orm.em.fork().insert(ActorContact, contact);
    const application = {
      id: randomUUID(),
      name: "Nya",
      nameKey: "nya",
      kind: "ASSOCIATION",
      status: "SUBMITTED",
      version: 1,
    } as const;
    await hub.orm.em.fork().insert(MembershipApplication, { ...application, contact: null, submittedAt: new Date() });

    const rename = (viewer: Partial<Viewer>) =>
      write(hub, viewer, ActorContact, { id: contact.id }, () => ({ name: "Annan" }));
    const withdraw = (viewer: Partial<Viewer>) =>
      write(hub, viewer, MembershipApplication, { id: application.id }, () => ({
        status: "WITHDRAWN",
        decidedAt: new Date(),
      }));
    for (const viewer of [{}, memberOf("digg"), municipality("2082")]) {
      await expect(rename(viewer)).rejects.toThrow("not found");
      await expect(withdraw(viewer)).rejects.toThrow("not found");
      const blind = withAuditedTransaction(contextFor(hub, viewer), "test", async (ctx) => {
        const row = await asSystem(ctx, () => ctx.em.findOneOrFail(ActorContact, { id: contact.id }));
        ctx.em.remove(row);
      });
      await expect(blind).rejects.toBeInstanceOf(RefusalRollback);
    }
    const plant = withAuditedTransaction(contextFor(hub, memberOf("digg")), "test", async ({ em }) => {
      em.persist(Object.assign(new ActorContact(), { ...contact, id: randomUUID() }));
    });
    await expect(plant).rejects.toThrow(REFUSED);
    await rename(memberOf("pts"));
    await expect(withdraw(memberOf("pts"))).rejects.toThrow("not found");
    await withdraw(coordinator);
  });

  test("lets only its organizer change an event, and an invited co-organizer answer the invitation", async () => {
    const hub = hubOf("events");
    const [id] = await addEvents(hub, [{ organizerSlug: "pts", invitedSlugs: ["digg"] }]);
    const change = (viewer: Partial<Viewer>, changesOf: (event: Event) => object) =>
      write(hub, viewer, Event, { id }, changesOf);
    const cancel = () => ({ state: "CANCELLED" });
    await expect(change(memberOf("skr"), cancel)).rejects.toThrow(REFUSED);
    await expect(change(memberOf("skr"), () => ({ organizerSlug: "skr" }))).rejects.toThrow(REFUSED);
    await expect(change(memberOf("pts"), () => ({ organizerSlug: "skr" }))).rejects.toThrow(REFUSED);
    await expect(change({}, cancel)).rejects.toThrow(REFUSED);
    await expect(change(memberOf("digg"), cancel)).rejects.toThrow(REFUSED);
    await change(memberOf("digg"), () => ({ invitedSlugs: [], coOrganizerSlugs: ["digg"] }));
    await change(memberOf("digg"), () => ({ coOrganizerSlugs: [] }));
    await expect(change(memberOf("digg"), () => ({ coOrganizerSlugs: ["digg"] }))).rejects.toThrow(REFUSED);
    await change(memberOf("pts"), cancel);

    const remove = (viewer: Partial<Viewer>) =>
      withAuditedTransaction(contextFor(hub, viewer), "test", async ({ em }) =>
        em.remove(await em.findOneOrFail(Event, { id })),
      );
    await expect(remove(memberOf("skr"))).rejects.toBeInstanceOf(RefusalRollback);
    await remove(memberOf("pts"));
  });

  test("lets only its municipality change a centre, its units and its submissions", async () => {
    const hub = hubOf("centers");
    const slug = "digidelcenter-sater";
    const center = await hub.orm.em.fork().findOneOrFail(DigidelCenter, { slug });
    const pause = () => ({ status: "PAUSED" });
    await expect(write(hub, municipality("2080"), DigidelCenter, { slug }, pause)).rejects.toThrow(REFUSED);
    await write(hub, municipality("2082"), DigidelCenter, { slug }, pause);
    const call = () => ({ phone: "0225-550 00" });
    const unit = { centerId: center.id };
    await expect(write(hub, municipality("2080"), CenterUnit, unit, call)).rejects.toThrow(REFUSED);
    await write(hub, municipality("2082"), CenterUnit, unit, call);

    const id = randomUUID();
    const draft = {
      id,
      type: "CREATE",
      municipalityCode: "2082",
      operatorSlug: "x",
      status: "DRAFT",
      submittedBy: "MUNICIPALITY",
      reviewComments: [],
    };
    await hub.orm.em.fork().insert(CenterSubmission, draft as never);
    const withdraw = () => ({ status: "WITHDRAWN" });
    await expect(write(hub, municipality("2080"), CenterSubmission, { id }, withdraw)).rejects.toThrow("not found");
    // Even if the row was read as the hub itself.
    const blind = withAuditedTransaction(contextFor(hub, municipality("2080")), "test", async (ctx) => {
      const row = await asSystem(ctx, () => ctx.em.findOneOrFail(CenterSubmission, { id }));
      Object.assign(row, withdraw());
    });
    await expect(blind).rejects.toBeInstanceOf(RefusalRollback);
    await write(hub, municipality("2082"), CenterSubmission, { id }, withdraw);
  });

  test("shows a coach to the coach and the coordinator", async () => {
    const hub = hubOf("coaches");
    const id = randomUUID();
    const now = new Date();
    await hub.orm.em
      .fork()
      .insert(Coach, { id, kind: "INDIVIDUAL", status: "TRAINED", createdAt: now, lastActiveAt: now } as never);
    const seen = (viewer: Partial<Viewer>) => contextFor(hub, viewer).em.count(Coach, { id });
    expect(
      await Promise.all([seen({}), seen(memberOf("pts")), seen({ role: "COACH", coachId: randomUUID() })]),
    ).toEqual([0, 0, 0]);
    expect(await Promise.all([seen({ role: "COACH", coachId: id }), seen(coordinator)])).toEqual([1, 1]);
    const leave = () => ({ status: "LEFT" });
    await expect(write(hub, memberOf("pts"), Coach, { id }, leave)).rejects.toThrow("not found");
    await write(hub, { role: "COACH", coachId: id }, Coach, { id }, leave);
  });
});
