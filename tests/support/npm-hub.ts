import type { NewApiKey } from "../../subgraphs/actors/keys/create-api-key.js";
import type { Execute } from "./graphql-client.js";
import { stopPrograms, exited, newDataDir, npmRun, startHub } from "./programs.js";

/** The hub as a person starts it, over HTTP, on an embedded server of its own. */
export async function startNpmHub(now: Date) {
  const dataDir = newDataDir();
  const start = (at: Date) => startHub(dataDir, { HUB_NOW: at.toISOString() });
  let running = await start(now);
  const ask: Execute = (...question) => running.ask(...question);

  return {
    ask,
    async key({ role, actorSlug }: NewApiKey) {
      const { out } = await exited(
        npmRun(dataDir, {}, "key", "--role", role, ...(actorSlug ? ["--actor", actorSlug] : [])),
      );
      return out.trim();
    },
    /** Starts it anew at another time. */
    async turnClock(to: Date) {
      await running.hub.stop();
      running = await start(to);
    },
    close: stopPrograms,
  };
}
