import { Agent, request } from "node:http";
import { text } from "node:stream/consumers";

/** So many requests are under way at the same time, each on a connection that is kept alive. */
const CONNECTIONS = 20;

/** Sends a body, and returns that of the answer. Throws when its status is not 200. */
export type Post = (body: string, headers: Record<string, string>) => Promise<string>;

export function createPost(url: string): Post {
  // With a timeout, Node gives up an idle connection before the server closes it.
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS, timeout: 60_000 });
  return (body, headers) =>
    new Promise((resolve, reject) => {
      const sent = request(url, {
        agent,
        method: "POST",
        headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body), ...headers },
      });
      sent.once("error", reject);
      sent.once("response", (response) => {
        text(response).then((answer) => {
          if (response.statusCode === 200) resolve(answer);
          else reject(new Error(`${url} answers ${response.statusCode}: ${answer.slice(0, 1000)}`));
        }, reject);
      });
      sent.end(body);
    });
}

/** Does something for each item, for so many at the same time as there are connections. Ends with the first error, and when it is interrupted. */
export async function forEachAtOnce<T>(
  items: Iterable<T>,
  interruption: AbortSignal,
  act: (item: T) => Promise<void>,
): Promise<void> {
  const shared = items[Symbol.iterator]();
  const worker = async () => {
    for (let next = shared.next(); !next.done; next = shared.next()) {
      interruption.throwIfAborted();
      await act(next.value);
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
}
