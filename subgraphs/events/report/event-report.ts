import { Ctx, FieldResolver, Resolver, Root } from "type-graphql";
import { asSentence } from "../../../kit/graphql/text.js";
import type { Context } from "../../../kit/request/context.js";
import { loadOne } from "../../../kit/sql/read.js";
import { Reads, ReadsWholeRow } from "../../../kit/sql/selected-columns.js";
import { canManageEvent } from "../event/event-visibility.js";
import { EventWarning } from "../event/event-warning.js";
import { Event } from "../event/event.js";
import { findImplausible } from "../event/plausibility.js";
import { ActivityReport } from "./activity-report.js";

function* hiddenWarnings({ organizerSuspended, takenDown }: Event) {
  if (organizerSuspended) {
    yield new EventWarning("organizer", {
      sv: "Arrangören är avstängd: aktiviteten varken visas eller räknas så länge. Varför står i arrangörens suspension; fråga samordnaren vad som behöver rättas till.",
      en: "The organizer is suspended: the activity is neither listed nor counted meanwhile. The organizer's suspension says why; ask the coordinator what to put right.",
    });
  }
  if (takenDown) {
    yield new EventWarning("takenDown", {
      sv: `Samordnaren har tagit ner aktiviteten, som varken visas eller räknas: ${asSentence(takenDown.reason)} Rätta den och säg till samordnaren, som lägger upp den igen.`,
      en: `The coordinator has taken the activity down, which is neither listed nor counted: ${asSentence(takenDown.reason)} Correct it with updateEvent and tell the coordinator, who puts it back.`,
    });
  }
}

/** More visits than this are unusual where nothing says how many there is room for. */
const MANY_VISITS = 10_000;

/** At drop-in there may be more visits than places at one time, so this is no rule. */
function* reportWarnings({ sessions, attendanceMode }: Event, report: ActivityReport) {
  const { participantsTotal, participantsOnline } = report;
  const places = sessions.every(({ capacity }) => capacity !== null)
    ? sessions.reduce((sum, { capacity }) => sum + capacity!, 0)
    : Infinity;
  if (participantsTotal > places) {
    yield new EventWarning("report.participantsTotal", {
      sv: `${participantsTotal} besök är fler än de ${places} platserna.`,
      en: `${participantsTotal} visits are more than the ${places} places.`,
    });
  } else if (participantsTotal > MANY_VISITS && attendanceMode !== "ONLINE") {
    yield new EventWarning("report.participantsTotal", {
      sv: `${participantsTotal} besök är ovanligt många.`,
      en: `${participantsTotal} visits are unusually many.`,
    });
  }
  if (participantsOnline && attendanceMode === "ON_SITE") {
    yield new EventWarning("report.participantsOnline", {
      sv: "Aktiviteten hölls bara på plats, men hade deltagare på nätet.",
      en: "The activity was on site only, but had participants online.",
    });
  }
}

/** What its report adds to an activity. */
@Resolver(() => Event)
export class EventReport {
  @FieldResolver(() => ActivityReport, {
    nullable: true,
    description: "Its report; null until it is reported, and while it is cancelled.",
  })
  @Reads()
  report(@Root() event: Event, @Ctx() ctx: Context): Promise<ActivityReport | null> {
    return loadReport(ctx, event);
  }

  @FieldResolver(() => [EventWarning], {
    description: "What should be checked; for its organizer and the coordinator, empty for anyone else.",
  })
  @ReadsWholeRow
  async warnings(@Root() event: Event, @Ctx() ctx: Context): Promise<EventWarning[]> {
    if (!canManageEvent(ctx.viewer, event)) return [];
    const report = await loadReport(ctx, event);
    return [
      ...(event.hidden() ? hiddenWarnings(event) : []),
      ...(await findImplausible(event, ctx)),
      ...(report ? reportWarnings(event, report) : []),
    ];
  }
}

const loadReport = async (ctx: Context, { id, state }: Event): Promise<ActivityReport | null> =>
  state === "CANCELLED" ? null : loadOne(ctx, ActivityReport, "eventId", id);
