import { Arg, Authorized, Ctx, ID, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { NotFound, createResultUnion, type UserError } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { CenterIsClosed, NotYourMunicipality } from "./center-refusals.js";
import { canManageCenter } from "./center-visibility.js";
import { DigidelCenter } from "./digidel-center.js";

const ConfirmCenterResult = createResultUnion("ConfirmCenterResult", () => [
  DigidelCenter,
  NotYourMunicipality,
  CenterIsClosed,
]);

@Resolver()
export class ConfirmCenter {
  @Authorized("MUNICIPALITY", "COORDINATOR")
  @Mutation(() => ConfirmCenterResult, {
    description: "Says that all of a centre is still right, as its municipality or the coordinator: no longer stale.",
  })
  async confirmCenter(
    @Arg("id", () => ID, { description: "Which centre." }) id: string,
    @Ctx() ctx: Context,
  ): Promise<DigidelCenter | UserError> {
    const { em, viewer } = ctx;
    const center = await lockRow(em, DigidelCenter, id);
    if (!center?.visibleTo(ctx)) return new NotFound({ sv: "center", en: "centre" }, id);
    if (!canManageCenter(viewer, center)) return new NotYourMunicipality(viewer.municipalityCode!, "id");
    if (center.status === "CLOSED") return new CenterIsClosed(center);
    center.lastVerifiedAt = clock.now();
    return center;
  }
}
