import type { Plugin } from "graphql-yoga";

/** Whoever comes to `/` is shown where to go: a person in development the page to try queries on, in production words. */
export const atTheRoot = (production: boolean): Plugin => ({
  onRequest({ request, url, endResponse }) {
    if (url.pathname !== "/" || !["GET", "HEAD"].includes(request.method)) return;
    endResponse(
      production
        ? Response.json({ graphql: "/graphql", health: "/health", ready: "/ready" })
        : new Response(null, { status: 302, headers: { location: "/graphql" } }),
    );
  },
});
