import { setMaxListeners } from "node:events";
import { attacks } from "./attack-operations.js";

/** A process of its own, so that what it takes to send so much slows down no one whose time is measured. */
const [url, name, clients, seconds] = process.argv.slice(2);
const body = JSON.stringify(attacks[name!]);
const over = new AbortController();
setMaxListeners(0, over.signal);
setTimeout(() => over.abort(), Number(seconds) * 1000);
const outcomes = { answered: 0, refused: 0 };

/** Each client has an address of its own, two connections, and does not wait when it is refused. */
await Promise.all(
  Array.from({ length: Number(clients) * 2 }, async (_, i) => {
    const headers = { "content-type": "application/json", "x-forwarded-for": `192.0.2.${1 + (i >> 1)}` };
    while (!over.signal.aborted) {
      const { signal } = over;
      const text = await fetch(url!, { method: "POST", headers, body, signal }).then(
        (response) => response.text(),
        () => "",
      );
      if (text) outcomes[text.includes('"errors"') ? "refused" : "answered"]++;
    }
  }),
);
process.stdout.write(JSON.stringify(outcomes));
