import { dayAfter } from "../../../kit/clock.js";
import { type Hours, hoursOn, isOpen, localMoment } from "./opening.js";

export const anyOpen = (units: Hours[], at: Date): boolean => {
  const moment = localMoment(at);
  return units.some((unit) => isOpen(unit, moment));
};

/** The first instant later than another at which one of these opens while all were closed; null when none does within a year. */
export function nextOpening(units: Hours[], later: Date): Date | null {
  const today = localMoment(later).day;
  for (let n = 0; n <= 366; n++) {
    const day = dayAfter(today, n);
    const times = new Set(units.flatMap((unit) => hoursOn(unit, day).map(({ opens }) => opens)));
    const [first] = [...times]
      .flatMap((time) => instantsOf(day, time))
      .filter((at) => at > later && anyOpen(units, at) && !anyOpen(units, new Date(at.getTime() - 1)))
      .sort((a, b) => a.getTime() - b.getTime());
    if (first) return first;
  }
  return null;
}

const HOUR = 3_600_000;

/** When clocks in Sweden show this: twice in the hour that autumn repeats; when they have just jumped over it, in spring. */
function instantsOf(day: string, time: string): Date[] {
  const utc = Date.parse(`${day}T${time}Z`);
  const shown = [2, 1]
    .map((hoursAhead) => new Date(utc - hoursAhead * HOUR))
    .filter((at) => localMoment(at).time === time);
  return shown.length > 0 ? shown : [new Date(`${day}T01:00Z`)];
}
