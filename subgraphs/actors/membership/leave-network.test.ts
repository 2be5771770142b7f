import { sql } from "kysely";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "../../../kit/clock.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { ActorContact } from "../actor/actor-contact.js";
import { Actor } from "../actor/actor.js";
import { createApiKey } from "../keys/create-api-key.js";
import { actors } from "../subgraph.js";
import { coordinator, type Hub, memberOf } from "../testing.js";
import { changeActor } from "./testing.js";

let hub: Hub;
let pts: Partial<Viewer>;
beforeAll(async () => {
  hub = await openSubgraph(actors);
  pts = await memberOf(hub, "pts");
});
afterAll(() => hub.close());
afterEach(() => clock.set(undefined));

const leave = (slug: string, viewer: Partial<Viewer>) => changeActor(hub, "leaveNetwork", slug, viewer);

describe("leaveNetwork", () => {
  test("takes the organisation off the lists, erases its contacts and revokes its keys", async () => {
    clock.set(new Date("2026-12-31T23:30:00Z"));
    const slug = "upphandlingsmyndigheten";
    const em = hub.orm.em.fork();
    em.persist(Object.assign(new Actor(), { slug, name: "Upphandling", kind: "AUTHORITY", sector: "PUBLIC" }));
    await em.flush();
    em.persist(
      Object.assign(new ActorContact(), { actorSlug: slug, role: "x", name: "Kontakt", email: "x@example.se" }),
    );
    const issued = await createApiKey(em, { role: "MEMBER", actorSlug: slug });
    await em.flush();

    expect(await leave("nobody", coordinator)).toMatchObject({ __typename: "NotFound" });
    expect(await leave(slug, pts)).toMatchObject({ __typename: "NotYourActor" });
    expect(await leave(slug, await memberOf(hub, slug))).toMatchObject({ status: "LEFT", leftAt: "2027-01-01" });
    expect(await leave(slug, coordinator)).toMatchObject({ __typename: "WrongActorStatus", status: "LEFT" });
    expect(await em.fork().count(ActorContact, { actorSlug: slug })).toBe(0);
    const { rows } =
      await sql`select revoked_at from api_key where actor_slug = ${slug} and revoked_at is not null`.execute(
        hub.orm.em.getKysely(),
      );
    expect(rows).toHaveLength(1);
    expect(issued).toHaveProperty("key");
    expect(await hub.request('{ actors(filter: {text: "upphandling"}) { totalCount } }')).toEqual({
      actors: { totalCount: 0 },
    });
    expect(await hub.request("query ($slug: String!) { actor(slug: $slug) { status } }", { slug })).toEqual({
      actor: { status: "LEFT" },
    });
  });

  test("requires a login, in one of three roles", async () => {
    await expect(leave("pts", {})).rejects.toMatchObject({ extensions: { code: "UNAUTHENTICATED" } });
    await expect(leave("pts", { role: "ADMIN" })).rejects.toMatchObject({ extensions: { code: "FORBIDDEN" } });
  });
});
