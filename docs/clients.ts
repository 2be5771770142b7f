/** The TypeScript of clients.md: `tests/documentation.test.ts` runs it, and compares it with the page. */
import { setTimeout as sleep } from "node:timers/promises";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { type GraphQLFormattedError, print } from "graphql";
import {
  CreateEventDocument,
  type CreateEventInput,
  type EventFilter,
  FindEventsDocument,
  type FindEventsQueryVariables,
} from "../operations/generated/graphql.js";

export interface Hub {
  url: string;
  /** An API key or a login's token; reading what is public needs none. */
  key?: string;
}

export class HubError extends Error {
  constructor(
    readonly errors: GraphQLFormattedError[],
    readonly requestId: string | null,
  ) {
    super(errors.map(({ message }) => message).join(" "));
  }
}

/** Sends one operation. Waits when the hub says so; throws a HubError when there is no data at all. */
export async function send<T, V>(
  hub: Hub,
  document: TypedDocumentNode<T, V>,
  variables: V,
  headers: Record<string, string> = {},
): Promise<{ data: T; errors: GraphQLFormattedError[] }> {
  const response = await fetch(hub.url, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "accept-language": "en",
      ...(hub.key && { authorization: `Bearer ${hub.key}` }),
      ...headers,
    },
    body: JSON.stringify({ query: print(document), variables }),
  });
  if (response.status === 429) {
    await sleep(1000 * Number(response.headers.get("retry-after")));
    return send(hub, document, variables, headers);
  }
  const { data, errors = [] } = (await response.json()) as { data?: T | null; errors?: GraphQLFormattedError[] };
  if (!data) throw new HubError(errors, response.headers.get("x-request-id"));
  return { data, errors };
}

/** All activities that fit a filter, a page at a time. */
export async function* findActivities(hub: Hub, filter: EventFilter) {
  let after: string | null = null;
  do {
    const variables: FindEventsQueryVariables = { filter, first: 100, after };
    const { data, errors } = await send(hub, FindEventsDocument, variables);
    if (!data.events) throw new HubError(errors, null);
    yield* data.events.edges.map(({ node }) => node);
    after = data.events.pageInfo.hasNextPage ? data.events.pageInfo.endCursor : null;
  } while (after);
}

/** Creates a draft and gives its id. Repeated with the same key, it is still one draft. */
export async function createDraft(hub: Hub, input: CreateEventInput, idempotencyKey: string = crypto.randomUUID()) {
  const { data } = await send(hub, CreateEventDocument, { input }, { "idempotency-key": idempotencyKey });
  const result = data.createEvent;
  switch (result?.__typename) {
    case "Event":
      return result.id;
    case "InvalidInput":
      throw new Error(result.fields.map(({ path, problem }) => `${path}: ${problem}`).join("\n"));
    default:
      // Rules that this client does not know, today's and tomorrow's.
      throw new Error(result?.message ?? "The hub is not available right now. Try again with the same key.");
  }
}
