import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { createResultUnion, NotFound, UserError } from "../../../kit/graphql/errors.js";
import { InRange, IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { GrantApplication, WrongGrantState } from "./grant-application.js";

@InputType({ description: "What a municipality reports of the grant it got." })
export class ReportGrantInput {
  @Field(() => ID, { description: "The application that was granted." })
  id!: string;

  @Field(() => Int, { description: "What was used of the grant, in whole kronor (SEK)." })
  @InRange(0, 100_000_000)
  usedSek!: number;

  @Field(() => String, { description: "What came of it, 3 to 10 000 characters." })
  @IsText(3, 10_000)
  report!: string;
}

@ObjectType({ implements: UserError, description: "No more can be used than was granted." })
class UsedMoreThanGranted extends UserError {
  @Field(() => Int, { description: "What was granted, in whole kronor (SEK)." })
  grantSek: number;

  constructor(grantSek: number) {
    super({
      sv: `Ni kan inte ha använt mer än de ${grantSek} kr som beviljades.`,
      en: `No more can have been used than the SEK ${grantSek} that was granted.`,
    });
    this.grantSek = grantSek;
  }
}

const ReportGrantResult = createResultUnion("ReportGrantResult", () => [
  GrantApplication,
  WrongGrantState,
  UsedMoreThanGranted,
]);

@Resolver()
export class ReportGrant {
  @Authorized("MUNICIPALITY")
  @Mutation(() => ReportGrantResult, { description: "Reports how the caller's municipality used its grant." })
  async reportGrant(
    @Arg("input", () => ReportGrantInput, { description: "What became of the money." })
    { id, usedSek, report }: ReportGrantInput,
    @Ctx() ctx: Context,
  ): Promise<GrantApplication | UserError> {
    const application = await lockRow(ctx.em, GrantApplication, id);
    if (!application?.visibleTo(ctx)) return new NotFound({ sv: "ansökan", en: "application" }, id);
    const { grantedSek } = application;
    if (application.status !== "GRANTED") return new WrongGrantState(application);
    if (usedSek > grantedSek!) return new UsedMoreThanGranted(grantedSek!);
    return Object.assign(application, { status: "REPORTED", usedSek, report, reportedAt: clock.now() });
  }
}
