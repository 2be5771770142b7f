import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { combineRefusals, createResultUnion, type Messages, NotFound, UserError } from "../../../kit/graphql/errors.js";
import { LocalDate, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import { InRange } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { Municipality } from "../borrowed/municipality.js";
import { membershipAdvice, NotYourMunicipality } from "../center/center-refusals.js";
import { GrantApplication } from "./grant-application.js";
import { GrantRound } from "./grant-round.js";

@InputType({ description: "An application for money of a grant round." })
export class ApplyForGrantInput {
  @Field(() => ID, { description: "The round, which must be open." })
  roundId!: string;

  @Field(() => MunicipalityCode, { description: "The municipality that applies: the caller's own." })
  municipality!: string;

  @Field(() => Int, { description: "The amount applied for, in whole kronor (SEK), 1 to 100 000 000." })
  @InRange(1, 100_000_000)
  requestedSek!: number;
}

@ObjectType({ implements: UserError, description: "One cannot apply in this grant round today." })
class RoundClosed extends UserError {
  @Field(() => LocalDate, { nullable: true, description: "First day to apply; null when it is not known." })
  opensOn: string | null;

  @Field(() => LocalDate, { nullable: true, description: "Last day to apply; null when it is not known." })
  closesOn: string | null;

  constructor({ opensOn = null, closesOn = null }: GrantRound) {
    super({
      sv: "Utlysningen är inte öppen för ansökningar i dag.",
      en: "The grant round is not open for applications today.",
    });
    this.opensOn = opensOn;
    this.closesOn = closesOn;
  }
}

@ObjectType({ implements: UserError, description: "A municipality applies once in a grant round." })
class AlreadyApplied extends UserError {
  @Field(() => GrantApplication, { description: "The application there is." })
  application: GrantApplication;

  constructor(application: GrantApplication) {
    super({
      sv: "Kommunen har redan sökt i den här utlysningen.",
      en: "The municipality has already applied in this grant round.",
    });
    this.application = application;
  }
}

@ObjectType({
  implements: UserError,
  description: "Only a municipality that is an active actor of the network applies.",
})
class ApplicantMustBeActor extends UserError {
  @Field(() => Municipality, { nullable: true, description: "The municipality that is no active actor." })
  municipality: Municipality;

  constructor(municipality: string, advice: Messages) {
    super(advice);
    this.municipality = Municipality.of(municipality);
  }
}

const ApplyForGrantResult = createResultUnion("ApplyForGrantResult", () => [
  GrantApplication,
  NotYourMunicipality,
  ApplicantMustBeActor,
  RoundClosed,
  AlreadyApplied,
]);

@Resolver()
export class ApplyForGrant {
  @Authorized("MUNICIPALITY")
  @Mutation(() => ApplyForGrantResult, { description: "Applies for money of an open grant round." })
  async applyForGrant(
    @Arg("input", () => ApplyForGrantInput, { description: "What is applied for." })
    { roundId, municipality, requestedSek }: ApplyForGrantInput,
    @Ctx() { em, viewer }: Context,
  ): Promise<GrantApplication | UserError> {
    // The lock keeps two applications of a municipality apart.
    const round = await lockRow(em, GrantRound, roundId);
    if (!round) return new NotFound({ sv: "utlysning", en: "grant round" }, roundId);
    const ownMunicipality = viewer.municipalityCode!;
    const isOwn = municipality === ownMunicipality;
    const earlier =
      isOwn && (await em.findOne(GrantApplication, { roundId: round.id, municipalityCode: municipality }));
    const advice = membershipAdvice(viewer);
    const refusal = combineRefusals([
      !isOwn && new NotYourMunicipality(ownMunicipality, "municipality"),
      advice && new ApplicantMustBeActor(ownMunicipality, advice),
      !round.isOpen() && new RoundClosed(round),
      earlier && new AlreadyApplied(earlier),
    ]);
    if (refusal) return refusal;

    const application = Object.assign(new GrantApplication(), {
      roundId: round.id,
      municipalityCode: ownMunicipality,
      applicantSlug: viewer.actorSlug!,
      requestedSek,
      submittedAt: clock.now(),
    });
    em.persist(application);
    return application;
  }
}
