import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { createResultUnion, NotFound, type UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { GrantApplication, WrongGrantState } from "./grant-application.js";

const CloseGrantResult = createResultUnion("CloseGrantResult", () => [GrantApplication, WrongGrantState]);

@Resolver()
export class CloseGrant {
  @Authorized("COORDINATOR")
  @Mutation(() => CloseGrantResult, { description: "Closes a grant whose use is reported." })
  async closeGrant(
    @Arg("id", () => ID, { description: "Which application." }) id: string,
    @Ctx() { em }: Context,
  ): Promise<GrantApplication | UserError> {
    const application = await lockRow(em, GrantApplication, id);
    if (!application) return new NotFound({ sv: "ansökan", en: "application" }, id);
    if (application.status !== "REPORTED") return new WrongGrantState(application);
    return Object.assign(application, { status: "CLOSED", closedAt: clock.now() });
  }
}
