import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";

export interface Result<T> {
  status: number;
  headers: Headers;
  /** The response as text, to search for what must not be in it. */
  body: string;
  data: T;
  errors: GraphQLFormattedError[];
}

interface RequestOptions {
  /** An API key, sent as bearer token. */
  key?: string;
  headers?: Record<string, string>;
}

/** Sends an operation to the hub over GraphQL over HTTP, as any client does. */
export type Execute = <T = any, V = Record<string, unknown>>(
  document: TypedDocumentNode<T, V> | string,
  variables?: V,
  options?: RequestOptions,
) => Promise<Result<T>>;

export const createClient =
  (url: string, fetch: (request: Request) => Promise<Response>): Execute =>
  async (document, variables, { key, headers } = {}) => {
    const response = await fetch(
      new Request(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "accept-language": "en",
          ...(key && { authorization: `Bearer ${key}` }),
          ...headers,
        },
        body: JSON.stringify({ query: typeof document === "string" ? document : print(document), variables }),
      }),
    );
    const body = await response.text();
    const { data, errors = [] } = JSON.parse(body);
    return { status: response.status, headers: response.headers, body, data, errors };
  };

export const errorCodes = ({ errors }: Pick<Result<unknown>, "errors">) =>
  errors.map(({ extensions }) => extensions?.code as string);
