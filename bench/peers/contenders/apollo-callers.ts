import "reflect-metadata";
import { randomUUID } from "node:crypto";
import pino from "pino";
import { createAuthentication } from "../../../gateway/authentication/authentication.js";
import type { Caller } from "../../../kit/request/context.js";
import { anonymous } from "../../../kit/request/viewer.js";
import { createHttpExecutor } from "../../../kit/serving/http-executor.js";

export { seal } from "../../../kit/serving/seal.js";

/** The hub's authentication by API key, for a gateway that is not the hub's: the caller of an Authorization header. */
export function createCallers(actorsUrl: string, secret: string) {
  const log = pino({ level: "silent" });
  const actors = createHttpExecutor({ subgraph: "actors", url: actorsUrl, secret, log });
  const { authenticate } = createAuthentication({ actors, secret, production: true, log });
  return async (authorization: string | undefined): Promise<Caller> => {
    const requestId = randomUUID();
    if (!authorization) return { viewer: anonymous, requestId, language: "sv" };
    return authenticate(new Request("http://hub", { headers: { authorization } }), requestId, { fresh: false });
  };
}
