import type { Kysely } from "kysely";
import { NotFound } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { acquireNamedLock, lockRow } from "../../../kit/writing/locks.js";
import { CenterSubmission } from "./center-submission.js";

// Locks are taken in this order, so that two transactions never wait for each other: municipalities, submissions, centres.

/**
 * Until the transaction ends, no other one submits, imports or decides about centres of these municipalities: an import finds
 * centres by name, before there is a row to lock.
 */
export async function lockMunicipalities(db: Kysely<unknown>, codes: string[]): Promise<void> {
  for (const code of [...new Set(codes)].sort()) await acquireNamedLock(db, `centers of ${code}`);
}

/** A submission of the caller's municipality, locked to be changed. */
export async function lockOwnSubmission({ em, viewer }: Context, id: string): Promise<CenterSubmission | NotFound> {
  const submission = await lockRow(em, CenterSubmission, id);
  return submission?.municipalityCode === viewer.municipalityCode
    ? submission
    : new NotFound({ sv: "ärende", en: "submission" }, id);
}
