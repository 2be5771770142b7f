import type { AuthCheckerFn } from "type-graphql";
import type { Context } from "./context.js";
import { forbidden, unauthenticated } from "../graphql/errors.js";
import type { Role } from "../graphql/vocabulary.js";

/** Who is asking, as the owner of the key proved it. */
export interface Viewer {
  role: Role;
  actorId: string | null;
  /** Slugs never change: rows of other subgraphs name the actor by it. */
  actorSlug: string | null;
  municipalityCode: string | null;
  coachId: string | null;
  keyId: string | null;
  actorActive: boolean;
  rulesVersionAccepted: string | null;
  /** The latest version of the actor rules, which an actor must have accepted before it publishes. */
  rulesVersionRequired: string | null;
}

export const anonymous: Viewer = {
  role: "PUBLIC",
  actorId: null,
  actorSlug: null,
  municipalityCode: null,
  coachId: null,
  keyId: null,
  actorActive: false,
  rulesVersionAccepted: null,
  rulesVersionRequired: null,
};

/** Backs `@Authorized("COORDINATOR")`: a stranger must log in, anybody else lacks the role. */
export const authChecker: AuthCheckerFn<Context, Role> = ({ context: { viewer } }, roles) => {
  if (viewer.role === "PUBLIC") throw unauthenticated();
  if (roles.length > 0 && !roles.includes(viewer.role)) throw forbidden();
  return true;
};
