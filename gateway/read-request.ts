import { GraphQLError } from "graphql";
import type { Plugin } from "graphql-yoga";

/** A request that cannot be read is the client's fault, never a bug. */
export const readRequest: Plugin = {
  onRequestParse({ requestParser, setRequestParser }) {
    if (!requestParser) return;
    setRequestParser(async (request) => {
      try {
        return await requestParser(request);
      } catch (error) {
        throw error instanceof GraphQLError ? error : unreadable();
      }
    });
  },
};

const unreadable = () =>
  new GraphQLError("The request's variables or extensions are not valid JSON.", {
    extensions: { code: "BAD_REQUEST", http: { status: 400 } },
  });
