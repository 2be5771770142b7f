import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsDefined,
  IsEmail,
  IsIn,
  IsUrl,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  type ValidationArguments,
  type ValidationError,
  type ValidationOptions,
  validate,
} from "class-validator";
import { instantAfter, localDay, monthsAfter } from "../calendar.js";
import { clock } from "../clock.js";
import { pageLimit } from "../program/limits.js";
import { InvalidField, type Messages } from "./errors.js";

/** The rules of inputs: class-validator's own, with what to say in both languages. */
const withMessages = (sv: string, en: string, options?: ValidationOptions): ValidationOptions => ({
  message: en,
  context: { sv, en },
  ...options,
});

/** PostgreSQL's text has no character NUL. What cannot be seen, such as a space of no width, makes no text. */
const fits = (text: unknown, min: number, max: number) =>
  typeof text === "string" && !text.includes("\0") && visible(text).length >= min && text.length <= max;

const visible = (text: string) => text.replace(/\p{Cf}/gu, "").trim();

/** Spaces around it do not count: a blank text is none. */
export const IsText = (min: number, max: number) =>
  ValidateBy(
    { name: "textOf", validator: { validate: (text) => fits(text, min, max) } },
    withMessages(`ska vara ${min} till ${max} tecken`, `must be ${min} to ${max} characters`),
  );

/** A LocalizedTextInput, in each of its languages. */
export const IsLocalizedText = (min: number, max: number) =>
  ValidateBy(
    {
      name: "textLength",
      validator: {
        validate: (text?: { sv: string; en?: string | null }) =>
          [text?.sv, text?.en ?? text?.sv].every((it) => fits(it, min, max)),
      },
    },
    withMessages(
      `ska vara ${min} till ${max} tecken på varje språk`,
      `must be ${min} to ${max} characters in each language`,
    ),
  );

export const InRange =
  (min: number, max: number): PropertyDecorator =>
  (target, property) => {
    Min(min, withMessages(`ska vara minst ${min}`, `must be at least ${min}`))(target, property as string);
    Max(max, withMessages(`ska vara högst ${max}`, `must be at most ${max}`))(target, property as string);
  };

/** How many rows are asked for: at most a page, as long as this process has them. */
export const PageSize =
  (min: number): PropertyDecorator =>
  (target, property) => {
    Min(min, withMessages(`ska vara minst ${min}`, `must be at least ${min}`))(target, property as string);
    const context = {
      get sv() {
        return `ska vara högst ${pageLimit.most}`;
      },
      get en() {
        return `must be at most ${pageLimit.most}`;
      },
    };
    ValidateBy(
      { name: "page", validator: { validate: (rows) => rows <= pageLimit.most } },
      { message: () => context.en, context },
    )(target, property as string);
  };

export const ListSize =
  (min: number, max: number): PropertyDecorator =>
  (target, property) => {
    ArrayMinSize(min, withMessages(`ska ha minst ${min}`, `must have at least ${min}`))(target, property as string);
    ArrayMaxSize(max, withMessages(`ska ha högst ${max}`, `must have at most ${max}`))(target, property as string);
  };

export const WebAddress = () =>
  IsUrl(
    { protocols: ["https", "http"], require_protocol: true },
    withMessages("ska vara en webbadress som börjar med https://", "must be a web address that begins with https://"),
  );

export const EmailAddress = () => IsEmail({}, withMessages("ska vara en e-postadress", "must be an e-mail address"));

