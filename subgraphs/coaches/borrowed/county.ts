import { Directive, Field, ObjectType } from "type-graphql";
import { CountyCode } from "../../../kit/graphql/scalars.js";

/** Owned by the actors subgraph; here only its key. */
@ObjectType()
@Directive('@key(fields: "code")')
export class County {
  @Field(() => CountyCode)
  code!: string;

  static __resolveReference({ code }: { code: string }): County {
    return Object.assign(new County(), { code });
  }
}
