import { IsDefined, ValidateBy, ValidateIf, type ValidationArguments, type ValidationOptions } from "class-validator";
import { instantAfter, monthsAfter } from "../calendar.js";
import { MalformedValue } from "./malformed-value.js";
import { withMessages } from "./validation.js";

/** A time after that of another property, if the other is given. */
export const After = (other: string) =>
  comparedWith(
    "after",
    other,
    (value, otherValue) => value > otherValue,
    withMessages("ska vara efter början", `must be after ${other}`),
  );

/** The time of day at which something begins. */
export const StartOfHours = () =>
  ValidateBy(
    { name: "startOfHours", validator: { validate: (time) => time !== MIDNIGHT } },
    withMessages(
      "ska vara före 24:00: vid midnatt börjar nästa dag, 00:00",
      "must be before 24:00: at midnight the next day begins, 00:00",
    ),
  );

/** The time of day at which something ends: later on the same day as the property that says when it begins. */
export const EndOfHours = (start: string) =>
  comparedWith(
    "endOfHours",
    start,
    (end, begin) => end > begin || begin === MIDNIGHT,
    withMessages(
      "ska vara senare samma dag, senast 24:00; över midnatt skrivs två: till 24:00, och nästa dag från 00:00",
      `must be after ${start} on the same day, 24:00 at the latest; past midnight write two: until 24:00, and on the next day from 00:00`,
    ),
  );

const MIDNIGHT = "24:00";

/** A day or time of day not before that of another property, if the other is given. */
export const NotBefore = (other: string) =>
  comparedWith(
    "notBefore",
    other,
    (value, otherValue) => value >= otherValue,
    withMessages("får inte vara före den första dagen", `must not be before ${other}`),
  );

/** An instant at most so many days after that of another property, if the other is given. */
export const WithinDaysOf = (other: string, days: number) =>
  comparedWith<Date>(
    "withinDaysOf",
    other,
    (instant, otherInstant) => instant <= instantAfter(otherInstant, { days }),
    withMessages(`ska vara högst ${days} dagar efter början`, `must be at most ${days} days after ${other}`),
  );

/** A number not greater than another property, if the other is given. */
export const AtMost = (other: string, swedishName: string) =>
  comparedWith(
    "atMost",
    other,
    (value: number, otherValue) => value <= otherValue,
    withMessages(`får inte vara större än ${swedishName}`, `must not be greater than ${other}`),
  );

/** A day less than a month after that of another property: the last day of a period that begins there. */
export const WithinAMonthOf = (other: string) =>
  comparedWith(
    "withinAMonthOf",
    other,
    (day, from) => day < monthsAfter(from, 1),
    withMessages("ska vara inom en månad från den första dagen", `must be within a month of ${other}`),
  );

/** A rule that compares a property with another one of the same object; it holds where the other is not given or malformed. */
const comparedWith = <T extends string | number | Date = string>(
  name: string,
  other: string,
  holds: (value: T, otherValue: T) => boolean,
  options: ValidationOptions,
) => {
  const validate = (value: T, args?: ValidationArguments) => {
    const otherValue = (args!.object as Record<string, T | MalformedValue | null | undefined>)[other];
    return otherValue == null || otherValue instanceof MalformedValue || holds(value, otherValue);
  };
  return ValidateBy({ name, validator: { validate } }, options);
};

/** Must be given when another property is not true; ignored when it is. */
export const RequiredUnless =
  (other: string): PropertyDecorator =>
  (target, property) => {
    ValidateIf((input: Record<string, unknown>) => !input[other])(target, property as string);
    IsDefined(withMessages("måste anges", "must be given"))(target, property as string);
  };
