import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { Directive, Field, Int, ObjectType } from "type-graphql";
import { MunicipalityCode } from "../../../kit/graphql/scalars.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";

/** Owned by the actors subgraph. The table of the same name is a seeded copy, to sort lists of municipalities by population. */
@Entity()
@ObjectType()
@Directive('@key(fields: "code")')
export class Municipality {
  @Field(() => MunicipalityCode)
  @PrimaryKey({ type: "text" })
  code!: string;

  @Field(() => Int)
  @Directive("@external")
  @Property({ type: "integer" })
  population?: number;

  static of(code: string): Municipality {
    return Object.assign(new Municipality(), { code });
  }

  static __resolveReference(reference: Pick<Municipality, "code" | "population">): Municipality {
    return Object.assign(new Municipality(), reference);
  }
}

export const municipalityPolicy: RowPolicy = { table: "municipality", write: "hub_is('HUB')" };
