import { registerEnumType } from "type-graphql";

/** Registers an enumeration and gives its values by name; `values` holds one description per value. */
export function enumeration<const Values extends Record<string, string>>(
  name: string,
  description: string,
  values: Values,
) {
  const names = Object.keys(values);
  const byName = Object.fromEntries(names.map((value) => [value, value])) as { readonly [V in keyof Values]: V };
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }]));
  registerEnumType(byName, { name, description, valuesConfig: valuesConfig as never });
  return byName;
}
