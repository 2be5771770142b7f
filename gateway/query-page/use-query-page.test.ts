import { readFileSync } from "node:fs";
import { buildSchema, getOperationAST, parse, validate } from "graphql";
import { getVariableValues } from "graphql/execution/values.js";
import { describe, expect, test } from "vitest";
import { openGateway, resetFixturesForEachTest } from "../../tests/support/fixture-gateway.js";
import type { Gateway } from "../gateway.js";
import { bundleQueryPage } from "./bundle-query-page.js";
import { loadExamples } from "./example-operations.js";
import { storageWithoutHeaders } from "./page/storage-without-headers.js";

resetFixturesForEachTest();

const ORIGIN = "http://hub.test";

const openPage = (gateway: Gateway, path = "/graphql") =>
  gateway.fetch(new Request(ORIGIN + path, { headers: { accept: "text/html" } }));

/** Addresses that a file loads others from: of scripts, of styles or in HTML. */
const LOADS: Record<string, RegExp> = {
  js: /\b(?:from|import)\s*\(?\s*"(\.\/[^"]+\.js|https?:[^"]+|\/[^"]+)"/g,
  css: /(?:url\(|@import\s*)["']?([^"')]+)/g,
  html: /\b(?:src|href)="([^"]+)"/g,
};

/** Everything that the page can load, by its path. */
async function crawl(gateway: Gateway) {
  const files = new Map<string, { status: number; headers: Headers; content: string }>();
  const urls = [`${ORIGIN}/graphql`];
  for (const url of urls) {
    const path = url.replace(ORIGIN, "");
    if (files.has(path) || url.startsWith("data:")) continue;
    const response = await openPage(gateway, path);
    const content = await response.text();
    files.set(path, { status: response.status, headers: response.headers, content });
    const found = [...content.matchAll(LOADS[/\.(js|css)$/.exec(path)?.[1] ?? "html"]!)].map(([, it]) => it!);
    // Their addresses are put together when the editor asks for them.
    if (path.endsWith("/page.js")) found.push("./editor.worker.js", "./json.worker.js", "./graphql.worker.js");
    urls.push(...found.map((address) => new URL(address, url).href));
  }
  return files;
}

describe("the page to try operations on", () => {
  test("loads every file from the hub, under a policy that allows nothing else", async () => {
    const files = await crawl(await openGateway({}));
    expect(files.size).toBeGreaterThan(10);
    for (const [path, { status, headers, content }] of files) {
      expect({ path, status }).toEqual({ path, status: 200 });
      expect(Object.fromEntries(headers)).toMatchObject({
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cache-control": path === "/graphql" ? "no-store" : "public, max-age=31536000, immutable",
        "content-security-policy": expect.stringMatching(
          /^default-src 'none'; script-src 'self';.*frame-ancestors 'none'$/,
        ),
      });
      expect(headers.get("content-security-policy")).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe/);
      // What the policy would refuse is not there.
      expect(content).not.toMatch(/\beval\(|new Function\(|unpkg\.com|jsdelivr|esm\.sh/);
      expect(content).not.toMatch(/\b(fetch|importScripts|Worker)\(["'`]https?:/);
    }
  });

  test("has no script and no handler in its HTML", async () => {
    const html = await (await openPage(await openGateway({}))).text();
    expect(html.match(/<script[^>]*>[^<]*/g)).toEqual([
      expect.stringMatching(/^<script type="module" src="\.\/[^"]+">$/),
    ]);
    expect(html).not.toMatch(/\son\w+=|<style|\sstyle=|https?:/);
  });

  test("keeps its addresses while its content stays, and knows no others", async () => {
    const gateway = await openGateway({});
    const { html, files } = await bundleQueryPage();
    expect(await (await openPage(gateway)).text()).toBe(html);
    expect(files.size).toBeGreaterThan(10);
    expect((await openPage(gateway, "/graphql/page/0000000000000000/page.js")).status).toBe(404);
    expect((await openPage(gateway, "/graphql/page/../../package.json")).status).toBe(404);
  });

  test("is not there in production, nor are its files", async () => {
    const [page, production] = [await openGateway({}), await openGateway({ production: true })];
    const [, path] = (await (await openPage(page)).text()).match(/src="\.([^"]+)"/)!;
    expect((await openPage(page, path)).status).toBe(200);
    expect((await openPage(production, path)).status).toBe(404);
    expect((await openPage(production)).headers.get("content-type") ?? "").not.toContain("html");
  });

  test("answers operations at the same address to those that ask for JSON", async () => {
    const gateway = await openGateway({});
    const response = await gateway.fetch(new Request(`${ORIGIN}/graphql?query={whoAmI}`));
    expect(response.headers.get("content-type")).toContain("json");
    expect(response.headers.get("cache-control")).toBe("no-store");
  });
});

test("storageWithoutHeaders keeps what was written but the headers, and the key in them", () => {
  const kept = new Map<string, string>();
  const storage = storageWithoutHeaders({
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
  } as Storage);
  storage.setItem("queries", '{"queries":[{"query":"{ a }","headers":"{\\"authorization\\":\\"Bearer dgd_1\\"}"}]}');
  storage.setItem("theme", "dark");
  expect(storage.getItem("queries")).toBe('{"queries":[{"query":"{ a }"}]}');
  expect(storage.getItem("theme")).toBe("dark");
});

describe("its examples", async () => {
  const schema = buildSchema(readFileSync("gateway/api.graphql", "utf8"), { assumeValidSDL: true });
  test.each(await loadExamples())("$document fits the schema", ({ query, variables, sv, en }) => {
    const document = parse(query);
    expect(validate(schema, document)).toEqual([]);
    const definitions = getOperationAST(document)!.variableDefinitions!;
    expect(getVariableValues(schema, definitions, variables).errors).toBeUndefined();
    expect(Object.keys(variables).sort()).toEqual(
      definitions
        .map(({ variable }) => variable.name.value)
        .filter((name) => name in variables)
        .sort(),
    );
    expect(sv).not.toBe(en);
  });
});
