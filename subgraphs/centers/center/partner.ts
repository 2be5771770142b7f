import { Field, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import type { CenterContent } from "./center-content.js";
import { BrokenRule } from "./center-rules.js";

@ObjectType({ implements: UserError, description: "A partner is no actor of the network." })
export class UnknownPartner extends BrokenRule {
  @Field(() => [String], { description: "The slugs that no actor has." })
  slugs: string[];

  constructor(path: string, slugs: string[]) {
    super(path, {
      sv: `Det finns ingen aktör med namnet ${slugs.join(", ")}.`,
      en: `There is no actor named ${slugs.join(", ")}.`,
    });
    this.slugs = slugs;
  }
}

/** Refuses partners that the register of actors does not know. */
export async function unknownPartner(
  content: CenterContent | null | undefined,
  ctx: Context,
): Promise<UnknownPartner | null> {
  const slugs = content?.partners ?? [];
  const known = await Promise.all(slugs.map((slug) => SLUG.test(slug) && isActor(ctx, slug)));
  const unknown = slugs.filter((_, i) => !known[i]);
  return unknown.length > 0 ? new UnknownPartner("center.partners", unknown) : null;
}

const SLUG = /^[a-z0-9-]+$/;

const isActor = createLoader(async (slugs: readonly string[], { peers }): Promise<boolean[]> => {
  const { _entities } = await peers.query<{ _entities: ({ slug: string } | null)[] }>(
    "actors",
    "query ($actors: [_Any!]!) { _entities(representations: $actors) { ... on Actor { slug } } }",
    { actors: slugs.map((slug) => ({ __typename: "Actor", slug })) },
  );
  return _entities.map((actor) => actor !== null);
});
