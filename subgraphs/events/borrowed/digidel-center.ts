import { Directive, Field, ObjectType } from "type-graphql";

/** Owned by the centers subgraph. */
@ObjectType()
@Directive('@key(fields: "slug")')
export class DigidelCenter {
  @Field(() => String)
  slug!: string;

  static of(slug: string): DigidelCenter {
    return Object.assign(new DigidelCenter(), { slug });
  }

  static __resolveReference({ slug }: Pick<DigidelCenter, "slug">): DigidelCenter {
    return DigidelCenter.of(slug);
  }
}
