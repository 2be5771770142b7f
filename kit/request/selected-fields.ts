import {
  type GraphQLFieldResolver,
  type GraphQLResolveInfo,
  isAbstractType,
  isObjectType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";

/** Of each object type, the fields that an operation selects, wherever it does. */
export type SelectedFields = ReadonlyMap<string, ReadonlySet<string>>;

/** Wraps the resolver of a query: the context says what the operation selects, so that no other columns are read. */
export const withSelectedFields =
  <C extends { selectedFields?: SelectedFields | undefined }>(
    resolve: GraphQLFieldResolver<unknown, C>,
  ): GraphQLFieldResolver<unknown, C> =>
  (source, args, context, info) => {
    context.selectedFields ??= selectedFieldsOf(info);
    return resolve(source, args, context, info);
  };

type Operation = Pick<GraphQLResolveInfo, "schema" | "operation" | "fragments">;

const selections = new WeakMap<object, SelectedFields>();

/** Of an interface or union, a field is selected of all its types. */
function selectedFieldsOf({ schema, operation, fragments }: Operation): SelectedFields {
  const known = selections.get(operation);
  if (known) return known;
  const selected = new Map<string, Set<string>>();
  const select = (type: string, field: string) => {
    const fields = selected.get(type);
    if (fields) fields.add(field);
    else selected.set(type, new Set([field]));
  };
  const typeInfo = new TypeInfo(schema);
  const visitor = visitWithTypeInfo(typeInfo, {
    Field({ name }) {
      const parent = typeInfo.getParentType();
      if (isObjectType(parent)) select(parent.name, name.value);
      else if (isAbstractType(parent))
        for (const type of schema.getPossibleTypes(parent)) select(type.name, name.value);
    },
  });
  for (const definition of [operation, ...Object.values(fragments)]) visit(definition, visitor);
  selections.set(operation, selected);
  return selected;
}
