import fc from "fast-check";
import { parse, print, separateOperations } from "graphql";

/** The conditions `$a` and `$b`, none or both of them. */
const conditions = fc
  .tuple(
    fc.constantFrom("", "", "@skip(if: $a)", "@skip(if: $b)", "@skip(if: true)"),
    fc.constantFrom("", "", "@include(if: $a)", "@include(if: $b)"),
  )
  .map((both) => both.join(" "));

export interface RandomType {
  scalars: string[];
  /** The types of other fields. */
  objects?: Record<string, string>;
  /** Types that fragments may name inside of it; itself unless given. */
  fragments?: string[];
}

/**
 * Random queries with the variables `$a: Boolean!` and `$b: Boolean = true`: fields that are repeated, under aliases or not, in fragments
 * within fragments, with conditions. Valid by their types.
 */
export function randomOperations(types: Record<string, RandomType>): fc.Arbitrary<string> {
  const named = Object.keys(types);
  const selectionsOf = (on: string, depth: number): fc.Arbitrary<string> => {
    const { scalars, objects = {}, fragments = [on] } = types[on]!;
    const field = (name: string) =>
      fc
        .tuple(fc.constantFrom("", "", `other_${name}: `, `${name}: `), conditions)
        .map(([as, when]) => `${as}${name} ${when}`);
    const choices = scalars.map(field);
    if (depth > 0) {
      for (const [name, type] of Object.entries(objects)) {
        choices.push(fc.tuple(field(name), selectionsOf(type, depth - 1)).map((parts) => parts.join(" ")));
      }
      for (const type of fragments) {
        choices.push(
          fc.tuple(conditions, selectionsOf(type, depth - 1)).map(([when, set]) => `... on ${type} ${when} ${set}`),
          // The number is the depth that is left, so that no fragment spreads itself.
          conditions.map((when) => `...${type}${depth - 1} ${when}`),
        );
      }
    }
    return fc.array(fc.oneof(...choices), { minLength: 1, maxLength: 4 }).map((all) => `{ ${all.join("\n")} }`);
  };
  const depths = [0, 1, 2];
  const fragments = named.flatMap((type) =>
    depths.map((depth) => selectionsOf(type, depth).map((set) => `fragment ${type}${depth} on ${type} ${set}`)),
  );
  return fc.tuple(selectionsOf("Query", 3), ...fragments).map(([set, ...all]) => valid(`query ${set}`, all));
}

/** The operation with those fragments and variables that it uses. */
function valid(operation: string, fragments: string[]): string {
  const [used] = Object.values(separateOperations(parse([operation, ...fragments].join("\n"))));
  const text = print(used!);
  const variables = ["$a: Boolean!", "$b: Boolean = true"].filter((variable) =>
    text.includes(`${variable.slice(0, 2)})`),
  );
  return variables.length > 0 ? text.replace(/(query )?\{/, `query (${variables.join(", ")}) {`) : text;
}
