import { Directive, Field, Int, ObjectType } from "type-graphql";
import { MunicipalityCode } from "../../../kit/graphql/scalars.js";

/** Owned by the actors subgraph. */
@ObjectType()
@Directive('@key(fields: "code")')
export class Municipality {
  @Field(() => MunicipalityCode)
  code!: string;

  @Field(() => Int)
  @Directive("@external")
  population?: number;

  static of(code: string): Municipality {
    return Object.assign(new Municipality(), { code });
  }

  static __resolveReference(reference: Pick<Municipality, "code" | "population">): Municipality {
    return Object.assign(new Municipality(), reference);
  }
}
