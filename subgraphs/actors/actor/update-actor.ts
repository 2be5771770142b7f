import { IsOptional, ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import {
  InvalidField,
  InvalidInput,
  NotFound,
  createResultUnion,
  StaleVersion,
  UserError,
} from "../../../kit/graphql/errors.js";
import { changedText, LocalizedTextInput } from "../../../kit/graphql/localized-text.js";
import { CountyCode, Language, OrgNumber } from "../../../kit/graphql/scalars.js";
import { EmailAddress, ListSize, IsText, WebAddress } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { Reach } from "../../../kit/vocabulary/actors.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import { County } from "../place/county.js";
import { Actor } from "./actor.js";
import { lockActor, NotYourActor, WrongActorStatus } from "./lock-actor.js";
import {
  AlreadyMember,
  findSameOrganisation,
  loadNamesakes,
  lockRegister,
  type Organisation,
} from "./organisation-identity.js";

@InputType({ description: "Changes of an actor's profile. A field that is left out is kept; null clears it." })
export class UpdateActorInput {
  @Field(() => ID, { description: "Which actor." })
  id!: string;

  @Field(() => Int, { description: "The version that the caller has read." })
  expectedVersion!: number;

  @Field(() => String, {
    nullable: true,
    description: "Its new name, 2 to 200 characters; the old one is added to `formerNames`. Null keeps it.",
  })
  @IsOptional()
  @IsText(2, 200)
  name?: string | null;

  @Field(() => OrgNumber, {
    nullable: true,
    description:
      "Its organisation number, which decides whose logins act for it. Set by the coordinator alone, and never of a municipality, which has its own; null keeps it.",
  })
  orgNumber?: string | null;

  @Field(() => String, { nullable: true, description: "Web site." })
  @IsOptional()
  @WebAddress()
  website?: string | null;

  @Field(() => String, { nullable: true, description: "A functional mailbox of the organisation, never a person's." })
  @IsOptional()
  @EmailAddress()
  publicEmail?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: "What it is and does." })
  @IsOptional()
  @ValidateNested()
  description?: LocalizedTextInput | null;

  @Field(() => [Language], { nullable: true, description: "Languages it helps people in, at most 50." })
  @IsOptional()
  @ListSize(0, 50)
  languages?: string[] | null;

  @Field(() => Reach, { nullable: true, description: "How widely it works." })
  reach?: Reach | null;

  @Field(() => [CountyCode], { nullable: true, description: "Counties it works in, apart from its home." })
  @IsOptional()
  @ListSize(0, 21)
  activeCounties?: string[] | null;
}

const UpdateActorResult = createResultUnion("UpdateActorResult", () => [
  Actor,
  NotYourActor,
  WrongActorStatus,
  StaleVersion,
  AlreadyMember,
]);

@Resolver()
export class UpdateActor {
  @Authorized("MEMBER", "MUNICIPALITY", "COORDINATOR")
  @Mutation(() => UpdateActorResult, {
    description: "Changes the profile of the caller's organisation, or of any for the coordinator.",
  })
  async updateActor(
    @Arg("input", () => UpdateActorInput, { description: "What to change." }) input: UpdateActorInput,
    @Ctx() ctx: Context,
  ): Promise<Actor | UserError> {
    const { id, expectedVersion, name, orgNumber, ...profile } = input;
    if (name || orgNumber) await lockRegister(ctx);
    const actor = await lockActor(ctx, id, ["ACTIVE", "SUSPENDED"]);
    if (actor instanceof UserError) return actor;
    if (actor.version !== expectedVersion) return new StaleVersion(actor.version);

    const identity = { name: name ?? actor.name, orgNumber: orgNumber ?? actor.orgNumber };
    if (identity.orgNumber !== actor.orgNumber && !canSetOrgNumber(ctx, actor)) return ORG_NUMBER_NOT_ALLOWED;

    const { activeCounties } = profile;
    const unknown = activeCounties && (await findUnknownCounty(ctx, activeCounties));
    if (unknown) return new NotFound({ sv: "län", en: "county" }, unknown);

    return (await changeIdentity(ctx, actor, identity)) ?? changeProfile(actor, profile);
  }
}

type Identity = Pick<Organisation, "name" | "orgNumber">;

/** The organisation number decides whose logins act for the actor. */
const canSetOrgNumber = ({ viewer }: Context, { kind }: Actor) =>
  viewer.role === "COORDINATOR" && kind !== "MUNICIPALITY";

const ORG_NUMBER_NOT_ALLOWED = new InvalidInput([
  new InvalidField("orgNumber", {
    sv: "anges bara av samordnaren, och aldrig för en kommun",
    en: "is given by the coordinator alone, and never to a municipality",
  }),
]);

function changeProfile(
  actor: Actor,
  profile: Omit<UpdateActorInput, "id" | "expectedVersion" | keyof Identity>,
): Actor {
  const { website, publicEmail, description, languages, reach, activeCounties } = profile;
  assignChanged(actor, {
    website,
    publicEmail,
    reach,
    description: description && changedText(actor.description, description),
    languages: languages === undefined ? undefined : [...new Set(languages)],
    activeCountyCodes: activeCounties === undefined ? undefined : [...new Set(activeCounties)],
  });
  return actor;
}

/** Sets its name and number, unless another actor has them. The old name is kept, because searches find an actor by it too. */
async function changeIdentity(
  ctx: Context,
  actor: Actor,
  { name, orgNumber }: Identity,
): Promise<AlreadyMember | null> {
  if (name === actor.name && orgNumber === actor.orgNumber) return null;
  const same = await findSameOrganisation(ctx, { name, orgNumber, kind: actor.kind });
  if (name !== actor.name && ctx.viewer.role !== "COORDINATOR") same.push(...(await loadNamesakes(ctx, name)));
  const other = same.find(({ id }) => id !== actor.id);
  if (other) return new AlreadyMember(other);
  if (name !== actor.name) {
    actor.formerNames = [{ name: actor.name, until: localDay(clock.now()) }, ...actor.formerNames];
  }
  Object.assign(actor, { name, orgNumber });
  return null;
}

async function findUnknownCounty(ctx: Context, codes: string[]): Promise<string | undefined> {
  const counties = await Promise.all(codes.map((code) => County.__resolveReference({ code }, ctx)));
  return codes.find((_, i) => !counties[i]);
}
