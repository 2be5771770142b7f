import {
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";

/** A well-formed value of each scalar. */
const SCALARS: Record<string, unknown> = {
  ID: "x",
  String: "xxx",
  Int: 1,
  Float: 1,
  Boolean: true,
  Date: "2024-11-15",
  DateTime: "2024-11-15T10:00:00Z",
  LocalTime: "10:00",
  MunicipalityCode: "2082",
  CountyCode: "20",
  OrgNumber: "2021004359",
  Language: "sv",
};

export function sampleValueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleValueOf(type.ofType);
  if (isListType(type)) return [sampleValueOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return SCALARS[type.name];
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, sampleValueOf(field.type)]));
}

/** An operation that selects one root field, `selection` inside it, and gives it only the arguments that it requires. */
export function buildOperation(operation: string, { name, args }: GraphQLField<unknown, unknown>, selection: string) {
  const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const declarations = required.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const passed = required.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  return {
    document: `${operation} ${declarations && `(${declarations})`} { ${name}${passed && `(${passed})`} ${selection} }`,
    variables: Object.fromEntries(required.map((arg) => [arg.name, sampleValueOf(arg.type)])),
  };
}
