import { GraphQLScalarType } from "graphql";
import { InvalidField, type Messages } from "./errors.js";
import { MalformedScalar } from "./scalars.js";

/**
 * Stands in arguments for a value that breaks the rule of its scalar or of texts, until all arguments are validated: no resolver gets one. A
 * `String`, since TypeGraphQL makes one of any other object where a text is to stand.
 */
export class MalformedValue extends String {
  constructor(readonly problem: Messages) {
    super();
  }

  /** Compiled execution writes the values of literals into its code, as JSON. */
  toJSON() {
    return { malformed: this.problem };
  }

  /** The value; or, in place of what compiled execution has of a malformed one, a new one like it. */
  static revive(value: unknown): unknown {
    const { malformed } = value as Partial<ReturnType<MalformedValue["toJSON"]>>;
    return malformed ? new MalformedValue(malformed) : value;
  }
}

/** The scalar, so that a value which breaks its rule does not end the whole operation but becomes a `MalformedValue`. */
export function withCollectedFaults(scalar: GraphQLScalarType): GraphQLScalarType {
  const config = scalar.toConfig();
  return new GraphQLScalarType({
    ...config,
    parseLiteral: undefined,
    parseValue(value) {
      try {
        return config.parseValue(value);
      } catch (error) {
        if (error instanceof MalformedScalar) return new MalformedValue(error.problem);
        throw error;
      }
    },
  });
}

/** Where in arguments there are malformed values. As with the rules of class-validator, paths begin inside an input. */
export const malformedArguments = (args: Record<string, unknown>): InvalidField[] =>
  Object.entries(args).flatMap(([name, value]) => malformedFields(value, isInput(value) ? [] : [name]));

const isInput = (value: unknown) =>
  typeof value === "object" && !Array.isArray(value) && !(value instanceof MalformedValue);

/** Where in a value there are malformed values. */
export function malformedFields(value: unknown, path: string[] = []): InvalidField[] {
  if (value instanceof MalformedValue) return [new InvalidField(path.join("."), value.problem)];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => malformedFields(inner, [...path, name]));
}
