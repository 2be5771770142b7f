import { Field, InputType, ObjectType } from "type-graphql";
import { After, NotBefore, RequiredUnless } from "../../kit/rules.js";
import { LocalDate, LocalTime } from "../../kit/scalars.js";
import { Topic, Weekday } from "../../kit/vocabulary.js";

const hours = "Hours that a unit is open, the same every week (öppettider).";

@ObjectType("OpeningHours", { description: hours })
@InputType("OpeningHoursInput", { description: hours })
export class OpeningHours {
  @Field(() => Weekday, { description: "On which day of the week." })
  weekday!: Weekday;

  @Field(() => LocalTime, { description: "When it opens, Swedish time." })
  opens!: string;

  @Field(() => LocalTime, { description: "When it closes, later on the same day." })
  @After("opens")
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

const exception =
  "One day on which other hours hold than those of its weekday, such as a public holiday (avvikande öppettid). Several of one day add up.";

@ObjectType("OpeningException", { description: exception })
@InputType("OpeningExceptionInput", { description: exception })
export class OpeningException {
  @Field(() => LocalDate, { description: "Which day." })
  date!: string;

  @Field(() => Boolean, { nullable: true, description: "True: closed all day. Otherwise the hours must be given." })
  closed?: boolean | null;

  @Field(() => LocalTime, { nullable: true, description: "When it opens, Swedish time; null when closed." })
  @RequiredUnless("closed")
  opens?: string | null;

  @Field(() => LocalTime, { nullable: true, description: "When it closes, later on the same day; null when closed." })
  @RequiredUnless("closed")
  @After("opens")
  closes?: string | null;
}

const dropIn = "When one gets help without an appointment, the same every week (drop-in).";

@ObjectType("DropIn", { description: dropIn })
@InputType("DropInInput", { description: dropIn })
export class DropIn {
  @Field(() => Weekday, { description: "On which day of the week." })
  weekday!: Weekday;

  @Field(() => LocalTime, { description: "When it begins, Swedish time." })
  start!: string;

  @Field(() => LocalTime, { description: "When it ends, later on the same day." })
  @After("start")
  end!: string;

  @Field(() => [Topic], { nullable: true, description: "What one gets help with; null means anything." })
  topics?: Topic[] | null;
}
