import { Directive, Field, ObjectType } from "type-graphql";

/** Owned by the events subgraph; here only its key. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class Campaign {
  @Field(() => String)
  slug!: string;

  static of(slug: string): Campaign {
    return Object.assign(new Campaign(), { slug });
  }

  static __resolveReference({ slug }: { slug: string }): Campaign {
    return Campaign.of(slug);
  }
}
