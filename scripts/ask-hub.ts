import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";
import { StartError } from "../kit/program/config.js";

/** Asks the hub as any client does; what it refuses ends the program in one line. */
export type AskHub = <T, V>(document: TypedDocumentNode<T, V>, variables: V) => Promise<T>;

export const askHub =
  (url: string, key: string | undefined): AskHub =>
  async <T, V>(document: TypedDocumentNode<T, V>, variables: V) => {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "accept-language": "en",
        ...(key && { authorization: `Bearer ${key}` }),
      },
      body: JSON.stringify({ query: print(document), variables }),
    }).catch(() => undefined);
    const answer = (await response?.json().catch(() => undefined)) as Answer<T> | undefined;
    if (!answer) throw new StartError(`The hub at ${url} does not answer. Check the address and run this again.`);
    const [error] = answer.errors ?? [];
    if (error) throw new StartError(`${error.message} (${String(error.extensions?.code)})`);
    return answer.data;
  };

interface Answer<T> {
  data: T;
  errors?: GraphQLFormattedError[];
}
