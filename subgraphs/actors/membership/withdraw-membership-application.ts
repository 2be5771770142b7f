import { Arg, Ctx, Field, ID, InputType, Mutation, Resolver } from "type-graphql";
import { clock } from "../../../kit/clock.js";
import { AlreadyDone, type UserError, NotFound, createResultUnion } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { asSystem } from "../../../kit/sql/session.js";
import { lockRow } from "../../../kit/writing/locks.js";
import { ApplicationAlreadyDecided } from "./decide-membership.js";
import { MembershipApplication } from "./membership-application.js";

@InputType({ description: "What identifies an applicant: the id of the application and the address of its contact." })
export class WithdrawMembershipApplicationInput {
  @Field(() => ID, { description: "Which application: what `applyForMembership` answered." })
  id!: string;

  @Field(() => String, { description: "The contact's e-mail address, as in the application." })
  email!: string;
}

const WithdrawMembershipApplicationResult = createResultUnion("WithdrawMembershipApplicationResult", () => [
  MembershipApplication,
  ApplicationAlreadyDecided,
  AlreadyDone,
]);

@Resolver()
export class WithdrawMembershipApplication {
  @Mutation(() => WithdrawMembershipApplicationResult, {
    description: "Withdraws an application for membership before it is decided, and erases its contact.",
  })
  withdrawMembershipApplication(
    @Arg("input", () => WithdrawMembershipApplicationInput, { description: "Which one." })
    { id, email }: WithdrawMembershipApplicationInput,
    @Ctx() ctx: Context,
  ): Promise<MembershipApplication | UserError> {
    const { em } = ctx;
    // As the system: an applicant may be anonymous, and may neither see nor write applications.
    return asSystem(ctx, async () => {
      const application = await lockRow(em, MembershipApplication, id);
      const { contact } = application ?? {};
      if (!application || (contact && contact.email.toLowerCase() !== email.toLowerCase())) {
        return new NotFound({ sv: "ansökan", en: "application" }, id);
      }
      if (application.status !== "SUBMITTED") return new ApplicationAlreadyDecided(application);
      Object.assign(application, { status: "WITHDRAWN", contact: null, decidedAt: clock.now() });
      await em.flush();
      return application;
    });
  }
}
