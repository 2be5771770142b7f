import type { NewApiKey } from "../../subgraphs/actors/keys/create-api-key.js";
import type { Ask } from "./ask.js";
import { cleanUp, done, emptyFolder, npm, startHub } from "./program.js";

/** The hub as a person starts it, over HTTP, on an embedded server of its own. */
export async function npmStart(now: Date) {
  const dataDir = emptyFolder();
  const start = (at: Date) => startHub(dataDir, { HUB_NOW: at.toISOString() });
  let running = await start(now);
  const ask: Ask = (...question) => running.ask(...question);

  return {
    ask,
    async key({ role, actorSlug }: NewApiKey) {
      const { out } = await done(npm(dataDir, {}, "key", "--role", role, ...(actorSlug ? ["--actor", actorSlug] : [])));
      return out.trim();
    },
    /** Starts it anew at another time. */
    async turnClock(to: Date) {
      await running.hub.stop();
      running = await start(to);
    },
    close: cleanUp,
  };
}
