import { Button, useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { createElement as h, useState } from "react";
import type { Example } from "../example-operations.js";
import { typedKey } from "./fetcher.js";

/** Put in when the page is bundled. */
declare const EXAMPLES: Example[];

const Icon = () =>
  h("svg", { viewBox: "0 0 24 24", height: "1em", fill: "currentColor" }, h("path", { d: "M6 3v18l15-9z" }));

function KeyField() {
  const [key, setKey] = useState(typedKey.value);
  return h(
    "label",
    null,
    "Nyckel · Key",
    h("input", {
      type: "password",
      autoComplete: "off",
      value: key,
      onChange: ({ target }: { target: HTMLInputElement }) => setKey((typedKey.value = target.value.trim())),
    }),
    h("small", null, "Behövs bara för det som kräver en roll. Glöms när sidan stängs."),
    h("small", { lang: "en" }, "Only for what needs a role. Forgotten when the page is closed."),
  );
}

function Examples() {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const open = ({ query, variables }: Example) => {
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(JSON.stringify(variables, null, 2));
  };
  return h(
    "ul",
    null,
    EXAMPLES.map((example) =>
      h(
        "li",
        { key: example.document },
        h(Button, { type: "button", onClick: () => open(example) }, example.sv, h("small", { lang: "en" }, example.en)),
      ),
    ),
  );
}

/** Where a reader begins: a field for the key, and operations to open. */
export const startPanel = {
  title: "Börja här · Start here",
  icon: Icon,
  content: () =>
    h(
      "section",
      { className: "start-panel", lang: "sv" },
      h("h2", null, "Digidel hub"),
      h(KeyField),
      h("h3", null, "Exempel · Examples"),
      h(Examples),
    ),
};
