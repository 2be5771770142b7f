import { Directive, Field, Int, ObjectType } from "type-graphql";
import { CountyCode } from "../../../kit/graphql/scalars.js";

/** Owned by the actors subgraph. */
@ObjectType()
@Directive('@key(fields: "code")')
export class County {
  @Field(() => CountyCode)
  code!: string;

  @Field(() => Int)
  @Directive("@external")
  population?: number;

  static of(code: string): County {
    return Object.assign(new County(), { code });
  }

  static __resolveReference(reference: Pick<County, "code" | "population">): County {
    return Object.assign(new County(), reference);
  }
}
