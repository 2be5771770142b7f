import { getDirective } from "@graphql-tools/utils";
import { buildSchema, type GraphQLField, type GraphQLObjectType, type GraphQLSchema, isObjectType } from "graphql";
import { format } from "prettier";
import { Role } from "../kit/vocabulary/role.js";

/** The roles that may use a field, as the supergraph declares them. */
export interface Permission {
  /** For example `Query.auditLog`. */
  field: string;
  roles: Role[];
}

const ROLES = Object.keys(Role) as Role[];

/** The permissions of all root fields that clients see, and of the other fields that some roles may not use. */
export function permissionsOf(supergraph: string): { root: Permission[]; inside: Permission[] } {
  const schema = buildSchema(supergraph, { assumeValid: true, assumeValidSDL: true });
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].filter(
    (type) => !!type,
  );
  const others = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType => isObjectType(type) && !roots.includes(type) && isVisible(schema, type),
  );
  return {
    root: roots.flatMap((type) => fieldsOf(schema, type)),
    inside: others.flatMap((type) => fieldsOf(schema, type)).filter(({ roles }) => roles.length < ROLES.length),
  };
}

const fieldsOf = (schema: GraphQLSchema, type: GraphQLObjectType): Permission[] =>
  Object.values(type.getFields())
    .filter((field) => isVisible(schema, field))
    .map((field) => ({ field: `${type.name}.${field.name}`, roles: rolesOf(schema, field) }))
    .sort((a, b) => (a.field < b.field ? -1 : 1));

const isVisible = (schema: GraphQLSchema, of: GraphQLObjectType | GraphQLField<unknown, unknown>) =>
  !getDirective(schema, of, "inaccessible");

function rolesOf(schema: GraphQLSchema, field: GraphQLField<unknown, unknown>): Role[] {
  const [required] = getDirective(schema, field, "requiresScopes") ?? [];
  if (required) {
    const scopes = new Set((required.scopes as string[][]).map((all) => all.join(" ")));
    return ROLES.filter((role) => scopes.has(`role:${role}`));
  }
  return getDirective(schema, field, "authenticated") ? ROLES.filter((role) => role !== "PUBLIC") : ROLES;
}

const INTRODUCTION = `# Who may do what

Generated from the schema by \`npm run schema\`, and compared with what the hub does by \`tests/permissions.test.ts\`. A caller's
**role** decides which fields it may use, **ownership** for which rows: drafts, submissions and personal data of others are not shown, and
mutations of them are refused, which \`tests/mutation-rights.test.ts\` tries with every mutation. PUBLIC is anybody, without a key. Without
the role, PUBLIC gets \`UNAUTHENTICATED\` and others \`FORBIDDEN\`; the rest of the operation is answered.
`;

/** The table as a page of the documentation. */
export function permissionsPage(supergraph: string): Promise<string> {
  const { root, inside } = permissionsOf(supergraph);
  const otherFields = "Every other field may be used by everybody who may see its object.";
  return format(
    [
      INTRODUCTION,
      "## At the root",
      table(root),
      "## Inside",
      inside.length > 0 ? `${table(inside)}\n\n${otherFields}` : otherFields.replace("other ", ""),
    ].join("\n\n"),
    { parser: "markdown", printWidth: 120 },
  );
}

function table(permissions: Permission[]): string {
  const row = (...cells: string[]) => `| ${cells.join(" | ")} |`;
  return [
    row("Field", ...ROLES),
    row("---", ...ROLES.map(() => ":-:")),
    ...permissions.map(({ field, roles }) =>
      row(`\`${field}\``, ...ROLES.map((role) => (roles.includes(role) ? "yes" : ""))),
    ),
  ].join("\n");
}
