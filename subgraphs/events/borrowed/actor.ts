import { Directive, Field, ObjectType } from "type-graphql";

/** Owned by the actors subgraph. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class Actor {
  @Field(() => String)
  slug!: string;

  static of(slug: string): Actor {
    return Object.assign(new Actor(), { slug });
  }

  static __resolveReference({ slug }: Pick<Actor, "slug">): Actor {
    return Actor.of(slug);
  }
}
