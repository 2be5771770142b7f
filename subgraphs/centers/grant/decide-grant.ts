import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { createResultUnion, InvalidField, InvalidInput, NotFound, UserError } from "../../../kit/graphql/errors.js";
import { InRange, IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { GrantApplication, WrongGrantState } from "./grant-application.js";
import { GrantRound } from "./grant-round.js";

@InputType({ description: "The coordinator's decision about an application: an amount, or `reject`." })
export class DecideGrantInput {
  @Field(() => ID, { description: "Which application." })
  id!: string;

  @Field(() => Int, { nullable: true, description: "What is granted, in whole kronor (SEK), 1 to 100 000 000." })
  @InRange(1, 100_000_000)
  grantedSek?: number | null;

  @Field(() => Boolean, { nullable: true, description: "True turns it down." })
  reject?: boolean | null;

  @Field(() => String, { nullable: true, description: "What to say about it, at most 4000 characters." })
  @IsText(1, 4000)
  note?: string | null;
}

@ObjectType({ implements: UserError, description: "All that is granted in a round may not exceed its money." })
class GrantTotalExceeded extends UserError {
  @Field(() => Int, { description: "The round's money in whole kronor (SEK)." })
  totalSek: number;

  @Field(() => Int, { description: "What is left to grant, in whole kronor (SEK)." })
  leftSek: number;

  constructor(totalSek: number, leftSek: number) {
    super({
      sv: `Det finns ${leftSek} kr kvar att bevilja i utlysningen.`,
      en: `There is SEK ${leftSek} left to grant in the round.`,
    });
    this.totalSek = totalSek;
    this.leftSek = leftSek;
  }
}

@ObjectType({ implements: UserError, description: "No more can be granted than was applied for." })
class GrantedMoreThanRequested extends UserError {
  @Field(() => Int, { description: "What was applied for, in whole kronor (SEK)." })
  requestedSek: number;

  constructor(requestedSek: number) {
    super({
      sv: `Kommunen har sökt ${requestedSek} kr: mer kan inte beviljas.`,
      en: `The municipality applied for SEK ${requestedSek}: no more can be granted.`,
    });
    this.requestedSek = requestedSek;
  }
}

const DecideGrantResult = createResultUnion("DecideGrantResult", () => [
  GrantApplication,
  WrongGrantState,
  GrantTotalExceeded,
  GrantedMoreThanRequested,
]);

@Resolver()
export class DecideGrant {
  @Authorized("COORDINATOR")
  @Mutation(() => DecideGrantResult, { description: "Grants an application an amount, or turns it down." })
  async decideGrant(
    @Arg("input", () => DecideGrantInput, { description: "The decision." })
    { id, grantedSek, reject, note = null }: DecideGrantInput,
    @Ctx() { em }: Context,
  ): Promise<GrantApplication | UserError> {
    if (Boolean(reject) === (grantedSek != null)) {
      const problem = { sv: "ange antingen ett belopp eller avslag", en: "give either an amount or a rejection" };
      return new InvalidInput([new InvalidField("grantedSek", problem)]);
    }
    const application = await lockRow(em, GrantApplication, id);
    if (!application) return new NotFound({ sv: "ansökan", en: "application" }, id);
    if (application.status !== "SUBMITTED") return new WrongGrantState(application);
    const decided = { decidedAt: clock.now(), decisionNote: note };
    if (grantedSek == null) return Object.assign(application, decided, { status: "REJECTED" });

    // The lock keeps two decisions from granting the same money.
    const round = (await lockRow(em, GrantRound, application.roundId))!;
    const granted = await em.find(GrantApplication, { roundId: round.id, grantedSek: { $ne: null } });
    const left = granted.reduce((rest, other) => rest - other.grantedSek!, round.totalSek());
    if (grantedSek > left) return new GrantTotalExceeded(round.totalSek(), left);
    if (grantedSek > application.requestedSek) return new GrantedMoreThanRequested(application.requestedSek);
    return Object.assign(application, decided, { status: "GRANTED", grantedSek });
  }
}