/** What addresses are made of: small letters a to z, digits and single hyphens. */
export const SlugText = () =>
  Matches(
    /^(?=.{3,80}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    withMessages(
      "ska vara 3 till 80 tecken: små bokstäver a till z, siffror och bindestreck",
      "must be 3 to 80 characters: small letters a to z, digits and hyphens",
    ),
  );

export const PhoneNumber = () =>
  Matches(/^\+?[0-9 ()/-]{5,25}$/, withMessages("ska vara ett telefonnummer", "must be a telephone number"));

/** The name of a version that comes with a year; later ones come later in alphabetical order too. */
export const YearVersion = () =>
  Matches(
    /^20\d\d(-[2-9])?$/,
    withMessages("ska vara ett år, som 2027 eller 2027-2", "must be a year, as 2027 or 2027-2"),
  );

export const InFuture = () =>
  ValidateBy(
    { name: "inFuture", validator: { validate: (time: Date) => time > clock.now() } },
    withMessages("ska ligga i framtiden", "must lie in the future"),
  );

export const NotInFuture = () =>
  ValidateBy(
    { name: "begun", validator: { validate: (day: string) => day <= localDay(clock.now()) } },
    withMessages("får inte ligga i framtiden", "must not lie in the future"),
  );

/** A list of short texts. */
export const EachText =
  (maxCount: number, maxLength: number): PropertyDecorator =>
  (target, property) => {
    ListSize(0, maxCount)(target, property);
    ValidateBy(
      { name: "textsOf", validator: { validate: (text) => fits(text, 1, maxLength) } },
      {
        ...withMessages(
          `ska vara texter om 1 till ${maxLength} tecken`,
          `must be texts of 1 to ${maxLength} characters`,
        ),
        each: true,
      },
    )(target, property as string);
  };

/** A list of these words only. */
export const EachIn = (words: readonly string[]) =>
  IsIn(words, {
    ...withMessages(`ska vara bland ${words.join(", ")}`, `must be among ${words.join(", ")}`),
    each: true,
  });

/** No two rows of a list share what `key` says of them. */
export const UniqueBy = <T>(key: (row: T) => unknown) =>
  ArrayUnique(key, withMessages("har samma värde mer än en gång", "names the same more than once"));

/** A day or time of day later than the other property, if that one is given. */
export const After = (other: string) =>
  comparing(
    "after",
    other,
    (value, than) => value > than,
    withMessages(`ska vara efter ${other}`, `must be after ${other}`),
  );

/** A day or time of day no earlier than the other property, if that one is given. */
export const NotBefore = (other: string) =>
  comparing(
    "notBefore",
    other,
    (value, than) => value >= than,
    withMessages(`får inte vara före ${other}`, `must not be before ${other}`),
  );

/** A time no more than so many days after the other property, if that one is given. */
export const WithinDaysOf = (other: string, days: number) =>
  comparing<Date>(
    "withinDaysOf",
    other,
    (time, than) => time <= instantAfter(than, { days }),
    withMessages(`ska vara högst ${days} dagar efter ${other}`, `must be at most ${days} days after ${other}`),
  );

/** A number no greater than the other property, if that one is given. */
export const AtMost = (other: string) =>
  comparing(
    "atMost",
    other,
    (value: number, than) => value <= than,
    withMessages(`får inte vara större än ${other}`, `must not be greater than ${other}`),
  );

/** A day less than a month after the other property: the last one of a period that begins there. */
export const WithinAMonthOf = (other: string) =>
  comparing(
    "withinAMonthOf",
    other,
    (day, from) => day < monthsAfter(from, 1),
    withMessages(`ska vara inom en månad från ${other}`, `must be within a month of ${other}`),
  );

const comparing = <T extends string | number | Date = string>(
  name: string,
  other: string,
  holds: (value: T, than: T) => boolean,
  options: ValidationOptions,
) => {
  const validate = (value: T, args?: ValidationArguments) => {
    const than = (args!.object as Record<string, T | null | undefined>)[other];
    return than == null || holds(value, than);
  };
  return ValidateBy({ name, validator: { validate } }, options);
};

/** Must be given, and is only looked at, when the other property is not true. */
export const RequiredUnless =
  (other: string): PropertyDecorator =>
  (target, property) => {
    ValidateIf((input: Record<string, unknown>) => !input[other])(target, property as string);
    IsDefined(withMessages("måste anges", "must be given"))(target, property as string);
  };

/** What is wrong with an input whose argument says `validate: false`, to be told together with other broken rules. */
export const validateInput = async (input: object): Promise<InvalidField[]> =>
  toInvalidFields(await validate(input, { skipMissingProperties: true, forbidUnknownValues: false }));

/** Flattens nested errors of class-validator to paths such as `sessions.0.end`. */
export function toInvalidFields(errors: ValidationError[] | undefined, above = ""): InvalidField[] {
  return (errors ?? []).flatMap(({ property, constraints, contexts, children }) => [
    ...Object.entries(constraints ?? {}).map(
      ([name, message]) =>
        new InvalidField(above + property, (contexts?.[name] as Messages | undefined) ?? { sv: message, en: message }),
    ),
    ...toInvalidFields(children, `${above}${property}.`),
  ]);
}
