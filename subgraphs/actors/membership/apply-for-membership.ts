import type { SqlEntityManager } from "@mikro-orm/postgresql";
import { IsOptional, ValidateNested } from "class-validator";
import { sql } from "kysely";
import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { AlreadyDone, NotFound, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { DateTime, MunicipalityCode, OrgNumber } from "../../../kit/graphql/scalars.js";
import { EmailAddress, IsText, WebAddress } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { read } from "../../../kit/sql/read.js";
import { asSystem } from "../../../kit/sql/session.js";
import { ActorKind } from "../../../kit/vocabulary/actors.js";
import { ContactInput } from "../actor/actor-contact.js";
import {
  AlreadyMember,
  findSameOrganisation,
  isSameOrganisation,
  lockRegister,
  refuseMember,
} from "../actor/organisation-identity.js";
import { Municipality } from "../place/municipality.js";
import { MembershipApplication } from "./membership-application.js";

@InputType({ description: "An organisation that wants to join the network." })
export class ApplyForMembershipInput {
  @Field(() => String, { description: "Its name, 2 to 200 characters." })
  @IsText(2, 200)
  name!: string;

  @Field(() => OrgNumber, {
    nullable: true,
    description: "Its organisation number; a municipality's library gives the municipality's, a network may have none.",
  })
  orgNumber?: string | null;

  @Field(() => ActorKind, { description: "What sort of organisation it is." })
  kind!: ActorKind;

  @Field(() => MunicipalityCode, {
    nullable: true,
    description: "The municipality it belongs to; when left out, the one that has its organisation number.",
  })
  homeMunicipality?: string | null;

  @Field(() => String, { nullable: true, description: "Web site." })
  @IsOptional()
  @WebAddress()
  website?: string | null;

  @Field(() => String, { nullable: true, description: "A functional mailbox of the organisation, never a person's." })
  @IsOptional()
  @EmailAddress()
  publicEmail?: string | null;

  @Field(() => ContactInput, { description: "Whom to answer." })
  @ValidateNested()
  contact!: ContactInput;

  @Field(() => String, {
    nullable: true,
    description: "A random text that makes it safe to repeat, in place of the header Idempotency-Key.",
  })
  idempotencyKey?: string | null;
}

@ObjectType({
  implements: UserError,
  description: "A municipality applies with its own organisation number, and this is not the number of the one named.",
})
class OrgNumberNotOfMunicipality extends UserError {
  @Field(() => OrgNumber, { nullable: true, description: "The number that was given; null when none was." })
  orgNumber: string | null;

  @Field(() => Municipality, { nullable: true, description: "The municipality that was named; null when none was." })
  municipality: Municipality | null;

  constructor(orgNumber: string | null, municipality: Municipality | null) {
    super({
      sv: `Organisationsnumret är inte ${municipality ? `det som ${municipality.officialName} har` : "någon kommuns"}.`,
      en: `The organisation number is not ${municipality ? `that of ${municipality.officialName}` : "any municipality's"}.`,
    });
    this.orgNumber = orgNumber;
    this.municipality = municipality;
  }
}

@ObjectType({ implements: UserError, description: "The organisation has an application that is not decided yet." })
class ApplicationPending extends UserError {
  @Field(() => DateTime, { description: "When that was submitted." })
  submittedAt: Date;

  constructor(submittedAt: Date) {
    super({ sv: "Organisationen har redan ansökt.", en: "The organisation has applied already." });
    this.submittedAt = submittedAt;
  }
}

const ApplyForMembershipResult = createResultUnion("ApplyForMembershipResult", () => [
  MembershipApplication,
  OrgNumberNotOfMunicipality,
  AlreadyMember,
  ApplicationPending,
  AlreadyDone,
]);

@Resolver()
export class ApplyForMembership {
  @Mutation(() => ApplyForMembershipResult, {
    description: "Applies for membership in the network. Needs no login; the coordinator decides.",
  })
  async applyForMembership(
    @Arg("input", () => ApplyForMembershipInput, { description: "The organisation." }) input: ApplyForMembershipInput,
    @Ctx() ctx: Context,
  ): Promise<MembershipApplication | UserError> {
    const { em } = ctx;
    const { kind, orgNumber = null, homeMunicipality, website, publicEmail } = input;
    const home = await findHome(em, input);
    if (homeMunicipality && !home) return new NotFound({ sv: "kommun", en: "municipality" }, homeMunicipality);
    if (kind === "MUNICIPALITY" && (!home || home.orgNumber !== orgNumber)) {
      return new OrgNumberNotOfMunicipality(orgNumber, home);
    }

    const organisation = { name: input.name, kind, orgNumber, homeMunicipalityCode: home?.code ?? null };
    await lockRegister(ctx);
    const member = refuseMember(await findSameOrganisation(ctx, organisation));
    if (member) return member;

    // As the system: an applicant may be anonymous, and may neither see nor write applications.
    return asSystem(ctx, async (db) => {
      const pending = sql`where e.status = 'SUBMITTED' and ${isSameOrganisation(organisation)} limit 1`;
      const [earlier] = await read(db, MembershipApplication, pending);
      if (earlier) return new ApplicationPending(earlier.submittedAt);
      const application = Object.assign(new MembershipApplication(), {
        ...organisation,
        website,
        publicEmail,
        submittedAt: clock.now(),
        contact: { name: input.contact.name, email: input.contact.email, phone: input.contact.phone ?? null },
      });
      await em.persist(application).flush();
      return application;
    });
  }
}

/** The municipality that the applicant names, or the one of this organisation number. */
async function findHome(em: SqlEntityManager, { homeMunicipality, orgNumber }: ApplyForMembershipInput) {
  if (homeMunicipality) return em.findOne(Municipality, { code: homeMunicipality });
  return orgNumber ? em.findOne(Municipality, { orgNumber }) : null;
}
