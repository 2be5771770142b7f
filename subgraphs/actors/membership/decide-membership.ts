import { IsOptional } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { InvalidField, InvalidInput, NotFound, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import { IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { defaultSector, MembershipStatus } from "../../../kit/vocabulary/actors.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { ActorContact } from "../actor/actor-contact.js";
import { Actor } from "../actor/actor.js";
import {
  AlreadyMember,
  createActorSlug,
  findSameOrganisation,
  lockRegister,
  refuseMember,
} from "../actor/organisation-identity.js";
import { Municipality } from "../place/municipality.js";
import { MembershipApplication } from "./membership-application.js";

@InputType({ description: "The coordinator's decision about an application for membership." })
export class DecideMembershipInput {
  @Field(() => ID, { description: "Which application." })
  id!: string;

  @Field(() => Boolean, { description: "Whether the organisation becomes a member." })
  approve!: boolean;

  @Field(() => ID, {
    nullable: true,
    description:
      "Which of its `formerActors` it comes back as, with its history. The applicant may be somebody else: ask first.",
  })
  comesBackAs?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: "Whether it becomes a new actor although it has `formerActors`; false when left out.",
  })
  asNew?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: "What to say about it, at most 4000 characters; must be given when it is rejected.",
  })
  @IsOptional()
  @IsText(1, 4000)
  note?: string | null;
}

@ObjectType({ implements: UserError, description: "The application is decided or withdrawn already." })
export class ApplicationAlreadyDecided extends UserError {
  @Field(() => MembershipStatus, { description: "Its status." })
  status: MembershipStatus;

  @Field(() => DateTime, { nullable: true, description: "When." })
  decidedAt: Date | null;

  constructor({ status, decidedAt = null }: MembershipApplication) {
    super({ sv: "Ansökan är redan avgjord.", en: "The application is decided already." });
    this.status = status;
    this.decidedAt = decidedAt;
  }
}

@ObjectType({
  implements: UserError,
  description: "Actors that have left were this organisation. Say which it comes back as, or that it is a new one.",
})
class FormerMember extends UserError {
  @Field(() => [Actor], { description: "Which actors." })
  actors: Actor[];

  constructor(actors: Actor[]) {
    super({
      sv: "Organisationen har varit med och lämnat. Säg om den kommer tillbaka som samma aktör, eller är en ny.",
      en: "The organisation was a member and has left. Say with comesBackAs that it comes back, or with asNew that it is a new actor.",
    });
    this.actors = actors;
  }
}

const DecideMembershipResult = createResultUnion("DecideMembershipResult", () => [
  MembershipApplication,
  ApplicationAlreadyDecided,
  AlreadyMember,
  FormerMember,
]);

@Resolver()
export class DecideMembership {
  @Authorized("COORDINATOR")
  @Mutation(() => DecideMembershipResult, {
    description:
      "Approves an application, which makes the organisation an active actor, or rejects it. An organisation that had left comes back as the actor it was only when the decision says so.",
  })
  async decideMembership(
    @Arg("input", () => DecideMembershipInput, { description: "Which one, and the decision." })
    input: DecideMembershipInput,
    @Ctx() ctx: Context,
  ): Promise<MembershipApplication | UserError> {
    if (!input.approve && !input.note) {
      return new InvalidInput([new InvalidField("note", { sv: "måste säga varför", en: "must say why" })]);
    }
    const { em } = ctx;
    await lockRegister(ctx);
    const application = await lockRow(em, MembershipApplication, input.id);
    if (!application) return new NotFound({ sv: "ansökan", en: "application" }, input.id);
    if (application.status !== "SUBMITTED") return new ApplicationAlreadyDecided(application);

    const decision = { decidedAt: clock.now(), decisionNote: input.note ?? null };
    if (!input.approve) return Object.assign(application, { status: "REJECTED", ...decision });

    const same = await findSameOrganisation(ctx, application);
    const member = refuseMember(same);
    if (member) return member;
    const { comesBackAs, asNew } = input;
    const former = same.find(({ id }) => id === comesBackAs);
    if (comesBackAs && !former) {
      return new NotFound({ sv: "aktör som var organisationen", en: "actor that was the organisation" }, comesBackAs);
    }
    if (same.length > 0 && Boolean(former) === Boolean(asNew)) return new FormerMember(same);
    const actor = (former && (await lockRow(em, Actor, former.id))) ?? (await createActor(ctx, application));
    em.persist(
      Object.assign(actor, {
        status: "ACTIVE",
        suspension: null,
        joinedAt: localDay(decision.decidedAt),
        leftAt: null,
        rulesAccepted: null,
      }),
    );
    await em.flush();

    const { contact } = application;
    const actorSlug = actor.slug;
    if (contact) em.persist(Object.assign(new ActorContact(), { actorSlug, role: APPLICANT_ROLE, ...contact }));
    return Object.assign(application, { status: "APPROVED", actorSlug, contact: null, ...decision });
  }
}

const APPLICANT_ROLE = "kontaktperson";

async function createActor({ em, db }: Context, application: MembershipApplication): Promise<Actor> {
  const { name, kind, orgNumber, homeMunicipalityCode, website, publicEmail } = application;
  const home = kind === "MUNICIPALITY" ? await em.findOneOrFail(Municipality, { code: homeMunicipalityCode! }) : null;
  return Object.assign(new Actor(), {
    slug: await createActorSlug(db, home?.officialName ?? name),
    sector: defaultSector[kind],
    name,
    kind,
    orgNumber,
    homeMunicipalityCode,
    website,
    publicEmail,
  });
}
