import { Field, Float, Int, ObjectType } from "type-graphql";

export interface HelpTally {
  visits: number;
  dropInVisits: number | null;
  meanMinutes: number | null;
  questions: number;
}

/** The most that an Int of GraphQL holds: a sum beyond all reason must not hide the others. */
const MOST = 2_147_483_647;

/** As reported, or rounded to the nearest 5. */
export function shownFigure(value: number, exact: boolean): number {
  const figure = Math.min(value, MOST);
  return exact ? figure : 5 * Math.round(figure / 5);
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
    return shownFigure(this.tally.visits, this.exact);
  }

  @Field(() => Int, { nullable: true, description: "Those of them without an appointment; null when nobody told." })
  dropInVisits(): number | null {
    const { dropInVisits } = this.tally;
    return dropInVisits === null ? null : shownFigure(dropInVisits, this.exact);
  }

  @Field(() => Float, {
    nullable: true,
    description: "How long a visit lasted in the mean, in minutes with one decimal; null when nobody told.",
  })
  meanMinutes(): number | null {
    const { meanMinutes } = this.tally;
    return meanMinutes === null ? null : Math.round(10 * shownFigure(meanMinutes, this.exact)) / 10;
  }

  @Field(() => Int, { description: "Questions that visitors got help with." })
  questions(): number {
    return shownFigure(this.tally.questions, this.exact);
  }
}
