let offset = 0;

/** The only clock of the hub's rules. `HUB_NOW` sets it for trials; from there it runs on. */
export const clock = {
  now: () => new Date(Date.now() + offset),
  /** Sets the clock; undefined gives the real time back. */
  set(now: Date | undefined) {
    offset = now ? now.getTime() - Date.now() : 0;
  },
};

const stockholm = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm", dateStyle: "short" });

/** The local day in Sweden, as YYYY-MM-DD. */
export const dayOf = (time: Date) => stockholm.format(time);

/** A day in milliseconds. */
export const DAY = 86_400_000;

/** The day so many days after another, both as YYYY-MM-DD. */
export const dayAfter = (day: string, days: number) =>
  new Date(Date.parse(day) + days * DAY).toISOString().slice(0, 10);
