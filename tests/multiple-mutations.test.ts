import { Arg, Ctx, Mutation, Resolver } from "type-graphql";
import { afterAll, beforeAll, expect, test } from "vitest";
import { NotFound, createResultUnion, type UserError } from "../kit/graphql/errors.js";
import type { Context } from "../kit/request/context.js";
import { openSubgraph } from "../kit/testing/open-subgraph.js";
import { Actor } from "../subgraphs/actors/actor/actor.js";
import { actors } from "../subgraphs/actors/subgraph.js";

const TrialResult = createResultUnion("TrialResult", () => [Actor]);

/** Changes an actor, or does so and then thinks better of it. */
@Resolver()
class ChangeOnTrial {
  @Mutation(() => TrialResult)
  async changeOnTrial(
    @Arg("slug", () => String) slug: string,
    @Arg("website", () => String, { nullable: true }) website: string | null,
    @Arg("refused", () => Boolean, { defaultValue: false }) refused: boolean,
    @Ctx() { em }: Context,
  ): Promise<Actor | UserError> {
    const actor = await em.findOneOrFail(Actor, { slug });
    if (website) actor.website = website;
    return refused ? new NotFound({ sv: "aktör", en: "actor" }) : actor;
  }
}

let hub: Awaited<ReturnType<typeof openSubgraph>>;
beforeAll(async () => {
  hub = await openSubgraph({ ...actors, resolvers: [...actors.resolvers, ChangeOnTrial] });
});
afterAll(() => hub.close());

const coordinator = { role: "COORDINATOR" } as const;

test("what a refused change has left in memory, a later one of the same document does not save", async () => {
  const document = `mutation {
    first: changeOnTrial(slug: "pts", website: "https://first.example") { __typename }
    refused: changeOnTrial(slug: "pts", website: "https://refused.example", refused: true) { __typename }
    last: changeOnTrial(slug: "pts") { ... on Actor { website } }
  }`;
  expect(await hub.request(document, {}, coordinator)).toEqual({
    first: { __typename: "Actor" },
    refused: { __typename: "NotFound" },
    last: { website: "https://first.example" },
  });
  expect(await hub.request('{ actor(slug: "pts") { website } }')).toEqual({
    actor: { website: "https://first.example" },
  });
});

test("what hangs below each change of a document is read once, after that change", async () => {
  const { actor } = await hub.request('{ actor(slug: "pts") { id } }');
  const set = (role: string) => `${role}: setActorContacts(input: {
    id: "${actor.id}", contacts: [{ role: "${role}", name: "Kontakt", email: "kontakt@example.se" }]
  }) { ... on Actor { contacts { role } again: contacts { name } } }`;
  expect(await hub.request(`mutation { ${set("first")} ${set("last")} }`, {}, coordinator)).toEqual({
    first: { contacts: [{ role: "first" }], again: [{ name: "Kontakt" }] },
    last: { contacts: [{ role: "last" }], again: [{ name: "Kontakt" }] },
  });
  const below = hub.statements.filter((text) => text.includes('from "actor_contact" as e'));
  expect(below).toHaveLength(2);
});
