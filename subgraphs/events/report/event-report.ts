import { Ctx, Field, FieldResolver, ObjectType, Resolver, Root } from "type-graphql";
import type { Messages } from "../../../kit/graphql/errors.js";
import type { Context } from "../../../kit/request/context.js";
import { loadOne } from "../../../kit/sql/read.js";
import { canManageEvent } from "../event/event-visibility.js";
import { Event } from "../event/event.js";
import { ActivityReport } from "./activity-report.js";

@ObjectType({ description: "Something about an activity that looks wrong and should be checked. Nothing is refused." })
export class EventWarning {
  @Field(() => String, { description: "Where, with dots: `report.participantsTotal`, `organizer`, `takenDown`." })
  path: string;

  constructor(
    path: string,
    private readonly messages: Messages,
  ) {
    this.path = path;
  }

  @Field(() => String, { description: "What looks wrong." })
  message(@Ctx() { language }: Context): string {
    return this.messages[language];
  }
}

function* hiddenWarnings({ organizerSuspended, takenDown }: Event) {
  if (organizerSuspended) {
    yield new EventWarning("organizer", {
      sv: "Arrangören är avstängd: aktiviteten varken visas eller räknas så länge. Varför står i arrangörens suspension; fråga samordnaren vad som behöver rättas till.",
      en: "The organizer is suspended: the activity is neither listed nor counted meanwhile. The organizer's suspension says why; ask the coordinator what to put right.",
    });
  }
  if (takenDown) {
    yield new EventWarning("takenDown", {
      sv: `Samordnaren har tagit ner aktiviteten, som varken visas eller räknas: ${takenDown.reason} Rätta den med updateEvent och säg till samordnaren, som lägger upp den igen.`,
      en: `The coordinator has taken the activity down, which is neither listed nor counted: ${takenDown.reason} Correct it with updateEvent and tell the coordinator, who puts it back.`,
    });
  }
}

/** At drop-in there may be more visits than places at one time, so this is no rule. */
function findWarnings({ sessions }: Event, report: ActivityReport): EventWarning[] {
  const places = sessions.every(({ capacity }) => capacity !== null)
    ? sessions.reduce((sum, { capacity }) => sum + capacity!, 0)
    : Infinity;
  if (report.participantsTotal <= places) return [];
  return [
    new EventWarning("report.participantsTotal", {
      sv: `${report.participantsTotal} besök är fler än de ${places} platserna.`,
      en: `${report.participantsTotal} visits are more than the ${places} places.`,
    }),
  ];
}

/** What its report adds to an activity. */
@Resolver(() => Event)
export class EventReport {
  @FieldResolver(() => ActivityReport, {
    nullable: true,
    description: "Its report; null until it is reported, and while it is cancelled.",
  })
  report(@Root() event: Event, @Ctx() ctx: Context): Promise<ActivityReport | null> {
    return loadReport(ctx, event);
  }

  @FieldResolver(() => [EventWarning], {
    description: "What should be checked; for its organizer and the coordinator, empty for anyone else.",
  })
  async warnings(@Root() event: Event, @Ctx() ctx: Context): Promise<EventWarning[]> {
    if (!canManageEvent(ctx.viewer, event)) return [];
    const report = await loadReport(ctx, event);
    return [...(event.hidden() ? hiddenWarnings(event) : []), ...(report ? findWarnings(event, report) : [])];
  }
}

const loadReport = async (ctx: Context, { id, state }: Event): Promise<ActivityReport | null> =>
  state === "CANCELLED" ? null : loadOne(ctx, ActivityReport, "eventId", id);
