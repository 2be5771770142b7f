import type { GatewayPlugin } from "../http/request-context.js";
import { bundleQueryPage, type QueryPage } from "./bundle-query-page.js";

/** What the page may load: the hub's own files. The editor writes its styles itself, without a nonce. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "font-src data:",
  "img-src data:",
  "style-src 'self' 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

let bundled: Promise<QueryPage> | undefined;

/** Bundled when first asked for, and anew when that failed. */
const loadPage = () =>
  (bundled ??= bundleQueryPage().catch((error: unknown) => {
    bundled = undefined;
    throw error;
  }));

/** The page to try operations on, at the endpoint for those that ask for HTML. */
export const useQueryPage = (): GatewayPlugin => ({
  async onRequest({ request, url, endResponse }) {
    if (!["GET", "HEAD"].includes(request.method)) return;
    if (url.pathname === "/graphql" && request.headers.get("accept")?.includes("text/html")) {
      const { html } = await loadPage();
      endResponse(new Response(html, { headers: headersOf("text/html", "no-store") }));
    } else if (url.pathname.startsWith("/graphql/page/")) {
      const file = (await loadPage()).files.get(url.pathname);
      const type = url.pathname.endsWith(".css") ? "text/css" : "text/javascript";
      const headers = headersOf(type, "public, max-age=31536000, immutable");
      if (file) endResponse(new Response(file as BodyInit, { headers }));
    }
  },
});

const headersOf = (type: string, caching: string) => ({
  "content-type": `${type}; charset=utf-8`,
  "cache-control": caching,
  "content-security-policy": POLICY,
});
