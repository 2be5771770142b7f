import fc from "fast-check";
import { test } from "vitest";
import { assertRowRulesAgree, viewersWith } from "../../../kit/testing/row-visibility.js";
import { actors } from "../subgraph.js";
import { ActorContact } from "./actor-contact.js";
import { ActorRelation } from "./actor-relation.js";
import { canActFor } from "./actor-visibility.js";
import { Actor } from "./actor.js";

const SLUGS = new Map([
  ["01939cf5-0000-7000-8000-00000000000a", "actor-a"],
  ["01939cf5-0000-7000-8000-00000000000b", "actor-b"],
]);
const ids = fc.constantFrom(...SLUGS.keys());
const newActor = (id: string) =>
  Object.assign(new Actor(), { id, slug: SLUGS.get(id), name: id, kind: "ASSOCIATION", sector: "CIVIL_SOCIETY" });

/** Of every role, bound to one of the actors or to none. */
const viewers = fc
  .tuple(viewersWith({}), fc.option(ids, { nil: null }))
  .map(([viewer, actorId]) => ({ ...viewer, actorId, actorSlug: actorId && SLUGS.get(actorId)! }));

test("actors: TypeScript and row-level security agree who writes them, and all see them", () =>
  assertRowRulesAgree({ subgraph: actors, entity: Actor, row: ids.map(newActor), viewers, canWrite: canActFor }));

test("relations of actors: TypeScript and row-level security agree who writes them, and all see them", () =>
  assertRowRulesAgree({
    subgraph: actors,
    entity: ActorRelation,
    row: fc.record({
      id: fc.uuid(),
      actorId: ids,
      role: fc.constant("PARTNER"),
      initiative: fc.constant("x"),
      sourceNote: fc.constant("x"),
    }),
    insertParents: (em, { actorId }) => void em.persist(newActor(actorId)),
    viewers,
    canWrite: (viewer, { actorId }) => canActFor(viewer, { slug: SLUGS.get(actorId)! }),
  }));

test("contacts of actors: TypeScript and row-level security agree who sees and writes them", () => {
  const canSee = (viewer: Parameters<typeof canActFor>[0], { actorSlug: slug }: ActorContact) =>
    canActFor(viewer, { slug });
  return assertRowRulesAgree({
    subgraph: actors,
    entity: ActorContact,
    row: fc.record({
      actorSlug: fc.constantFrom(...SLUGS.values()),
      role: fc.constant("samordnare"),
      name: fc.constant("Kansliet"),
      email: fc.constant("kansli@example.se"),
    }),
    insertParents: (em) => void [...SLUGS.keys()].forEach((id) => em.persist(newActor(id))),
    viewers,
    canSee,
    canWrite: canSee,
  });
});
