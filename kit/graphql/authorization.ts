import { type AuthCheckerFn, Directive, getMetadataStorage } from "type-graphql";
import type { Context } from "../request/context.js";
import type { Role } from "../vocabulary/role.js";
import { forbidden, unauthenticated } from "./errors.js";

const declared = new WeakSet<object>();

/**
 * Makes each `@Authorized` visible in the schema, where the gateway reads it: any login as `@authenticated`, one of several
 * roles as `@requiresScopes`, each role being the scope `role:<ROLE>`.
 */
export function declareRoles(): void {
  for (const field of getMetadataStorage().authorizedFields) {
    if (declared.has(field)) continue;
    declared.add(field);
    const { target, fieldName, roles } = field;
    Directive(directiveFor(roles as string[]))(target.prototype as object, fieldName, {});
  }
}

const directiveFor = (roles: string[]) =>
  roles.length === 0
    ? "@authenticated"
    : `@requiresScopes(scopes: ${JSON.stringify(roles.map((role) => [scopeOf(role)]))})`;

export const scopeOf = (role: string) => `role:${role}`;

/** Backs `@Authorized("COORDINATOR")`: a stranger must log in, anybody else lacks the role. */
export const authChecker: AuthCheckerFn<Context, Role> = ({ context: { viewer } }, roles) => {
  if (viewer.role === "PUBLIC") throw unauthenticated();
  if (roles.length > 0 && !roles.includes(viewer.role)) throw forbidden();
  return true;
};
