import { Entity, PrimaryKey, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Ctx, Field, Float, ObjectType, Query, Resolver } from "type-graphql";
import { LocalizedText } from "../../../kit/graphql/localized-text.js";
import type { Context } from "../../../kit/request/context.js";
import { loadOne, read } from "../../../kit/sql/read.js";
import { FigureQualifier } from "../../../kit/vocabulary/actors.js";

@Entity()
@ObjectType({
  description:
    "A figure that a document states. Figures that disagree are all kept, each with its source, and point at each other.",
})
export class Figure {
  @Field(() => String, { description: "Its name, unique and stable." })
  @PrimaryKey({ type: "text" })
  key!: string;

  @Field(() => LocalizedText, { description: "What the figure says." })
  @Property({ type: "json" })
  statement!: LocalizedText;

  @Field(() => Float, { description: "The number, in `unit`." })
  @Property({ type: "double" })
  value!: number;

  @Field(() => FigureQualifier, {
    nullable: true,
    description: "How exact the number is; null when it is exactly as stated.",
  })
  @Property({ type: "text", nullable: true })
  qualifier?: FigureQualifier | null;

  @Field(() => String, { description: "What is counted, such as persons, percent or municipalities." })
  @Property({ type: "text" })
  unit!: string;

  @Field(() => String, {
    nullable: true,
    description: "When it held, as exactly as the source says: a year, a month or a day (YYYY, YYYY-MM, YYYY-MM-DD).",
  })
  @Property({ type: "text", nullable: true })
  asOf?: string | null;

  @Field(() => String, { description: "The document that states it." })
  @Property({ type: "text" })
  source!: string;

  @Property({ type: "text[]" })
  conflictingKeys: string[] = [];

  @Field(() => [Figure], { description: "Figures that state something else of the same matter." })
  async conflictsWith(@Ctx() ctx: Context): Promise<Figure[]> {
    const figures = await Promise.all(this.conflictingKeys.map((key) => loadOne(ctx, Figure, "key", key)));
    return figures.filter((figure) => figure !== null);
  }
}

@Resolver()
export class FigureQueries {
  @Query(() => [Figure], { description: "All figures that the documents state, by key." })
  figures(@Ctx() { db }: Context): Promise<Figure[]> {
    return read(db, Figure, sql`order by e.key`);
  }
}
