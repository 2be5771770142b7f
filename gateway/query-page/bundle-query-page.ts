import { createHash } from "node:crypto";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { loadExamples } from "./example-operations.js";

/** The page's files by their paths, which name the content. */
export interface QueryPage {
  html: string;
  files: Map<string, Uint8Array>;
}

const MONACO = "monaco-editor/esm/vs";

/** Bundles the page to try operations on, in a process of its own that ends with it. Nothing is loaded from the network. */
export async function bundleQueryPage(): Promise<QueryPage> {
  // Only who opens the page pays for the bundler.
  const { build, stop } = await import("esbuild");
  const { outputFiles } = await build({
    absWorkingDir: fileURLToPath(new URL("page", import.meta.url)),
    entryPoints: {
      page: "page.ts",
      style: "style.css",
      "editor.worker": `${MONACO}/editor/editor.worker.js`,
      "json.worker": `${MONACO}/language/json/json.worker.js`,
      "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
    },
    define: { EXAMPLES: JSON.stringify(await loadExamples()), "process.env.NODE_ENV": '"production"' },
    loader: { ".ttf": "empty" },
    bundle: true,
    minify: true,
    splitting: true,
    format: "esm",
    target: "es2023",
    legalComments: "eof",
    outdir: ".",
    write: false,
    logLevel: "silent",
  });
  await stop();
  // Beside each script lie the editor's styles, which style.css has already.
  const files = outputFiles
    .map(({ path, contents }) => ({ name: basename(path), contents }))
    .filter(({ name }) => name.endsWith(".js") || name === "style.css");
  const base = `/graphql/page/${hashOf(files.map(({ contents }) => contents))}/`;
  return { html: pageHtml(base), files: new Map(files.map(({ name, contents }) => [base + name, contents])) };
}

function hashOf(contents: Uint8Array[]): string {
  const hash = createHash("sha256");
  for (const content of contents) hash.update(content);
  return hash.digest("hex").slice(0, 16);
}

/** Addresses relative to /graphql, for a hub behind a proxy that gives it a folder. */
const pageHtml = (base: string) => `<!doctype html>
<html lang="sv">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Digidel hub</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href=".${base}style.css" />
    <script type="module" src=".${base}page.js"></script>
  </head>
  <body>
    <div id="root"></div>
    <noscript>Sidan behöver JavaScript. The page needs JavaScript.</noscript>
  </body>
</html>
`;
