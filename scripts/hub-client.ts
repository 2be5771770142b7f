import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";
import { StartError } from "../kit/program/config.js";

/** Sends an operation to the hub, and returns its data. Throws `StartError` when the hub does not answer, or with its first error. */
export type HubRequest = <T, V>(document: TypedDocumentNode<T, V>, variables: V) => Promise<T>;

/** A client of the hub at this URL, with an API key or without. */
export const createHubClient =
  (url: string, key: string | undefined): HubRequest =>
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
    const result = (await response?.json().catch(() => undefined)) as Result<T> | undefined;
    if (!result) throw new StartError(`The hub at ${url} does not answer. Check the address and run this again.`);
    const [error] = result.errors ?? [];
    if (error) throw new StartError(`${error.message} (${String(error.extensions?.code)})`);
    return result.data;
  };

interface Result<T> {
  data: T;
  errors?: GraphQLFormattedError[];
}
