import { instantBefore } from "../../../kit/calendar.js";
import { clock } from "../../../kit/clock.js";
import type { Context } from "../../../kit/request/context.js";
import { MembershipApplication } from "./membership-application.js";

/** Long enough to answer whoever asks about the decision. */
const KEPT = { days: 90 };

/** Erases the contacts of applications that were turned down. */
export async function forgetApplicants({ em }: Pick<Context, "em">): Promise<void> {
  const decidedAt = { $lt: instantBefore(clock.now(), KEPT) };
  const turnedDown = await em.find(MembershipApplication, { status: "REJECTED", decidedAt, contact: { $ne: null } });
  for (const application of turnedDown) application.contact = null;
}
