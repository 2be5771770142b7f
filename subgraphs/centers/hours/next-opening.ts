import { daysAfter, instantsAt } from "../../../kit/calendar.js";
import { type Hours, hoursOn, isOpen, localMoment } from "./opening.js";

export const anyOpen = (units: Hours[], at: Date): boolean => {
  const moment = localMoment(at);
  return units.some((unit) => isOpen(unit, moment));
};

/** The first instant later than another at which one of these opens while all were closed; null when none does within a year. */
export function nextOpening(units: Hours[], later: Date): Date | null {
  const today = localMoment(later).day;
  for (let n = 0; n <= 366; n++) {
    const day = daysAfter(today, n);
    const times = new Set(units.flatMap((unit) => hoursOn(unit, day).map(({ opens }) => opens)));
    const [first] = [...times]
      .flatMap((time) => instantsAt(day, time))
      .filter((at) => at > later && anyOpen(units, at) && !anyOpen(units, new Date(at.getTime() - 1)))
      .sort((a, b) => a.getTime() - b.getTime());
    if (first) return first;
  }
  return null;
}
