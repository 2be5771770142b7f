import { IsOptional, ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from "type-graphql";
import { localDay } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import { createResultUnion, UserError } from "../../../kit/graphql/errors.js";
import { LocalizedTextInput } from "../../../kit/graphql/localized-text.js";
import { ListSize, UniqueBy, IsText, WebAddress, YearVersion } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { acquireNamedLock } from "../../../kit/writing/locks.js";
import { ActorRules, findLatestRules } from "./actor-rules.js";

@InputType({ description: "One of the actor rules." })
export class ActorRulesPointInput {
  @Field(() => String, { description: "Its name, unique in the version, 1 to 50 characters." })
  @IsText(1, 50)
  code!: string;

  @Field(() => LocalizedTextInput, { description: "What it requires, in short." })
  @ValidateNested()
  statement!: LocalizedTextInput;
}

@InputType({ description: "A new version of the actor rules." })
export class PublishRulesInput {
  @Field(() => String, { description: "Its name: the year, as in 2027, or 2027-2 to 2027-9 for more in one year." })
  @YearVersion()
  version!: string;

  @Field(() => String, { nullable: true, description: "Where the rules can be read." })
  @IsOptional()
  @WebAddress()
  url?: string | null;

  @Field(() => [ActorRulesPointInput], { description: "What they require, point by point, 1 to 50 points." })
  @ListSize(1, 50)
  @UniqueBy((point: ActorRulesPointInput) => point.code)
  @ValidateNested({ each: true })
  points!: ActorRulesPointInput[];
}

@ObjectType({ implements: UserError, description: "A new version of the rules must come after the latest." })
class RulesVersionNotNew extends UserError {
  @Field(() => String, { description: "The latest version there is." })
  latest: string;

  constructor(latest: string) {
    super({ sv: `Versionen ska komma efter ${latest}.`, en: `The version must come after ${latest}.` });
    this.latest = latest;
  }
}

const PublishRulesResult = createResultUnion("PublishRulesResult", () => [ActorRules, RulesVersionNotNew]);

@Resolver()
export class PublishRules {
  @Authorized("COORDINATOR")
  @Mutation(() => PublishRulesResult, {
    description: "Publishes a new version of the actor rules, which every actor must accept before it publishes again.",
  })
  async publishRules(
    @Arg("input", () => PublishRulesInput, { description: "The new version." })
    { version, url, points }: PublishRulesInput,
    @Ctx() ctx: Context,
  ): Promise<ActorRules | UserError> {
    const { db, em } = ctx;
    await acquireNamedLock(db, "versions of the actor rules");
    const latest = await findLatestRules(ctx);
    if (latest && version <= latest.version) return new RulesVersionNotNew(latest.version);
    return em.create(ActorRules, {
      version,
      url,
      sourceNote: `Published in the hub on ${localDay(clock.now())}.`,
      points: points.map(({ code, statement: { sv, en } }) => ({ code, statement: { sv, en: en ?? null } })),
    });
  }
}
