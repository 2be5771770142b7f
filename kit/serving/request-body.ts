import type { IncomingMessage } from "node:http";
import type { GraphQLError } from "graphql";
import { badUserInput } from "../graphql/errors.js";

/** The headers of a request that say how its body is written. */
export interface BodyHeaders {
  contentType: string | null | undefined;
  contentEncoding: string | null | undefined;
}

export const UNREADABLE_BODY = {
  sv: "Ett anrops innehåll är JSON i UTF-8, och inte komprimerat.",
  en: "The body of a request is JSON in UTF-8, and not compressed.",
};

export const UNKNOWN_PATH = {
  sv: "Här finns inget. Skicka frågor till /graphql.",
  en: "There is nothing here. Send operations to /graphql.",
};

/** The headers of a response with status 415 to a body that is no JSON, or compressed; undefined for a body that can be read. */
export function refuseBody({ contentType, contentEncoding }: BodyHeaders): Record<string, string> | undefined {
  if (!UNCOMPRESSED.has((contentEncoding ?? "").trim().toLowerCase())) return { "accept-encoding": "identity" };
  if (!isJson(contentType ?? "")) return { "accept-post": "application/json" };
  return undefined;
}

const UNCOMPRESSED = new Set(["", "identity"]);
const JSON_TYPES = new Set(["application/json", "application/graphql+json"]);

/** JSON is always UTF-8: another charset would be read wrongly. */
function isJson(contentType: string): boolean {
  const [type = "", ...parameters] = contentType.toLowerCase().split(";");
  const values = parameters.map((parameter) => parameter.trim().replace(/^charset\s*=\s*/, "charset="));
  const charsets = values.filter((value) => value.startsWith("charset="));
  return JSON_TYPES.has(type.trim()) && charsets.every((charset) => /^charset="?utf-?8"?$/.test(charset));
}

/** Why a request is answered without being executed. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly error: GraphQLError,
    readonly headers: Record<string, string> = {},
  ) {
    super(error.message);
  }
}

/** What stands in the body of a request. Throws a `Refusal` if it is not JSON, or longer than so many bytes. */
export async function readJson(request: IncomingMessage, maxBytes: number): Promise<unknown> {
  const { "content-type": contentType, "content-encoding": contentEncoding } = request.headers;
  const unreadable = refuseBody({ contentType, contentEncoding });
  if (unreadable) throw new Refusal(415, badUserInput(UNREADABLE_BODY), unreadable);
  const body = await readBytes(request, maxBytes);
  if (!body) throw new Refusal(413, badUserInput(UNREADABLE_REQUEST));
  try {
    return JSON.parse(body.toString());
  } catch {
    throw new Refusal(400, badUserInput(UNREADABLE_REQUEST));
  }
}

const UNREADABLE_REQUEST = { sv: "Anropet går inte att läsa.", en: "The request cannot be read." };

/** The bytes of a body, or undefined if there are too many; then it is read to its end without being kept, so that the client gets the answer. */
function readBytes(request: IncomingMessage, maxBytes: number): Promise<Buffer | undefined> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on("data", (chunk: Buffer) => {
      length += chunk.length;
      if (length <= maxBytes) chunks.push(chunk);
    });
    request.on("end", () => resolve(length <= maxBytes ? Buffer.concat(chunks) : undefined));
    request.on("error", reject);
  });
}
