import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";
import type { Log } from "../../kit/program/log.js";
import { maskError } from "../../kit/serving/error-masking.js";
import { STATUS } from "../errors/use-error-masking.js";
import { addressOf, type Connection } from "../http/client-address.js";
import type { Meter } from "../limits/rate-limiter.js";

/** The cookie of a new session for whoever the Authorization header proves. */
export type BeginSession = (request: Request, requestId: string) => Promise<string>;

/** Ends the session of the request's cookie, and gives the cookie that takes its place. */
export type EndSession = (request: Request) => Promise<string>;

export interface SessionRoute {
  begin: BeginSession;
  end: EndSession;
  meter?: Meter | undefined;
  proxies: number;
  log: Log;
}

/** `POST /session` gives a browser a cookie in exchange for a key or token, `DELETE /session` takes it away again. */
export function sessionRoute({ begin, end, meter, proxies, log }: SessionRoute): Plugin<object, Context> {
  const answer = async (request: Request, context: Context): Promise<Response> => {
    if (request.method === "DELETE")
      return new Response(null, { status: 204, headers: { "set-cookie": await end(request) } });
    if (request.method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST, DELETE" } });
    await meter?.count(request, addressOf(context, proxies), { anonymousChanges: 1 });
    return new Response(null, { status: 204, headers: { "set-cookie": await begin(request, context.requestId) } });
  };

  return {
    async onRequest({ request, url, serverContext, endResponse }) {
      if (url.pathname !== "/session") return;
      endResponse(await answer(request, serverContext).catch((error: unknown) => refusal(error, log)));
    },
  };
}

type Context = Connection & { requestId: string };

function refusal(error: unknown, log: Log): Response {
  const { message, extensions } = error instanceof GraphQLError ? error : { message: "", extensions: {} };
  const shown = maskError({ message, extensions }, error, log);
  const { headers } = (extensions.http ?? {}) as { headers?: Record<string, string> };
  const status = STATUS[shown.extensions!.code as string] ?? 400;
  return Response.json({ errors: [shown] }, { status, ...(headers && { headers }) });
}
