import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  isEmail,
  IsIn,
  Matches,
  Max,
  Min,
  ValidateBy,
  type ValidationOptions,
} from "class-validator";
import { localDay, monthsAfter } from "../calendar.js";
import { clock } from "../clock.js";
import { pageLimit } from "../program/limits.js";
import { MalformedValue } from "./malformed-value.js";
import { isStorable, lengthOf } from "./text.js";
import { isWebAddress } from "./web-address.js";

/** Options of a rule of class-validator: its message, in both languages. The context reaches clients as an `InvalidField`. */
export const withMessages = (sv: string, en: string, options?: ValidationOptions): ValidationOptions => ({
  message: en,
  context: { sv, en },
  ...options,
});

/**
 * Whether a value is text of this many characters that PostgreSQL can hold. Surrounding spaces and characters that cannot be seen, such
 * as a space without width, do not count towards the minimum.
 */
const isText = (text: unknown, min: number, max: number) =>
  typeof text === "string" && isStorable(text) && lengthOf(trimmed(text)) >= min && lengthOf(text) <= max;

const trimmed = (text: string) => text.replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, "").trim();

/** Text of this many characters; blank text is too short. */
export const IsText = (min: number, max: number) =>
  ValidateBy(
    { name: "isText", validator: { validate: (text) => isText(text, min, max) } },
    withMessages(`ska vara ${min} till ${max} tecken`, `must be ${min} to ${max} characters`),
  );

/** A `LocalizedTextInput` whose texts have this many characters in each language. */
export const IsLocalizedText = (min: number, max: number) =>
  ValidateBy(
    {
      name: "isLocalizedText",
      validator: {
        validate: (text?: { sv: string | MalformedValue; en?: string | MalformedValue | null }) =>
          [text?.sv, text?.en ?? text?.sv].every((each) => each instanceof MalformedValue || isText(each, min, max)),
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

/** The number of rows of a page: at most `pageLimit.max`, which is read at each request since it is set when the program starts. */
export const PageSize =
  (min: number): PropertyDecorator =>
  (target, property) => {
    Min(min, withMessages(`ska vara minst ${min}`, `must be at least ${min}`))(target, property as string);
    const context = {
      get sv() {
        return `ska vara högst ${pageLimit.max}`;
      },
      get en() {
        return `must be at most ${pageLimit.max}`;
      },
    };
    ValidateBy(
      { name: "pageSize", validator: { validate: (rows) => rows <= pageLimit.max } },
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
  ValidateBy(
    { name: "webAddress", validator: { validate: isWebAddress } },
    withMessages("ska vara en webbadress som börjar med https://", "must be a web address that begins with https://"),
  );

/** class-validator throws at a text that has half of a character. */
const isEmailAddress = (text: unknown) => typeof text === "string" && isStorable(text) && isEmail(text);

export const EmailAddress = () =>
  ValidateBy(
    { name: "emailAddress", validator: { validate: isEmailAddress } },
    withMessages("ska vara en e-postadress", "must be an e-mail address"),
  );

/** A slug: lower-case letters a to z, digits and single hyphens, 3 to 80 characters. */
export const SlugText = () =>
  Matches(
    /^(?=.{3,80}$)[a-z0-9]+(-[a-z0-9]+)*$/,
    withMessages(
      "ska vara 3 till 80 tecken: små bokstäver a till z, siffror och bindestreck",
      "must be 3 to 80 characters: small letters a to z, digits and hyphens",
    ),
  );

/** A telephone number of any country, or a short one such as 1177. */
export const PHONE_NUMBER = /^(?=(\D*\d){3,15}\D*$)\+?[0-9 ()/-]{3,25}$/;

export const PhoneNumber = () =>
  Matches(PHONE_NUMBER, withMessages("ska vara ett telefonnummer", "must be a telephone number"));

/** The name of a yearly version, such as 2027 or 2027-2. Later versions come later in alphabetical order too. */
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
    { name: "notInFuture", validator: { validate: (day: string) => day <= localDay(clock.now()) } },
    withMessages("får inte ligga i framtiden", "must not lie in the future"),
  );

/** Today, or a day to come. */
export const NotInPast = () =>
  ValidateBy(
    { name: "notInPast", validator: { validate: (day: string) => day >= localDay(clock.now()) } },
    withMessages("får inte ha passerat", "must not lie in the past"),
  );

/** A day, or days, at most 20 years ago and 10 ahead: others are mistyped. */
export const NearbyDay = (options?: ValidationOptions) =>
  ValidateBy(
    { name: "nearbyDay", validator: { validate: (day) => day instanceof MalformedValue || isNearby(day as string) } },
    withMessages(
      "ska ligga högst 20 år bakåt och 10 år framåt i tiden",
      "must be at most 20 years ago and 10 years ahead",
      options,
    ),
  );

function isNearby(day: string): boolean {
  const today = localDay(clock.now());
  return day >= monthsAfter(today, -20 * 12) && day <= monthsAfter(today, 10 * 12);
}

/** A list of at most `maxCount` texts, each of 1 to `maxLength` characters. */
export const EachText =
  (maxCount: number, maxLength: number): PropertyDecorator =>
  (target, property) => {
    ListSize(0, maxCount)(target, property);
    ValidateBy(
      { name: "eachText", validator: { validate: (text) => isText(text, 1, maxLength) } },
      {
        ...withMessages(
          `ska vara texter om 1 till ${maxLength} tecken`,
          `must be texts of 1 to ${maxLength} characters`,
        ),
        each: true,
      },
    )(target, property as string);
  };

/** A value among these. */
export const OneOf = (words: readonly string[], options: ValidationOptions = {}) =>
  IsIn(words, withMessages(`ska vara bland ${words.join(", ")}`, `must be among ${words.join(", ")}`, options));

/** A list whose values are all among these. */
export const EachIn = (words: readonly string[]) => OneOf(words, { each: true });

/** A list whose elements all have different keys. */
export const UniqueBy = <T>(key: (element: T) => unknown) =>
  ArrayUnique(key, withMessages("har samma värde mer än en gång", "names the same more than once"));
