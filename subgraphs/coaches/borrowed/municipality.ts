import { Directive, Field, ObjectType } from "type-graphql";
import { MunicipalityCode } from "../../../kit/graphql/scalars.js";

/** Owned by the actors subgraph; here only its key. */
@ObjectType()
@Directive('@key(fields: "code")')
export class Municipality {
  @Field(() => MunicipalityCode)
  code!: string;

  static of(code: string): Municipality {
    return Object.assign(new Municipality(), { code });
  }

  static __resolveReference({ code }: { code: string }): Municipality {
    return Municipality.of(code);
  }
}
