import type { Log } from "../../kit/program/log.js";
import type { GatewayPlugin } from "../http/request-context.js";
import { errorResponse } from "../http/use-error-masking.js";
import type { SessionCookies } from "./authentication.js";

export const SESSION_PATH = "/session";

/** `POST /session` exchanges the key or token of the Authorization header for a session cookie; `DELETE /session` ends the session. */
export function useSessionRoute(sessions: SessionCookies, log: Log): GatewayPlugin {
  const respond = async (request: Request, requestId: string): Promise<Response> => {
    switch (request.method) {
      case "POST":
        return withCookie(await sessions.create(request, requestId));
      case "DELETE":
        return withCookie(await sessions.end(request));
      default:
        return new Response(null, { status: 405, headers: { allow: "POST, DELETE" } });
    }
  };

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
