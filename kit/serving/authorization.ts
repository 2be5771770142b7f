import { type AuthCheckerFn, Directive, getMetadataStorage } from "type-graphql";
import { forbidden, unauthenticated } from "../graphql/errors.js";
import type { Context } from "../request/context.js";
import type { Role } from "../vocabulary/role.js";

const declared = new WeakSet<object>();

/**
 * Adds a directive to each field with `@Authorized`, which the gateway reads from the schema: `@authenticated` where any login will do,
 * `@requiresScopes` where one of several roles is needed, with the scope `role:<ROLE>` for each. To be called before the schema is built.
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

/** Checks `@Authorized(…roles)`. Throws UNAUTHENTICATED for a caller without a key, FORBIDDEN for one that has none of the roles. */
export const authChecker: AuthCheckerFn<Context, Role> = ({ context: { viewer } }, roles) => {
  if (viewer.role === "PUBLIC") throw unauthenticated();
  if (roles.length > 0 && !roles.includes(viewer.role)) throw forbidden();
  return true;
};
