import { validate, type ValidationError } from "class-validator";
import type { ValidatorFn } from "type-graphql";
import { InvalidField, InvalidInput, type Messages } from "./errors.js";
import { LocalizedError } from "./localized-error.js";
import { malformedArguments, malformedFields } from "./malformed-value.js";

/** Arguments that break a rule. A mutation answers with the refusal; where there is none to answer with, it is an error. */
export class InvalidArguments extends LocalizedError {
  readonly refusal: InvalidInput;

  constructor(fields: InvalidField[]) {
    const refusal = new InvalidInput(fields);
    const sentence = (language: keyof Messages) =>
      refusal.fields.map(({ path, messages }) => `${path} ${messages[language]}`).join("; ");
    super("BAD_USER_INPUT", { sv: sentence("sv"), en: sentence("en") });
    this.refusal = refusal;
  }
}

/** Throws `InvalidArguments` for values that break the rule of their scalar or of their input's class. TypeGraphQL calls it. */
export const validateArgument: ValidatorFn = async (value: unknown, _type, { args }) => {
  const fields = [...malformedArguments(args), ...(await brokenRules(value))];
  if (fields.length > 0) throw new InvalidArguments(fields);
};

/** For mutations that report broken rules of the input themselves, together with others: only what resolvers cannot read is refused. */
export const refuseMalformed: ValidatorFn = (value, type, data) =>
  malformedArguments(data.args).length > 0 ? validateArgument(value, type, data) : undefined;

/** For imports, each of whose rows stands for itself and is validated by itself, with `validateInput`. */
export const validateAllButRows: ValidatorFn<object> = (value: { rows: unknown }, type, data) =>
  validateArgument(value, type, { ...data, args: {} });

/** The invalid fields of an input, or of a part of it. */
export const validateInput = async (input: object): Promise<InvalidField[]> => [
  ...malformedFields(input),
  ...(await brokenRules(input)),
];

async function brokenRules(value: unknown): Promise<InvalidField[]> {
  if (typeof value !== "object" || value === null) return [];
  const objects = (Array.isArray(value) ? value : [value]).filter((each) => typeof each === "object" && each !== null);
  const options = { skipMissingProperties: true, forbidUnknownValues: false };
  const errors = await Promise.all(objects.map((object: object) => validate(object, options)));
  return toInvalidFields(errors.flat());
}

/** The errors of class-validator as a flat list, with paths such as `sessions.0.end`. */
function toInvalidFields(errors: ValidationError[] | undefined, prefix = ""): InvalidField[] {
  return (errors ?? []).flatMap(({ property, constraints, contexts, children }) => [
    ...Object.entries(constraints ?? {}).map(
      ([name, message]) =>
        new InvalidField(prefix + property, (contexts?.[name] as Messages | undefined) ?? { sv: message, en: message }),
    ),
    ...toInvalidFields(children, `${prefix}${property}.`),
  ]);
}
