import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEmail,
  IsUrl,
  Length,
  Matches,
  Max,
  Min,
  type ValidationError,
  type ValidationOptions,
} from "class-validator";
import { InvalidField, type Says } from "./errors.js";

/** The rules of inputs: class-validator's own, with what to say in both languages. */
const saying = (sv: string, en: string, options?: ValidationOptions): ValidationOptions => ({
  message: en,
  context: { sv, en },
  ...options,
});

export const TextOf = (min: number, max: number) =>
  Length(min, max, saying(`ska vara ${min} till ${max} tecken`, `must be ${min} to ${max} characters`));

export const NumberFrom =
  (min: number, max: number): PropertyDecorator =>
  (target, property) => {
    Min(min, saying(`ska vara minst ${min}`, `must be at least ${min}`))(target, property as string);
    Max(max, saying(`ska vara högst ${max}`, `must be at most ${max}`))(target, property as string);
  };

export const ListOf =
  (min: number, max: number): PropertyDecorator =>
  (target, property) => {
    ArrayMinSize(min, saying(`ska ha minst ${min}`, `must have at least ${min}`))(target, property as string);
    ArrayMaxSize(max, saying(`ska ha högst ${max}`, `must have at most ${max}`))(target, property as string);
  };

export const WebAddress = () =>
  IsUrl(
    { protocols: ["https", "http"], require_protocol: true },
    saying("ska vara en webbadress som börjar med https://", "must be a web address that begins with https://"),
  );

export const EmailAddress = () => IsEmail({}, saying("ska vara en e-postadress", "must be an e-mail address"));

export const PhoneNumber = () =>
  Matches(/^\+?[0-9 ()/-]{5,25}$/, saying("ska vara ett telefonnummer", "must be a telephone number"));

/** Flattens nested errors of class-validator to paths such as `sessions.0.end`. */
export function invalidFieldsOf(errors: ValidationError[] | undefined, above = ""): InvalidField[] {
  return (errors ?? []).flatMap(({ property, constraints, contexts, children }) => [
    ...Object.entries(constraints ?? {}).map(
      ([name, message]) =>
        new InvalidField(above + property, (contexts?.[name] as Says | undefined) ?? { sv: message, en: message }),
    ),
    ...invalidFieldsOf(children, `${above}${property}.`),
  ]);
}
