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
import { CenterIsClosed, NotYourMunicipality } from "../center/center-refusals.js";
import { holdAnyHours, HoursOverlap, MustBeStaffedWithOpeningHours, overlaps } from "../center/center-rules.js";
import { CenterUnit } from "../center/center-unit.js";
import { DigidelCenter } from "../center/digidel-center.js";
import { lockRow } from "../center/lock-row.js";
import { DropIn, OpeningException, OpeningHours } from "./opening-hours.js";

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
    @Arg("input", () => UpdateOpeningHoursInput, { description: "The hours and what goes with them." })
    input: UpdateOpeningHoursInput,
    @Ctx() ctx: Context,
  ): Promise<DigidelCenter | UserError> {
    const { em, viewer } = ctx;
    const own = viewer.municipalityCode!;
    const center = await lockRow(em, DigidelCenter, input.centerId);
    if (!center?.visibleTo(ctx)) return new NotFound({ sv: "center", en: "centre" }, input.centerId);
    if (center.municipalityCode !== own) return new NotYourMunicipality(own, "centerId");
    const units = await em.find(CenterUnit, { centerId: center.id });
    const unit = units.find(({ name }) => name === input.unit);
    if (!unit) return new NotFound({ sv: "enhet", en: "unit" }, input.unit);

    const { openingHours, exceptions, dropIn, phone } = input;
    const others = units.filter((other) => other !== unit && holdAnyHours(other.openingHours)).length;
    // A centre of the documents has told no hours yet, and may do without until its first submission.
    const losesItsHours = !holdAnyHours(openingHours) && unit.openingHours.length > 0 && others === 0;
    const refusal = combineRefusals([
      center.status === "CLOSED" && new CenterIsClosed(center.closedOn),
      center.version !== input.expectedVersion && new StaleVersion(center.version),
      ...overlaps({ name: unit.name, openingHours, exceptions }),
      losesItsHours && new MustBeStaffedWithOpeningHours("openingHours", center.staffed, 0),
    ]);
    if (refusal) return refusal;

    unit.openingHours = openingHours;
    if (exceptions) unit.exceptions = exceptions;
    if (dropIn) unit.dropIn = dropIn;
    if (phone !== undefined) unit.phone = phone;
    center.updatedAt = clock.now();
    return center;
  }
}
