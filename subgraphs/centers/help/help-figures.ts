import { Field, Float, Int, ObjectType } from "type-graphql";
import { intOf, type Tallies } from "./help-visibility.js";

export interface HelpTally {
  visits: number;
  dropInVisits: number | null;
  meanMinutes: number | null;
  questions: number;
}

@ObjectType({
  description:
    "Help given, as reported. Visits are counted, not persons. Unless `isExact`, the figures of each report are rounded to the nearest 5 before they are added up.",
})
export class HelpFigures {
  private readonly tally: HelpTally;

  constructor(
    { reported, rounded }: Tallies<HelpTally>,
    private readonly exact: boolean,
  ) {
    this.tally = exact ? reported : rounded;
  }

  @Field(() => Boolean, { description: "Whether these figures are exact." })
  isExact(): boolean {
    return this.exact;
  }

  @Field(() => Int, { description: "Visits." })
  visits(): number {
    return intOf(this.tally.visits);
  }

  @Field(() => Int, {
    nullable: true,
    description: "Those without an appointment; null when not reported.",
  })
  dropInVisits(): number | null {
    const { dropInVisits } = this.tally;
    return dropInVisits === null ? null : intOf(dropInVisits);
  }

  @Field(() => Float, {
    nullable: true,
    description: "How long a visit lasted in the mean, in minutes with one decimal; null when not reported.",
  })
  meanMinutes(): number | null {
    const { meanMinutes } = this.tally;
    return meanMinutes === null ? null : Math.round(10 * meanMinutes) / 10;
  }

  @Field(() => Int, { description: "Questions that visitors got help with." })
  questions(): number {
    return intOf(this.tally.questions);
  }
}
