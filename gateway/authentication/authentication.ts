import Negotiator from "negotiator";
import { unauthenticated } from "../../kit/graphql/errors.js";
import type { OidcConfig } from "../../kit/program/config.js";
import type { Log } from "../../kit/program/log.js";
import type { SpokenLanguage } from "../../kit/request/context.js";
import { anonymous } from "../../kit/request/viewer.js";
import type { SubgraphExecutor } from "../../kit/serving/subgraph-executor.js";
import { holdersAt } from "./credential-verifier.js";
import { credentialOf } from "./credential.js";
import { loginsOf } from "./oidc-token.js";
import { sessionsOf } from "./sessions.js";
import type { CallerOf } from "./use-authentication.js";
import type { BeginSession, EndSession } from "./use-session-route.js";

export interface Callers {
  callerOf: CallerOf;
  session: { begin: BeginSession; end: EndSession };
}

export interface CallersOptions {
  askActors: SubgraphExecutor;
  /** What seals sessions and makes pseudonyms. */
  secret: string;
  production: boolean;
  oidc?: OidcConfig | undefined;
  log: Log;
}

/** Knows who asks: by API key, by a login's token, or by the session that one of them began. */
export function callers({ askActors, secret, production, oidc, log }: CallersOptions): Callers {
  const logins = oidc && loginsOf(oidc, secret, log);
  const sessions = sessionsOf(secret, production);
  const holders = holdersAt(askActors);

  return {
    async callerOf(request, requestId, how) {
      const credential = (await credentialOf(request, logins)) ?? (await sessions.open(request));
      return {
        viewer: credential ? await holders(credential, requestId, how) : anonymous,
        requestId,
        language: languageOf(request),
        idempotencyKey: request.headers.get("idempotency-key") ?? undefined,
      };
    },
    session: {
      async begin(request, requestId) {
        const credential = await credentialOf(request, logins);
        if (!credential) throw unauthenticated();
        await holders(credential, requestId, { fresh: true });
        return sessions.begin(credential);
      },
      end: sessions.end,
    },
  };
}

function languageOf(request: Request): SpokenLanguage {
  const negotiator = new Negotiator({
    headers: { "accept-language": request.headers.get("accept-language") ?? undefined },
  });
  return (negotiator.languages(["sv", "en"])[0] as SpokenLanguage | undefined) ?? "sv";
}
