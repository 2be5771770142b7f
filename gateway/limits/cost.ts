import {
  type ExecutionArgs,
  type FieldNode,
  getNamedType,
  getNullableType,
  getOperationAST,
  type GraphQLCompositeType,
  type GraphQLField,
  isCompositeType,
  isListType,
  isUnionType,
  Kind,
  type SelectionSetNode,
} from "graphql";

/** How long a list is taken to be when neither the question nor the schema's `@listSize` says. */
const LIST = 10;

/**
 * What a question costs at most, in points: one for each object that may come back, lists as long as they are asked to be.
 * No list is longer than a page.
 */
export function costOf({ schema, document, operationName, variableValues }: ExecutionArgs, page: number): number {
  const operation = getOperationAST(document, operationName)!;
  const fragments = new Map(
    document.definitions.flatMap((it) => (it.kind === Kind.FRAGMENT_DEFINITION ? [[it.name.value, it]] : [])),
  );
  const given: Record<string, unknown> = { ...variableValues };
  for (const { variable, defaultValue } of operation.variableDefinitions ?? []) {
    if (defaultValue?.kind === Kind.INT) given[variable.name.value] ??= Number(defaultValue.value);
  }

  const typeOf = (name: string) => schema.getType(name) as GraphQLCompositeType;

  /** `wanted` is how many were asked of the connection that these are the fields of. */
  const ofSet = ({ selections }: SelectionSetNode, type: GraphQLCompositeType, wanted?: number): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FIELD) return sum + ofField(selection, type, wanted);
      const { typeCondition, selectionSet } =
        selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
      return sum + ofSet(selectionSet, typeCondition ? typeOf(typeCondition.name.value) : type, wanted);
    }, 0);

  const ofField = (node: FieldNode, parent: GraphQLCompositeType, wanted?: number): number => {
    const field = isUnionType(parent) ? undefined : parent.getFields()[node.name.value];
    const type = field && getNamedType(field.type);
    if (!node.selectionSet || !isCompositeType(type)) return 0;
    const first = askedOf(node, field!, given);
    const asked = first === undefined ? undefined : Math.min(Math.max(first, 0), page);
    const isList = isListType(getNullableType(field!.type));
    const size = isList ? (asked ?? wanted ?? assumedSizeOf(field!)) : 1;
    return size * (1 + ofSet(node.selectionSet, type, isList ? undefined : asked));
  };

  return ofSet(operation.selectionSet, schema.getRootType(operation.operation)!);
}

/** What its argument `first` says; undefined when it takes none. */
function askedOf(node: FieldNode, { args }: GraphQLField<unknown, unknown>, given: Record<string, unknown>) {
  const argument = args.find(({ name }) => name === "first");
  if (!argument) return undefined;
  const value = node.arguments?.find(({ name }) => name.value === "first")?.value;
  const first =
    value?.kind === Kind.INT
      ? Number(value.value)
      : ((value?.kind === Kind.VARIABLE ? given[value.name.value] : undefined) ?? argument.defaultValue);
  return typeof first === "number" ? first : LIST;
}

/** How long a list is whose length is not asked for, as its owner says. */
const assumedSizeOf = ({ astNode }: GraphQLField<unknown, unknown>): number => {
  const size = astNode?.directives?.find(({ name }) => name.value === "listSize");
  const assumed = size?.arguments?.find(({ name }) => name.value === "assumedSize")?.value;
  return assumed?.kind === Kind.INT ? Number(assumed.value) : LIST;
};
