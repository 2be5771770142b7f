import { getNullableType, type GraphQLInputType, isInputObjectType, isListType } from "graphql";

/**
 * Whether a path such as `units.0.phone` leads to a part of a value of an input type. Fields that the value leaves out are parts of it, rows
 * that its lists do not have are not.
 */
export const leadsInto = (type: GraphQLInputType, value: unknown, path: string) =>
  stepsInto(type, value, path.split("."));

function stepsInto(type: GraphQLInputType, value: unknown, [step, ...rest]: string[]): boolean {
  if (step === undefined) return true;
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const isRow = Array.isArray(value) && Object.keys(value).includes(step);
    return isRow && stepsInto(nullable.ofType as GraphQLInputType, value[Number(step)], rest);
  }
  const field = isInputObjectType(nullable) ? nullable.getFields()[step] : undefined;
  return (
    field !== undefined && stepsInto(field.type, (value as Record<string, unknown> | null | undefined)?.[step], rest)
  );
}
