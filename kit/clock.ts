let offset = 0;

/** The clock of all rules of the hub. `HUB_NOW` sets it for trials; from there it runs on. */
export const clock = {
  now: () => new Date(Date.now() + offset),
  /** Sets the clock; undefined resets it to the real time. */
  set(now: Date | undefined) {
    offset = now ? now.getTime() - Date.now() : 0;
  },
};
