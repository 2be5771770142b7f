import { Field, Int, ObjectType } from "type-graphql";
import { UserError } from "../../../kit/graphql/errors.js";
import { DateTime } from "../../../kit/graphql/scalars.js";

@ObjectType({ implements: UserError, description: "The activity is not over yet and cannot be reported." })
export class EventNotHeld extends UserError {
  @Field(() => DateTime, { description: "When its last session ends." })
  endsAt: Date;

  constructor(endsAt: Date) {
    super({ sv: "Aktiviteten är inte genomförd än.", en: "The activity is not over yet." });
    this.endsAt = endsAt;
  }
}

@ObjectType({ implements: UserError, description: "The report can no longer be corrected." })
export class ReportTooLate extends UserError {
  @Field(() => DateTime, { description: "Until when it could be corrected." })
  until: Date;

  constructor(until: Date) {
    super({ sv: "Rapporten kan inte rättas längre.", en: "The report can no longer be corrected." });
    this.until = until;
  }
}

@ObjectType({ implements: UserError, description: "More visits were online than there were in all." })
class MoreOnlineThanParticipants extends UserError {
  @Field(() => Int, { description: "Visits online, as sent." })
  participantsOnline: number;

  @Field(() => Int, { description: "All visits, as sent." })
  participantsTotal: number;

  constructor(participantsOnline: number, participantsTotal: number) {
    super({
      sv: "Deltagarna på nätet kan inte vara fler än alla deltagare.",
      en: "There cannot be more participants online than in all.",
    });
    this.participantsOnline = participantsOnline;
    this.participantsTotal = participantsTotal;
  }
}

@ObjectType({ implements: UserError, description: "More developed their competence than took part." })
class MoreDevelopedThanParticipants extends UserError {
  @Field(() => Int, { description: "Visits in which competence was developed, as sent." })
  developedCompetence: number;

  @Field(() => Int, { description: "All visits, as sent." })
  participantsTotal: number;

  constructor(developedCompetence: number, participantsTotal: number) {
    super({
      sv: "De som utvecklat sin kompetens kan inte vara fler än alla deltagare.",
      en: "Those who developed their competence cannot be more than all participants.",
    });
    this.developedCompetence = developedCompetence;
    this.participantsTotal = participantsTotal;
  }
}

@ObjectType({ implements: UserError, description: "The visits by age add up to more than there were in all." })
class MoreByAgeThanParticipants extends UserError {
  @Field(() => Int, { description: "What the visits by age add up to." })
  byAge: number;

  @Field(() => Int, { description: "All visits, as sent." })
  participantsTotal: number;

  constructor(byAge: number, participantsTotal: number) {
    super({
      sv: "Åldersgrupperna blir tillsammans fler än alla deltagare.",
      en: "The age bands add up to more than all participants.",
    });
    this.byAge = byAge;
    this.participantsTotal = participantsTotal;
  }
}

/** What a report may be refused for. */
export const reportRefusals = [
  EventNotHeld,
  ReportTooLate,
  MoreOnlineThanParticipants,
  MoreDevelopedThanParticipants,
  MoreByAgeThanParticipants,
];

interface Figures {
  participantsTotal: number;
  participantsOnline?: number | null;
  developedCompetence: number;
  ageBands?: { count: number }[] | null;
}

/** Every rule that the figures of a report break. */
export function* brokenFigures({
  participantsTotal: total,
  participantsOnline: online,
  developedCompetence: developed,
  ageBands,
}: Figures) {
  const byAge = (ageBands ?? []).reduce((sum, { count }) => sum + count, 0);
  if (online != null && online > total) yield new MoreOnlineThanParticipants(online, total);
  if (developed > total) yield new MoreDevelopedThanParticipants(developed, total);
  if (byAge > total) yield new MoreByAgeThanParticipants(byAge, total);
}
