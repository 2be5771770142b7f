import Negotiator from "negotiator";
import type { MessageLanguage } from "../../kit/request/context.js";

/** The language of messages that a request asks for with Accept-Language: Swedish unless it prefers English. */
export function languageOf({ headers }: Pick<Request, "headers">): MessageLanguage {
  const negotiator = new Negotiator({ headers: { "accept-language": headers.get("accept-language") ?? undefined } });
  return (negotiator.languages(["sv", "en"])[0] as MessageLanguage | undefined) ?? "sv";
}
