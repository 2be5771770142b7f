import { type GraphQLSchema, isAbstractType } from "graphql";
import type { Data } from "./merge-data.js";

/** The names of the types, and of all objects that are of these. */
export function possibleTypes(names: string[], schema: GraphQLSchema): ReadonlySet<string> {
  const possible = new Set(names);
  for (const name of names) {
    const type = schema.getType(name);
    if (isAbstractType(type)) for (const object of schema.getPossibleTypes(type)) possible.add(object.name);
  }
  return possible;
}

/** Whether an object is of one of the types; the planner asks for its type wherever there is a choice. */
export const isPossible = ({ __typename }: Data, types: ReadonlySet<string>) =>
  __typename === undefined || types.has(__typename as string);
