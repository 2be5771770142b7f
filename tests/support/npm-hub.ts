import type { NewApiKey } from "../../subgraphs/actors/keys/create-api-key.js";
import type { Execute } from "./graphql-client.js";
import { stopPrograms, exited, newDataDir, npmRun, startHub } from "./programs.js";
import type { TestHub } from "./test-hub.js";

/** The hub as `npm start` runs it, over HTTP, on an embedded server of its own. */
export async function startNpmHub(now: Date): Promise<TestHub> {
  const dataDir = newDataDir();
  const start = (at: Date) => startHub(dataDir, { HUB_NOW: at.toISOString() });
  let running = await start(now);
  const execute: Execute = (...operation) => running.execute(...operation);

  return {
    execute,
    async createKey({ role, actorSlug }: NewApiKey) {
      const { out } = await exited(
        npmRun(dataDir, {}, "key", "--role", role, ...(actorSlug ? ["--actor", actorSlug] : [])),
      );
      return out.trim();
    },
    async setTime(time) {
      await running.hub.stop();
      running = await start(time);
    },
    close: stopPrograms,
  };
}
