import type { Log } from "../../kit/program/log.js";
import type { GatewayPlugin } from "../http/request-context.js";
import { errorResponse } from "../http/use-error-masking.js";
import type { SessionCookies } from "./authentication.js";

export const SESSION_PATH = "/session";
export const SESSION_METHODS = ["POST", "DELETE"];

/** `POST /session` exchanges the key or token of the Authorization header for a session cookie; `DELETE /session` ends the session. */
export function useSessionRoute(sessions: SessionCookies, log: Log): GatewayPlugin {
  const respond = async (request: Request, requestId: string): Promise<Response> =>
    withCookie(await (request.method === "POST" ? sessions.create(request, requestId) : sessions.end(request)));

  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (url.pathname !== SESSION_PATH) return;
      endResponse(
        await respond(request, serverContext.requestId).catch((error: unknown) =>
          errorResponse(error, request, log, serverContext),
        ),
      );
    },
  };
}

const withCookie = (cookie: string) => new Response(null, { status: 204, headers: { "set-cookie": cookie } });
