import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { clientConfig, hubConfig, subgraphConfig } from "../kit/program/config.js";
import { LIMITS, RATES } from "../kit/program/limits.js";
import { subgraphs } from "../subgraphs/index.js";

const page = readFileSync(new URL("../docs/reference/settings.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| `([A-Z_<>]+)` *\|[^|]*\| *([^|]*?) *\|/gm)].map(([, variable, fallback]) => ({
  variable: variable!,
  fallback: fallback!,
}));

/** The variables that the programs read, an issuer of logins being set. */
function variablesRead(): string[] {
  const read = new Set<string>();
  const given: Record<string, string> = {
    HUB_OIDC_ISSUER: "https://login.example.se",
    HUB_OIDC_AUDIENCE: "https://hub.example.se",
  };
  const env = new Proxy(given, {
    get(variables, name: string) {
      if (!name.endsWith("_FILE")) read.add(name);
      return variables[name];
    },
  });
  hubConfig(env);
  clientConfig(env);
  for (const { name } of subgraphs) subgraphConfig(name, env);
  const names = subgraphs.map(({ name }) => name.toUpperCase()).join("|");
  return [...new Set([...read].map((variable) => variable.replace(new RegExp(`^(${names})_`), "<NAME>_")))];
}

test("docs/reference/settings.md lists every variable that is read, and no other", () => {
  expect(rows.map(({ variable }) => variable).sort()).toEqual(variablesRead().sort());
});

test.each(Object.entries({ ...LIMITS, ...RATES }))(
  "docs/reference/settings.md gives the default of %s",
  (name, value) => {
    const variable = `HUB_LIMIT_${name.replace(/[A-Z]/g, "_$&").toUpperCase()}`;
    expect(rows.find((row) => row.variable === variable)?.fallback).toBe(`\`${value}\``);
  },
);
