import { execFile, execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { check, resolveConfig } from "prettier";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const run = promisify(execFile);

const page = readFileSync(join(root, "docs/first-change.md"), "utf8");
const diffs = [...page.matchAll(/^```diff\n(.+?)^```$/gms)].map(([, diff]) => diff!);
const files = diffs.flatMap((diff) => [...diff.matchAll(/^\+\+\+ b\/(.+)$/gm)].map(([, file]) => file!));

/** Copies what git knows of the checkout, with the same packages. */
function copyCheckout(copy: string): void {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0");
  for (const file of listed.filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    copyFileSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
}

describe("docs/first-change.md", () => {
  const copy = mkdtempSync(join(tmpdir(), "hub-first-change-"));
  const npx = (program: string, ...args: string[]) =>
    run(join(root, "node_modules/.bin", program), args, {
      cwd: copy,
      env: { PATH: `${join(root, "node_modules/node/bin")}:/usr/local/bin:/usr/bin:/bin` },
    });

  beforeAll(() => {
    copyCheckout(copy);
    writeFileSync(join(copy, "first-change.diff"), diffs.join(""));
    execFileSync("git", ["apply", "first-change.diff"], { cwd: copy });
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  test("shows a noun, a migration, a verb, its registration, its test and its case", () => {
    expect(files).toHaveLength(6);
  });

  test("its files are formatted", async () => {
    const options = await resolveConfig(join(root, "package.json"));
    for (const file of files) {
      const formatted = await check(readFileSync(join(copy, file), "utf8"), { ...options, filepath: file });
      expect({ file, formatted }).toEqual({ file, formatted: true });
    }
  });

  test.concurrent("its types are right", async () => {
    const config = { extends: "./tsconfig.json", include: [], files: ["subgraphs/events/server.ts", ...files] };
    writeFileSync(join(copy, "tsconfig.change.json"), JSON.stringify(config));
    await npx("tsc", "--project", "tsconfig.change.json");
  });

  test.concurrent("its schema is generated and its test passes", async () => {
    await npx("node", "--import", "tsx", "scripts/schema.ts");
    expect(readFileSync(join(copy, "gateway/api.graphql"), "utf8")).toContain("setCampaignHashtag(");
    await npx(
      "vitest",
      "run",
      "--reporter=json",
      "--outputFile=report.json",
      files.find((file) => file.endsWith(".test.ts"))!,
    );
    const report: unknown = JSON.parse(readFileSync(join(copy, "report.json"), "utf8"));
    expect(report).toMatchObject({ success: true, numPassedTests: 4 });
  });
});
