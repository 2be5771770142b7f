import { NotFound } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { lockRow } from "../center/lock-row.js";
import { CenterSubmission } from "./center-submission.js";

/** A submission of the caller's municipality, to change. */
export async function ownSubmission({ em, viewer }: Context, id: string): Promise<CenterSubmission | NotFound> {
  const submission = await lockRow(em, CenterSubmission, id);
  return submission?.municipalityCode === viewer.municipalityCode
    ? submission
    : new NotFound({ sv: "ärende", en: "submission" }, id);
}
