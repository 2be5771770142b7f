import { Directive, getMetadataStorage } from "type-graphql";

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
