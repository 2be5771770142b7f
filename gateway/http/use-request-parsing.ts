import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

/** A request that cannot be read is the client's fault, never a bug. */
export const readRequest: Plugin = {
  onRequestParse({ request, requestParser, setRequestParser }) {
    if (!requestParser) return;
    // What a page's form can send without asking first is not read.
    if (request.method === "POST" && !isJson(request)) return setRequestParser(undefined as never);
    setRequestParser(async (request) => {
      try {
        return await requestParser(request);
      } catch (error) {
        throw error instanceof GraphQLError ? error : unreadable();
      }
    });
  },
};

const isJson = ({ headers }: Request) =>
  /^application\/(graphql\+)?json *(;|$)/i.test(headers.get("content-type") ?? "");

const unreadable = () =>
  new GraphQLError("The request's variables or extensions are not valid JSON.", {
    extensions: { code: "BAD_REQUEST", http: { status: 400 } },
  });
