import { type ServerResponse, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import type { Messages } from "../../kit/graphql/errors.js";
import { languageOf } from "./request-language.js";

/** What Node.js says of a request that it cannot read: its code, and the bytes it came to that in. */
type ParserError = Error & { code?: string; rawPacket?: Buffer };

interface Answer {
  status: number;
  code: string;
  messages: Messages;
}

/** In milliseconds: for a client to read the answer while it still sends. */
const LINGER = 1000;

/**
 * Answers a request that Node.js cannot read as others are answered, and closes its connection. `response` is that of the request before it
 * on the connection, or of itself when only its body cannot be read.
 */
export function refuseUnreadable(error: ParserError, socket: Duplex, response: ServerResponse | undefined): void {
  if (!socket.writable) return;
  if (response?.headersSent && !response.writableFinished) return void socket.destroy();
  const { status, code, messages } = ANSWERS[error.code ?? ""] ?? MALFORMED;
  const body = JSON.stringify({ errors: [{ message: messages[languageIn(error)], extensions: { code } }] });
  socket.end(
    [
      `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
      "Connection: close",
      "Content-Type: application/json",
      `Content-Length: ${Buffer.byteLength(body)}`,
      "",
      body,
    ].join("\r\n"),
  );
  setTimeout(() => socket.destroy(), LINGER).unref();
}

/** The language that the request asks for, as far as it has come. */
function languageIn({ rawPacket }: ParserError) {
  const [, accepted = ""] = /^accept-language:(.*)$/im.exec(rawPacket?.toString("latin1") ?? "") ?? [];
  return languageOf({ headers: new Headers({ "accept-language": accepted.trim() }) });
}

const MALFORMED: Answer = {
  status: 400,
  code: "BAD_USER_INPUT",
  messages: {
    sv: "Anropet går inte att läsa: det är inte skrivet som HTTP.",
    en: "The request cannot be read: it is not written as HTTP.",
  },
};

/** By the codes of Node.js. */
const ANSWERS: Record<string, Answer> = {
  HPE_HEADER_OVERFLOW: {
    status: 431,
    code: "COST_LIMIT",
    messages: {
      sv: "Anropets adress och huvuden är för stora. Skicka frågan i innehållet, med POST.",
      en: "The request's address and headers are too large. Send the operation in the body, with POST.",
    },
  },
  HPE_CHUNK_EXTENSIONS_OVERFLOW: {
    status: 413,
    code: "COST_LIMIT",
    messages: { sv: "Anropets innehåll är för stort.", en: "The body of the request is too large." },
  },
  ERR_HTTP_REQUEST_TIMEOUT: {
    status: 408,
    code: "BAD_USER_INPUT",
    messages: {
      sv: "Anropet kom inte fram i tid. Skicka det igen.",
      en: "The request did not arrive in time. Send it again.",
    },
  },
};
