import { Field, Float, Int, ObjectType } from "type-graphql";
import { visibleFigure } from "./help-visibility.js";

export interface HelpTally {
  visits: number;
  dropInVisits: number | null;
  meanMinutes: number | null;
  questions: number;
}

@ObjectType({
  description:
    "Help given, as reported. Visits are counted, not persons. Figures are rounded to the nearest 5 unless `isExact`.",
})
export class HelpFigures {
  constructor(
    private readonly tally: HelpTally,
    private readonly exact: boolean,
  ) {}

  @Field(() => Boolean, { description: "Whether these figures are exact." })
  isExact(): boolean {
    return this.exact;
  }

  @Field(() => Int, { description: "Visits." })
  visits(): number {
    return visibleFigure(this.tally.visits, this.exact);
  }

  @Field(() => Int, {
    nullable: true,
    description: "Those without an appointment; null when not reported.",
  })
  dropInVisits(): number | null {
    const { dropInVisits } = this.tally;
    return dropInVisits === null ? null : visibleFigure(dropInVisits, this.exact);
  }

  @Field(() => Float, {
    nullable: true,
    description: "How long a visit lasted in the mean, in minutes with one decimal; null when not reported.",
  })
  meanMinutes(): number | null {
    const { meanMinutes } = this.tally;
    return meanMinutes === null ? null : Math.round(10 * visibleFigure(meanMinutes, this.exact)) / 10;
  }

  @Field(() => Int, { description: "Questions that visitors got help with." })
  questions(): number {
    return visibleFigure(this.tally.questions, this.exact);
  }
}
