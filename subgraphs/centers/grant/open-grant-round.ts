import { Matches } from "class-validator";
import { Arg, Authorized, Ctx, Field, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { NotBefore } from "../../../kit/graphql/comparison-rules.js";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { LocalDate } from "../../../kit/graphql/scalars.js";
import { InRange, IsText, NearbyDay, NotInPast } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { acquireNamedLock } from "../../../kit/writing/locks.js";
import { GrantRound } from "./grant-round.js";

@InputType({ description: "A new round of grants for DigidelCenter." })
export class OpenGrantRoundInput {
  @Field(() => String, {
    description: "Its slug: small letters, digits and hyphens, 3 to 100, as in digidelcenter-2027.",
  })
  @Matches(/^[a-z0-9-]{3,100}$/, {
    message: "must be small letters, digits and hyphens, 3 to 100",
    context: {
      sv: "ska vara små bokstäver, siffror och bindestreck, 3 till 100",
      en: "must be small letters, digits and hyphens, 3 to 100",
    },
  })
  slug!: string;

  @Field(() => String, { description: "Its name, 3 to 200 characters." })
  @IsText(3, 200)
  name!: string;

  @Field(() => Int, { description: "All that can be granted, in whole kronor (SEK), 1 to 1 000 000 000." })
  @InRange(1, 1_000_000_000)
  totalSek!: number;

  @Field(() => String, { description: "Who states that amount: a decision, a document; 3 to 400 characters." })
  @IsText(3, 400)
  source!: string;

  @Field(() => LocalDate, { description: "First day to apply." })
  @NearbyDay()
  opensOn!: string;

  @Field(() => LocalDate, { description: "Last day to apply, today or later." })
  @NotInPast()
  @NotBefore("opensOn")
  @NearbyDay()
  closesOn!: string;

  @Field(() => String, { nullable: true, description: "The Government's reference number of it, 1 to 100 characters." })
  @IsText(1, 100)
  reference?: string | null;

  @Field(() => String, { nullable: true, description: "Through whom one applies, 1 to 200 characters." })
  @IsText(1, 200)
  channel?: string | null;
}

@ObjectType({ implements: UserError, description: "There is a grant round with this slug already." })
class GrantRoundExists extends UserError {
  @Field(() => GrantRound, { description: "That round." })
  round: GrantRound;

  constructor(round: GrantRound) {
    super({ sv: `Utlysningen ${round.slug} finns redan.`, en: `The grant round ${round.slug} exists already.` });
    this.round = round;
  }
}

const OpenGrantRoundResult = createResultUnion("OpenGrantRoundResult", () => [GrantRound, GrantRoundExists]);

@Resolver()
export class OpenGrantRound {
  @Authorized("COORDINATOR")
  @Mutation(() => OpenGrantRoundResult, {
    description: "Announces a round of grants that municipalities can apply in.",
  })
  async openGrantRound(
    @Arg("input", () => OpenGrantRoundInput, { description: "The round." })
    { totalSek, source, ...input }: OpenGrantRoundInput,
    @Ctx() { em, db }: Context,
  ): Promise<GrantRound | UserError> {
    await acquireNamedLock(db, `grant round ${input.slug}`);
    const existing = await em.findOne(GrantRound, { slug: input.slug });
    if (existing) return new GrantRoundExists(existing);
    const round = Object.assign(new GrantRound(), input, {
      budgetFigures: [{ kind: "TOTAL", amountSek: totalSek, source }],
    });
    em.persist(round);
    return round;
  }
}
