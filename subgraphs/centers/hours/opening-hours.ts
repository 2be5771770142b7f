import { ValidateBy, type ValidationArguments } from "class-validator";
import { Field, InputType, ObjectType } from "type-graphql";
import { EndOfHours, NotBefore, RequiredUnless, StartOfHours } from "../../../kit/graphql/comparison-rules.js";
import { LocalDate, LocalTime } from "../../../kit/graphql/scalars.js";
import { Weekday } from "../../../kit/vocabulary/centers.js";
import { Topic } from "../../../kit/vocabulary/shared.js";

/** Each input type comes twice: as it is submitted, and as a draft, where what is required may still be missing. */
export interface Completeness {
  draft: boolean;
}

/** What a draft has of a value: any part of it may still be missing, at any depth. */
export type Draft<T> = T extends (infer Row)[]
  ? Draft<Row>[]
  : T extends object
    ? { [Field in keyof T]?: Draft<T[Field]> | null }
    : T;

function hoursFields({ draft }: Completeness) {
  @ObjectType()
  @InputType()
  abstract class HoursFields {
    @Field(() => Weekday, { nullable: draft, description: "On which day of the week." })
    weekday!: Weekday;

    @Field(() => LocalTime, { nullable: draft, description: "When it opens, Swedish time." })
    @StartOfHours()
    opens!: string;

    @Field(() => LocalTime, {
      nullable: draft,
      description: "When it closes, later on the same day, 24:00 at the latest.",
    })
    @EndOfHours("opens")
    closes!: string;

    @Field(() => LocalDate, {
      nullable: true,
      description: "First day these hours hold; null when they have no beginning.",
    })
    validFrom?: string | null;

    @Field(() => LocalDate, { nullable: true, description: "Last day these hours hold; null when they have no end." })
    @NotBefore("validFrom")
    validTo?: string | null;
  }
  return HoursFields;
}

const hoursDescription =
  "Hours that a unit is open, the same every week; past midnight they go on in a row of the next day (öppettider).";

@ObjectType("OpeningHours", { description: hoursDescription })
@InputType("OpeningHoursInput", { description: hoursDescription })
export class OpeningHours extends hoursFields({ draft: false }) {}

@InputType("OpeningHoursDraftInput", { description: "Opening hours that may still lack anything." })
export class OpeningHoursDraft extends hoursFields({ draft: true }) {}

const ClosedOrHours = () =>
  ValidateBy(
    {
      name: "closedOrHours",
      validator: {
        validate: (closed, args?: ValidationArguments) => {
          const { opens, closes } = args!.object as OpeningException;
          return !(closed && (opens ?? closes));
        },
      },
    },
    {
      message: "cannot be true when hours are given",
      context: { sv: "kan inte gälla när tider anges", en: "cannot be true when hours are given" },
    },
  );

function exceptionFields({ draft }: Completeness) {
  const RequiredUnlessClosed = () => (draft ? () => undefined : RequiredUnless("closed"));

  @ObjectType()
  @InputType()
  abstract class ExceptionFields {
    @Field(() => LocalDate, { nullable: draft, description: "Which day." })
    date!: string;

    @Field(() => Boolean, { nullable: true, description: "True: closed all day. Otherwise the hours must be given." })
    @ClosedOrHours()
    closed?: boolean | null;

    @Field(() => LocalTime, { nullable: true, description: "When it opens, Swedish time; null when closed." })
    @RequiredUnlessClosed()
    @StartOfHours()
    opens?: string | null;

    @Field(() => LocalTime, {
      nullable: true,
      description: "When it closes, later on the same day, 24:00 at the latest; null when closed.",
    })
    @RequiredUnlessClosed()
    @EndOfHours("opens")
    closes?: string | null;
  }
  return ExceptionFields;
}

const exceptionDescription =
  "One day on which other hours hold than those of its weekday, such as a public holiday (avvikande öppettid). Several of one day add up.";

@ObjectType("OpeningException", { description: exceptionDescription })
@InputType("OpeningExceptionInput", { description: exceptionDescription })
export class OpeningException extends exceptionFields({ draft: false }) {}

@InputType("OpeningExceptionDraftInput", { description: "A day with other hours that may still lack anything." })
export class OpeningExceptionDraft extends exceptionFields({ draft: true }) {}

function dropInFields({ draft }: Completeness) {
  @ObjectType()
  @InputType()
  abstract class DropInFields {
    @Field(() => Weekday, { nullable: draft, description: "On which day of the week." })
    weekday!: Weekday;

    @Field(() => LocalTime, { nullable: draft, description: "When it begins, Swedish time." })
    @StartOfHours()
    start!: string;

    @Field(() => LocalTime, {
      nullable: draft,
      description: "When it ends, later on the same day, 24:00 at the latest.",
    })
    @EndOfHours("start")
    end!: string;

    @Field(() => [Topic], { nullable: true, description: "What one gets help with; null means anything." })
    topics?: Topic[] | null;
  }
  return DropInFields;
}

const dropInDescription = "When one gets help without an appointment, the same every week (drop-in).";

@ObjectType("DropIn", { description: dropInDescription })
@InputType("DropInInput", { description: dropInDescription })
export class DropIn extends dropInFields({ draft: false }) {}

@InputType("DropInDraftInput", { description: "A time of drop-in that may still lack anything." })
export class DropInDraft extends dropInFields({ draft: true }) {}
