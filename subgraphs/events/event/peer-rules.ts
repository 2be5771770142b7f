import { Field, ID, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import { withId } from "../../../kit/graphql/text.js";
import type { Peers } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import type { ActorStatus } from "../../../kit/vocabulary/actors.js";
import type { CenterStatus } from "../../../kit/vocabulary/centers.js";

@ObjectType({
  implements: UserError,
  description: "The invited actor is not an active one, or is the organizer.",
})
export class CannotCoOrganize extends UserError {
  @Field(() => String, { description: "The slug that was given." })
  actorSlug: string;

  constructor(actorSlug: string) {
    super({
      sv: `${withId("Aktören", actorSlug)} kan inte bjudas in som medarrangör.`,
      en: `${withId("The actor", actorSlug)} cannot be invited to co-organize.`,
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

@ObjectType({ implements: UserError, description: "No DigidelCenter has this id." })
export class UnknownCenter extends UserError {
  @Field(() => ID, { description: "The id." })
  centerId: string;

  constructor(centerId: string) {
    super({
      sv: `${withId("Det finns inget DigidelCenter", centerId)}.`,
      en: `${withId("There is no DigidelCenter", centerId)}.`,
    });
    this.centerId = centerId;
  }
}

@ObjectType({
  implements: UserError,
  description: "The DigidelCenter has closed for good: nothing is held there any more.",
})
export class CenterClosed extends UserError {
  @Field(() => ID, { description: "Its id." })
  centerId: string;

  constructor(centerId: string) {
    super({
      sv: "Centret är nedlagt. Ange ett annat, eller bara lokalen.",
      en: "The centre has closed for good. Name another one, or the venue only.",
    });
    this.centerId = centerId;
  }
}

/** What a rule about an activity needs to know of its center. */
export interface CenterFacts {
  slug: string;
  status: CenterStatus;
  municipality: { code: string } | null;
}

/** The center with an id; null when there is none. */
export const findCenter = async (peers: Peers, id: string): Promise<CenterFacts | null> =>
  (await queryCenters(peers, [{ id }]))[0] ?? null;

/** The center that an activity names. Null also while `centers` does not answer: nothing is known of it then. */
export const loadCenterFacts = createLoader(async (slugs: readonly string[], { peers }) =>
  queryCenters(
    peers,
    slugs.map((slug) => ({ slug })),
  ).catch(() => slugs.map(() => null)),
);

async function queryCenters(peers: Peers, keys: object[]): Promise<(CenterFacts | null)[]> {
  const { _entities } = await peers.query<{ _entities: (CenterFacts | null)[] }>(
    "centers",
    "query ($centers: [_Any!]!) { _entities(representations: $centers) { ... on DigidelCenter { slug status municipality { code } } } }",
    { centers: keys.map((key) => ({ __typename: "DigidelCenter", ...key })) },
  );
  return _entities;
}
