import { LockMode } from "@mikro-orm/postgresql";
import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { createResultUnion, NotFound, type UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { isUuid } from "../../../kit/sql/read.js";
import { Campaign } from "./campaign.js";
import { Goal } from "./goal.js";

const RemoveGoalResult = createResultUnion("RemoveGoalResult", () => [Campaign]);

@Resolver()
export class RemoveGoal {
  @Authorized("COORDINATOR")
  @Mutation(() => RemoveGoalResult, { description: "Takes a goal of a campaign away; what it counted stays counted." })
  async removeGoal(
    @Arg("id", () => ID, { description: "Which goal." }) id: string,
    @Ctx() { em }: Context,
  ): Promise<Campaign | UserError> {
    const goal = isUuid(id) ? await em.findOne(Goal, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }) : null;
    if (!goal) return new NotFound({ sv: "mål", en: "goal" }, id);
    em.remove(goal);
    return em.findOneOrFail(Campaign, { slug: goal.campaignSlug });
  }
}
