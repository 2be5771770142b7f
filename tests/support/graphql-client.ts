import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";

export interface Result<T> {
  status: number;
  headers: Headers;
  /** The answer as it came, to look for what must not be in it. */
  body: string;
  data: T;
  errors: GraphQLFormattedError[];
}

interface RequestOptions {
  /** An API key. */
  key?: string;
  headers?: Record<string, string>;
}

/** Asks the hub as any client does. */
export type Execute = <T = any, V = Record<string, unknown>>(
  question: TypedDocumentNode<T, V> | string,
  variables?: V,
  how?: RequestOptions,
) => Promise<Result<T>>;

export const createClient =
  (url: string, fetch: (request: Request) => Promise<Response>): Execute =>
  async (question, variables, { key, headers } = {}) => {
    const response = await fetch(
      new Request(url, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          "accept-language": "en",
          ...(key && { authorization: `Bearer ${key}` }),
          ...headers,
        },
        body: JSON.stringify({ query: typeof question === "string" ? question : print(question), variables }),
      }),
    );
    const body = await response.text();
    const { data, errors = [] } = JSON.parse(body);
    return { status: response.status, headers: response.headers, body, data, errors };
  };

export const errorCodes = ({ errors }: Pick<Result<unknown>, "errors">) =>
  errors.map(({ extensions }) => extensions?.code as string);
