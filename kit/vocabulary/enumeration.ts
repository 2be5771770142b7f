import { registerEnumType } from "type-graphql";

/**
 * Registers an enumeration of GraphQL. `values` has the description of each value by its name. Returns an object with each name as its
 * own value, for use as `Role.MEMBER`.
 */
export function enumeration<const Values extends Record<string, string>>(
  name: string,
  description: string,
  values: Values,
) {
  const names = Object.keys(values);
  const byName = Object.fromEntries(names.map((value) => [value, value])) as {
    readonly [V in keyof Values & string]: V;
  };
  const valuesConfig = Object.fromEntries(names.map((value) => [value, { description: values[value] }]));
  registerEnumType<Record<string, string>>(byName, { name, description, valuesConfig });
  descriptions.set(byName, values);
  return byName;
}

const descriptions = new WeakMap<object, Record<string, string>>();

/** The Swedish term of a value of an enumeration, which its description ends with. */
export const swedishTermOf = <E extends object>(enumeration: E, value: keyof E & string): string =>
  /\(([^()]+)\)\.$/.exec(descriptions.get(enumeration)![value]!)![1]!;
