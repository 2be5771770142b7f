let offset = 0;

/** The only clock of the hub's rules. `HUB_NOW` sets it for trials; from there it runs on. */
export const clock = {
  now: () => new Date(Date.now() + offset),
  /** Sets the clock; undefined gives the real time back. */
  set(now: Date | undefined) {
    offset = now ? now.getTime() - Date.now() : 0;
  },
};
