import { GraphiQL, HISTORY_PLUGIN } from "graphiql";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import { createFetcher } from "./fetcher.js";
import { startPanel } from "./start-panel.js";
import { storageWithoutHeaders } from "./storage-without-headers.js";

// Modules of their own, beside this one: the page may load nothing from elsewhere, nor from a blob.
(globalThis as { MonacoEnvironment?: object }).MonacoEnvironment = {
  getWorker: (_id: string, label: string) =>
    new Worker(new URL(`./${label === "json" || label === "graphql" ? label : "editor"}.worker.js`, import.meta.url), {
      type: "module",
    }),
};

createRoot(document.getElementById("root")!).render(
  createElement(GraphiQL, {
    fetcher: createFetcher(location.pathname),
    storage: storageWithoutHeaders(localStorage),
    shouldPersistHeaders: false,
    showPersistHeadersSettings: false,
    plugins: [startPanel, HISTORY_PLUGIN],
    visiblePlugin: startPanel,
    defaultQuery: "",
  }),
);
