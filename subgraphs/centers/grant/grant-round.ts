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

  @Property({ type: "json", fieldName: "applications_count" })
  statedApplications: ApplicationsFigure[] = [];

  @Property({ type: "integer", nullable: true, fieldName: "grants_count" })
  statedGrants?: number | null;

  @Field(() => String, { nullable: true, description: "Where the facts come from, when they come from documents." })
  @Property({ type: "text", nullable: true })
  sourceNote?: string | null;

  @Field(() => Boolean, { description: "Whether one can apply today." })
  isOpen(): boolean {
    const today = localDay(clock.now());
    return this.opensOn != null && this.opensOn <= today && today <= this.closesOn!;
  }

  @Field(() => [ApplicationsFigure], {
    description: "How many applied: as the documents state it, or as the hub counts them in a round that it runs.",
  })
  async applicationsCount(@Ctx() ctx: Context): Promise<ApplicationsFigure[]> {
    if (!this.isRunByHub()) return this.statedApplications;
    const { applications } = await loadTally(ctx, this.id);
    return [{ value: applications, source: HUB_COUNT[ctx.language] }];
  }

  @Field(() => Int, {
    nullable: true,
    description: "How many municipalities were granted money: as a document states it, or as the hub counts them.",
  })
  async grantsCount(@Ctx() ctx: Context): Promise<number | null | undefined> {
    return this.isRunByHub() ? (await loadTally(ctx, this.id)).grants : this.statedGrants;
  }

  @Field(() => Int, { description: "What has been granted of it in the hub, in whole kronor (SEK)." })
  async grantedSek(@Ctx() ctx: Context): Promise<number> {
    return (await loadTally(ctx, this.id)).grantedSek;
  }

  /** Those that are known from documents alone have no days to apply in. */
  private isRunByHub(): boolean {
    return this.opensOn != null;
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

const HUB_COUNT = { sv: "Ansökningar i hubben", en: "Applications in the hub" };

interface RoundTally {
  applications: number;
  grants: number;
  grantedSek: number;
}

const loadTally = createLoader(async (rounds: readonly string[], { db }: Context) => {
  const { rows } = await sql<RoundTally & { id: string }>`
    select round_id as id, applications, grants, granted_sek as "grantedSek"
    from grant_tally where round_id = any(${[...rounds]})`.execute(db);
  const byRound = new Map(rows.map((row) => [row.id, row]));
  return rounds.map((id): RoundTally => byRound.get(id) ?? { applications: 0, grants: 0, grantedSek: 0 });
});

@Resolver()
export class GrantRoundQueries {
  @Query(() => [GrantRound], { description: "All grant rounds, latest first." })
  grantRounds(@Ctx() { db }: Context): Promise<GrantRound[]> {
    return read(db, GrantRound, sql`order by e.slug desc`);
  }
}
