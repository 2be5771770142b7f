import { IsOptional } from "class-validator";
import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { KeyAlreadyIssued, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { DateTime, MunicipalityCode } from "../../../kit/graphql/scalars.js";
import { InFuture, IsText } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import type { Viewer } from "../../../kit/request/viewer.js";
import { Role } from "../../../kit/vocabulary/role.js";
import { WrongActorStatus } from "../actor/lock-actor.js";
import { canManageAllKeys } from "./api-key-visibility.js";
import { createApiKey, IssuedApiKey, KeyBindingMismatch } from "./create-api-key.js";

@InputType({ description: "What an API key is to be for." })
export class IssueApiKeyInput {
  @Field(() => Role, { description: "The role it gives; for members and municipalities no other than their own." })
  role!: Role;

  @Field(() => String, { nullable: true, description: "Of a MEMBER key, the slug of its actor, such as pts." })
  actor?: string | null;

  @Field(() => MunicipalityCode, { nullable: true, description: "Of a MUNICIPALITY key, its code." })
  municipality?: string | null;

  @Field(() => DateTime, { nullable: true, description: "When it stops working; null when it does not expire." })
  @IsOptional()
  @InFuture()
  expiresAt?: Date | null;

  @Field(() => String, { nullable: true, description: "What it is for, 1 to 200 characters." })
  @IsOptional()
  @IsText(1, 200)
  label?: string | null;

  @Field(() => String, {
    nullable: true,
    description: "A random text that makes it safe to repeat, in place of the header Idempotency-Key.",
  })
  idempotencyKey?: string | null;
}

@ObjectType({
  implements: UserError,
  description: "The key would give more rights than the caller has: they issue keys of their own organisation only.",
})
class KeyBeyondYourRights extends UserError {
  @Field(() => Role, { description: "The role that was requested." })
  role: Role;

  constructor(role: Role) {
    super({
      sv: "Ni kan bara skapa nycklar för den egna organisationen.",
      en: "You can only issue keys of your own organisation.",
    });
    this.role = role;
  }
}

const IssueApiKeyResult = createResultUnion("IssueApiKeyResult", () => [
  IssuedApiKey,
  KeyBeyondYourRights,
  KeyBindingMismatch,
  WrongActorStatus,
  KeyAlreadyIssued,
]);

@Resolver()
export class IssueApiKey {
  @Authorized("COORDINATOR", "ADMIN", "MEMBER", "MUNICIPALITY")
  @Mutation(() => IssueApiKeyResult, {
    description:
      "Issues an API key and shows it, this once: any for the coordinator and operations, for others of their own organisation.",
  })
  async issueApiKey(
    @Arg("input", () => IssueApiKeyInput, { description: "What for." }) input: IssueApiKeyInput,
    @Ctx() { em, viewer }: Context,
  ): Promise<IssuedApiKey | UserError> {
    const { role, actor: actorSlug, municipality: municipalityCode, expiresAt, label } = input;
    if (!canIssue(viewer, input)) return new KeyBeyondYourRights(role);
    return createApiKey(em, { role, actorSlug, municipalityCode, expiresAt, label });
  }
}

/** A municipality also issues MEMBER keys of its actor, for which it acts. */
const canIssue = (viewer: Viewer, { role, actor, municipality }: IssueApiKeyInput) =>
  canManageAllKeys(viewer) ||
  (role === "MEMBER" && !municipality && actor != null && actor === viewer.actorSlug) ||
  (role === "MUNICIPALITY" && !actor && viewer.role === "MUNICIPALITY" && municipality === viewer.municipalityCode);
