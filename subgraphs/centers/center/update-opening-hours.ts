import { ValidateNested } from "class-validator";
import { Arg, Authorized, Ctx, Field, ID, InputType, Int, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import {
  NotFound,
  combineRefusals,
  createResultUnion,
  StaleVersion,
  type UserError,
} from "../../../kit/graphql/errors.js";
import { ListSize, PhoneNumber } from "../../../kit/graphql/validation.js";
import type { Context } from "../../../kit/request/context.js";
import { assignChanged } from "../../../kit/writing/assign-changed.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { DropIn, OpeningException, OpeningHours } from "../hours/opening-hours.js";
import { CenterIsClosed, NotYourMunicipality } from "./center-refusals.js";
import { CenterUnit } from "./center-unit.js";
import { canManageCenter } from "./center-visibility.js";
import { DigidelCenter } from "./digidel-center.js";
import { hasCurrentHours, HoursOverlap, MustBeStaffedWithOpeningHours, overlappingHours } from "./hours-rules.js";

@InputType({ description: "What a municipality changes in one unit of its centre without a review." })
export class UpdateOpeningHoursInput {
  @Field(() => ID, { description: "Which centre." })
  centerId!: string;

  @Field(() => String, { description: "Name of the unit." })
  unit!: string;

  @Field(() => Int, { description: "The `version` of the centre that the caller has read." })
  expectedVersion!: number;

  @Field(() => [OpeningHours], {
    description: "All its regular hours from now on, which may not overlap; at most 100.",
  })
  @ListSize(0, 100)
  @ValidateNested({ each: true })
  openingHours!: OpeningHours[];

  @Field(() => [OpeningException], {
    nullable: true,
    description:
      "All days with other hours, such as public holidays; at most 200. They stay as they are when left out.",
  })
  @ListSize(0, 200)
  @ValidateNested({ each: true })
  exceptions?: OpeningException[] | null;

  @Field(() => [DropIn], {
    nullable: true,
    description: "All times of help without an appointment; at most 100. They stay as they are when left out.",
  })
  @ListSize(0, 100)
  @ValidateNested({ each: true })
  dropIn?: DropIn[] | null;

  @Field(() => String, {
    nullable: true,
    description:
      "Telephone number of the place, never a person's. It stays as it is when left out, null takes it away.",
  })
  @PhoneNumber()
  phone?: string | null;
}

const UpdateOpeningHoursResult = createResultUnion("UpdateOpeningHoursResult", () => [
  DigidelCenter,
  NotYourMunicipality,
  CenterIsClosed,
  StaleVersion,
  HoursOverlap,
  MustBeStaffedWithOpeningHours,
]);

@Resolver()
export class UpdateOpeningHours {
  @Authorized("MUNICIPALITY")
  @Mutation(() => UpdateOpeningHoursResult, {
    description:
      "Changes hours, exceptions, drop-in times and telephone number of a unit at once, without a review. An open submission about the centre becomes stale by it: submit it again with the new `baseVersion`, and it follows these hours where it leaves them as they were.",
  })
  async updateOpeningHours(
    @Arg("input", () => UpdateOpeningHoursInput, { description: "The new hours." })
    input: UpdateOpeningHoursInput,
    @Ctx() ctx: Context,
  ): Promise<DigidelCenter | UserError> {
    const { em, viewer } = ctx;
    const center = await lockRow(em, DigidelCenter, input.centerId);
    if (!center?.visibleTo(ctx)) return new NotFound({ sv: "center", en: "centre" }, input.centerId);
    if (!canManageCenter(viewer, center)) return new NotYourMunicipality(viewer.municipalityCode!, "centerId");
    const units = await em.find(CenterUnit, { centerId: center.id });
    const unit = units.find(({ name }) => name === input.unit);
    if (!unit) return new NotFound({ sv: "enhet", en: "unit" }, input.unit);

    const { openingHours, exceptions, dropIn, phone } = input;
    const othersHaveHours = units.some((other) => other !== unit && hasCurrentHours(other.openingHours));
    // A centre of the documents has no hours yet, and may do without until its first submission.
    const losesAllHours = !hasCurrentHours(openingHours) && unit.openingHours.length > 0 && !othersHaveHours;
    const refusal = combineRefusals([
      center.status === "CLOSED" && new CenterIsClosed(center),
      center.version !== input.expectedVersion && new StaleVersion(center.version),
      ...overlappingHours(unit.name, { openingHours, exceptions }),
      losesAllHours && new MustBeStaffedWithOpeningHours("openingHours", center.staffed, 0),
    ]);
    if (refusal) return refusal;

    const differs = assignChanged(unit, {
      openingHours,
      exceptions: exceptions ?? undefined,
      dropIn: dropIn ?? undefined,
      phone,
    });
    // The unit changes alone: this is what raises the centre's version.
    if (differs) center.updatedAt = clock.now();
    return center;
  }
}
