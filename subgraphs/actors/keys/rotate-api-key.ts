import { Arg, Authorized, Ctx, Field, ID, Mutation, ObjectType, Resolver } from "type-graphql";
import { instantAfter } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { KeyAlreadyIssued, createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { DateTime } from "../../../kit/graphql/scalars.js";
import type { Context } from "../../../kit/request/context.js";
import { type ApiKey, lockApiKey } from "./api-key.js";
import { addApiKey, IssuedApiKey } from "./create-api-key.js";

/** How long the replaced key still works. */
const ROTATION_OVERLAP = { hours: 24 };

@ObjectType({ implements: UserError, description: "The key is revoked, expired or replaced already." })
class ApiKeyNotInUse extends UserError {
  @Field(() => DateTime, { nullable: true, description: "When it was revoked, if it was." })
  revokedAt: Date | null;

  @Field(() => DateTime, { nullable: true, description: "When it expires or has expired." })
  expiresAt: Date | null;

  constructor({ revokedAt = null, expiresAt = null }: ApiKey) {
    super({
      sv: "Nyckeln är återkallad, utgången eller redan utbytt.",
      en: "The key is revoked, expired or replaced already.",
    });
    this.revokedAt = revokedAt;
    this.expiresAt = expiresAt;
  }
}

const RotateApiKeyResult = createResultUnion("RotateApiKeyResult", () => [
  IssuedApiKey,
  ApiKeyNotInUse,
  KeyAlreadyIssued,
]);

@Resolver()
export class RotateApiKey {
  @Authorized("COORDINATOR", "ADMIN", "MEMBER", "MUNICIPALITY")
  @Mutation(() => RotateApiKeyResult, {
    description:
      "Replaces a key by a new one of the same binding and lifetime, and shows it, this once. The old one works for 24 hours more.",
  })
  async rotateApiKey(
    @Arg("id", () => ID, { description: "Which key." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<IssuedApiKey | UserError> {
    const key = await lockApiKey(ctx, id);
    if (key instanceof UserError) return key;
    const now = clock.now();
    if (!key.isValidAt(now) || key.replacedBy) return new ApiKeyNotInUse(key);

    const { role, actorSlug, municipalityCode, label, createdAt } = key;
    const expiresAt = key.expiresAt ? new Date(now.getTime() + key.expiresAt.getTime() - createdAt.getTime()) : null;
    const issued = addApiKey(ctx.em, { role, actorSlug, municipalityCode, label, createdAt: now, expiresAt });
    const end = instantAfter(now, ROTATION_OVERLAP);
    key.replacedBy = issued.apiKey.id;
    key.expiresAt = key.expiresAt && key.expiresAt < end ? key.expiresAt : end;
    return issued;
  }
}
