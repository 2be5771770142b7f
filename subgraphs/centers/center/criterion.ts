import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Ctx, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { requestScoped } from "../../../kit/request/loaders.js";
import { read } from "../../../kit/sql/read.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { Criterion, CriterionLevel } from "../../../kit/vocabulary/centers.js";

@Entity()
@ObjectType({
  description: "One of the criteria that a DigidelCenter is to meet, as the network agreed on it (kriterium).",
})
export class CriterionDefinition {
  @Field(() => Criterion, { description: "Which one." })
  @Property({ type: "text" })
  criterion!: Criterion;

  @Field(() => Int, { description: "Its number, from 1." })
  @PrimaryKey({ type: "integer" })
  number!: number;

  @Field(() => String, { description: "The version of the criteria it belongs to: the year they were agreed on." })
  @PrimaryKey({ type: "text" })
  version!: string;

  @Field(() => LocalizedText, { description: "What it requires." })
  @Property({ type: "json" })
  statement!: LocalizedText;

  @Field(() => String, { description: "Where this comes from." })
  @Property({ type: "text" })
  sourceNote!: string;
}

export const criterionPolicy: RowPolicy = { table: "criterion_definition", write: "hub_is('COORDINATOR')" };

@ObjectType({
  description: "How far a centre meets a criterion, as its municipality assessed it and the coordinator approved it.",
})
export class CriterionAssessment {
  @Field(() => Criterion, { description: "Which criterion." })
  criterion!: Criterion;

  @Field(() => CriterionLevel, { description: "How far it is met." })
  level!: CriterionLevel;

  @Field(() => String, { nullable: true, description: "What shows it, in the municipality's words." })
  evidence?: string | null;

  @Field(() => DateTime, { description: "When the municipality submitted the assessment." })
  assessedAt!: string;

  @Field(() => String, { description: "Which version of the criteria it was assessed against, such as 2023." })
  criteriaVersion!: string;
}

/** Those of the latest version, by number. */
export const loadLatestCriteria = (ctx: Context): Promise<CriterionDefinition[]> =>
  requestScoped(ctx, loadLatestCriteria, () => {
    const isLatest = sql`e.version = (select max(version) from criterion_definition)`;
    return read(ctx.db, CriterionDefinition, sql`where ${isLatest} order by e.number`);
  });

@Resolver()
export class CriterionQueries {
  @Query(() => [CriterionDefinition], {
    description: "The criteria of a DigidelCenter: latest version first, then by number.",
  })
  criteria(@Ctx() { db }: Context): Promise<CriterionDefinition[]> {
    return read(db, CriterionDefinition, sql`order by e.version desc, e.number`);
  }
}
