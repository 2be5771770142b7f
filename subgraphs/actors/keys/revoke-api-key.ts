import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { type UserError, createResultUnion } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { ApiKey, lockApiKey } from "./api-key.js";

const RevokeApiKeyResult = createResultUnion("RevokeApiKeyResult", () => [ApiKey]);

@Resolver()
export class RevokeApiKey {
  @Authorized("COORDINATOR", "ADMIN", "MEMBER", "MUNICIPALITY")
  @Mutation(() => RevokeApiKeyResult, {
    description:
      "Revokes an API key for good: from now on it writes nothing, and it reads for less than a minute more. Safe to repeat.",
  })
  async revokeApiKey(
    @Arg("id", () => ID, { description: "Which key." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<ApiKey | UserError> {
    const key = await lockApiKey(ctx, id);
    if (key instanceof ApiKey) key.revokedAt ??= clock.now();
    return key;
  }
}
