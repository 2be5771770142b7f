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
