import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";
import { StartError } from "../kit/program/config.js";
import type { MessageLanguage } from "../kit/request/context.js";

/** Sends an operation to the hub, and returns its data. Throws `HubError` when the hub does not answer, or with its first error. */
export type HubRequest = <T, V>(document: TypedDocumentNode<T, V>, variables: V) => Promise<T>;

export class HubError extends StartError {
  constructor(
    message: string,
    /** Whether the hub may have done what was asked of it. */
    readonly isUncertain: boolean,
  ) {
    super(message);
  }
}

/** A client of the hub at this URL, with an API key or without. */
export const createHubClient =
  (url: string, key: string | undefined, language: MessageLanguage = "en"): HubRequest =>
  async <T, V>(document: TypedDocumentNode<T, V>, variables: V) => {
    const noAnswer = (isUncertain: boolean) =>
      new HubError(
        language === "sv"
          ? `Hubben på ${url} svarar inte. Kontrollera adressen och kör om.`
          : `The hub at ${url} does not answer. Check the address and run this again.`,
        isUncertain,
      );
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "accept-language": language,
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query: print(document), variables }),
    }).catch((error: Error) => {
      throw noAnswer(!NOT_REACHED.includes((error.cause as NodeJS.ErrnoException | undefined)?.code ?? ""));
    });
    const result = (await response.json().catch(() => undefined)) as Result<T> | undefined;
    if (!result) throw noAnswer(true);
    const [error] = result.errors ?? [];
    if (error) {
      const code = String(error.extensions?.code);
      throw new HubError(`${error.message} (${code})`, code === "SUBGRAPH_UNAVAILABLE");
    }
    return result.data;
  };

const NOT_REACHED = [
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
];

interface Result<T> {
  data: T;
  errors?: GraphQLFormattedError[];
}
