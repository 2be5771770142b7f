import {
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from "graphql";

/** Something well-formed of each scalar. */
const VALUES: Record<string, unknown> = {
  ID: "x",
  String: "x",
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

function valueOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return valueOf(type.ofType);
  if (isListType(type)) return [valueOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (!isInputObjectType(type)) return VALUES[type.name];
  const required = Object.values(type.getFields()).filter((field) => isNonNullType(field.type));
  return Object.fromEntries(required.map((field) => [field.name, valueOf(field.type)]));
}

/** The question for a root field, asking `inside` of what it gives, with only the arguments that it requires. */
export function buildOperation(operation: string, { name, args }: GraphQLField<unknown, unknown>, inside: string) {
  const required = args.filter((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
  const declared = required.map((arg) => `$${arg.name}: ${String(arg.type)}`).join(", ");
  const given = required.map((arg) => `${arg.name}: $${arg.name}`).join(", ");
  return {
    question: `${operation} ${declared && `(${declared})`} { ${name}${given && `(${given})`} ${inside} }`,
    variables: Object.fromEntries(required.map((arg) => [arg.name, valueOf(arg.type)])),
  };
}
