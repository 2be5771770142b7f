import { randomUUID } from "node:crypto";
import type { Plugin } from "graphql-yoga";

/** A fresh id for every request, told in its answer together with what browsers should know. */
export const markAnswers = (production: boolean): Plugin<object, { requestId?: string }> => ({
  onRequest({ serverContext }) {
    serverContext.requestId = randomUUID();
  },
  onResponse({ response, serverContext }) {
    const page = response.headers.get("content-type")?.startsWith("text/html");
    const headers = {
      "x-request-id": serverContext.requestId,
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "referrer-policy": "no-referrer",
      "cache-control": "no-store",
      ...(!page && { "content-security-policy": "default-src 'none'; frame-ancestors 'none'" }),
      ...(production && { "strict-transport-security": "max-age=31536000" }),
    };
    for (const [name, value] of Object.entries(headers)) if (value) response.headers.set(name, value);
  },
});
