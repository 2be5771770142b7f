import type { NewApiKey } from "../../subgraphs/actors/keys/create-api-key.js";
import type { Execute } from "./graphql-client.js";

/** What a test does with the hub, however it runs: in this process, as separate processes or by `npm start`. */
export interface TestHub {
  execute: Execute;
  /** Returns a new API key. */
  createKey(input: NewApiKey): Promise<string>;
  /** Sets the clock of the hub; a hub in other processes is restarted for it. */
  setTime(time: Date): Promise<void>;
  close(): Promise<void>;
}
