import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import type { Peers } from "../../../kit/request/context.js";
import type { ActorStatus } from "../../../kit/vocabulary/actors.js";

@ObjectType({
  implements: UserError,
  description: "The invited actor is not an active one, or is the organizer.",
})
export class CannotCoOrganize extends UserError {
  @Field(() => String, { description: "The slug that was given." })
  actorSlug: string;

  constructor(actorSlug: string) {
    super({
      sv: `${actorSlug} kan inte bjudas in som medarrangör.`,
      en: `${actorSlug} cannot be invited to co-organize.`,
    });
    this.actorSlug = actorSlug;
  }
}

/** A refusal for each actor that cannot be invited. */
export async function invitationRules(peers: Peers, organizer: string, slugs: string[]): Promise<CannotCoOrganize[]> {
  if (slugs.length === 0) return [];
  const { _entities } = await peers.query<{ _entities: ({ status: ActorStatus } | null)[] }>(
    "actors",
    "query ($actors: [_Any!]!) { _entities(representations: $actors) { ... on Actor { status } } }",
    { actors: slugs.map((slug) => ({ __typename: "Actor", slug })) },
  );
  return slugs
    .filter((slug, i) => slug === organizer || _entities[i]?.status !== "ACTIVE")
    .map((slug) => new CannotCoOrganize(slug));
}

/** The slug of a center, by which its activities name it; null when there is no such center. */
export async function findCenterSlug(peers: Peers, id: string): Promise<string | null> {
  const { _entities } = await peers.query<{ _entities: ({ slug: string } | null)[] }>(
    "centers",
    "query ($centers: [_Any!]!) { _entities(representations: $centers) { ... on DigidelCenter { slug } } }",
    { centers: [{ __typename: "DigidelCenter", id }] },
  );
  return _entities[0]?.slug ?? null;
}
