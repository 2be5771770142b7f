import { Entity, Property } from "@mikro-orm/decorators/legacy";
import { sql } from "kysely";
import { Ctx, Field, Int, ObjectType, Query, Resolver } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { createLoader } from "../../../kit/request/loaders.js";
import { SluggedEntity } from "../../../kit/sql/identified-entity.js";
import { read } from "../../../kit/sql/read.js";
import { asSystem } from "../../../kit/sql/session.js";
import type { RowPolicy } from "../../../kit/subgraph/subgraph.js";
import { FigureQualifier } from "../../../kit/vocabulary/actors.js";
import { BudgetKind } from "../../../kit/vocabulary/centers.js";

@ObjectType({ description: "An amount of money of a grant round, as one document states it." })
export class BudgetFigure {
  @Field(() => BudgetKind, { description: "Which money." })
  kind!: BudgetKind;

  @Field(() => Int, { description: "The amount in whole kronor (SEK)." })
  amountSek!: number;

  @Field(() => String, { description: "The document that states it." })
  source!: string;
}

@ObjectType({ description: "How many applied in a grant round, as one document states it." })
export class ApplicationsFigure {
  @Field(() => Int, { description: "The number." })
  value!: number;

  @Field(() => FigureQualifier, {
    nullable: true,
    description: "How exact the number is; null when it is exactly as stated.",
  })
  qualifier?: FigureQualifier | null;

  @Field(() => String, { description: "The document that states it, and what it counts." })
  source!: string;
}

@Entity()
@ObjectType({
  description:
    "A round of grants for DigidelCenter (utlysning). Figures that disagree are all kept, each with its source.",
})
export class GrantRound extends SluggedEntity {
  @Field(() => String, { description: "Its name." })
  @Property({ type: "text" })
  name!: string;

  @Field(() => String, { nullable: true, description: "The Government's reference number of it (diarienummer)." })
  @Property({ type: "text", nullable: true })
  reference?: string | null;

  @Field(() => String, { nullable: true, description: "Through whom one applied." })
  @Property({ type: "text", nullable: true })
  channel?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "First day to apply; null when no document states it." })
  @Property({ type: "date", nullable: true })
  opensOn?: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Last day to apply; null when no document states it." })
  @Property({ type: "date", nullable: true })
  closesOn?: string | null;

  @Field(() => [BudgetFigure], { description: "Its money, as the documents state it." })
  @Property({ type: "json" })
  budgetFigures: BudgetFigure[] = [];

  @Field(() => [ApplicationsFigure], { description: "How many applied, as the documents state it." })
  @Property({ type: "json" })
  applicationsCount: ApplicationsFigure[] = [];

  @Field(() => Int, { nullable: true, description: "How many municipalities were granted money." })
  @Property({ type: "integer", nullable: true })
  grantsCount?: number | null;

  @Field(() => String, { nullable: true, description: "Where the facts come from, when they come from documents." })
  @Property({ type: "text", nullable: true })
  sourceNote?: string | null;

  @Field(() => Boolean, { description: "Whether one can apply today." })
  isOpen(): boolean {
    const today = localDay(clock.now());
    return this.opensOn != null && this.opensOn <= today && today <= this.closesOn!;
  }

  @Field(() => Int, { description: "What has been granted of it in the hub, in whole kronor (SEK)." })
  grantedSek(@Ctx() ctx: Context): Promise<number> {
    return loadGrantedSek(ctx, this.id);
  }

  /** What can be granted in whole kronor: where documents differ, no more than the most careful of them says. */
  totalSek(): number {
    return Math.min(...this.budgetFigures.filter(({ kind }) => kind === "TOTAL").map(({ amountSek }) => amountSek));
  }

  @Field(() => Boolean, {
    description: "Whether the documents state different amounts for the same money, or amounts that do not add up.",
  })
  sourcesDisagree(): boolean {
    const amounts = (kind: BudgetKind) => [
      ...new Set(this.budgetFigures.filter((figure) => figure.kind === kind).map(({ amountSek }) => amountSek)),
    ];
    const [government, topUp, total] = [amounts("GOVERNMENT"), amounts("TOP_UP"), amounts("TOTAL")];
    const sums = government.flatMap((one) => topUp.map((other) => one + other));
    return (
      [government, topUp, total].some(({ length }) => length > 1) ||
      (sums.length > 0 && total.some((amount) => !sums.includes(amount)))
    );
  }
}

export const grantRoundPolicy: RowPolicy = { table: "grant_round", write: "hub_is('COORDINATOR')" };

/** As the system: the sum is public, the applications are not. */
const loadGrantedSek = createLoader(async (rounds: readonly string[], ctx: Context) => {
  const granted = sql<{ id: string; granted: number }>`
    select round_id as id, sum(granted_sek)::int as granted from grant_application
    where round_id = any(${[...rounds]}) group by 1`;
  const { rows } = await asSystem(ctx, (db) => granted.execute(db));
  const byRound = new Map(rows.map(({ id, granted }) => [id, granted]));
  return rounds.map((id) => byRound.get(id) ?? 0);
});

@Resolver()
export class GrantRoundQueries {
  @Query(() => [GrantRound], { description: "All grant rounds, latest first." })
  grantRounds(@Ctx() { db }: Context): Promise<GrantRound[]> {
    return read(db, GrantRound, sql`order by e.slug desc`);
  }
}
