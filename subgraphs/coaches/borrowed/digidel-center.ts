import { Directive, Field, ObjectType } from "type-graphql";

/** Owned by the centers subgraph; here only its key. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class DigidelCenter {
  @Field(() => String)
  slug!: string;

  static of(slug: string): DigidelCenter {
    return Object.assign(new DigidelCenter(), { slug });
  }

  static __resolveReference({ slug }: { slug: string }): DigidelCenter {
    return DigidelCenter.of(slug);
  }
}
