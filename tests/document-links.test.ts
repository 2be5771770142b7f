import { execFileSync } from "node:child_process";
import { existsSync, globSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const root = fileURLToPath(new URL("..", import.meta.url));
const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], {
  cwd: root,
  encoding: "utf8",
}).split("\n");
const names = new Set(files.map((file) => basename(file)));
const folders = new Set(files.filter((file) => file.includes("/")).map((file) => file.split("/")[0]!));
const pages = files.filter((file) => file.endsWith(".md") && existsSync(join(root, file)));

/** GitHub's anchors of a page's headings. */
const anchorsOf = (text: string) =>
  [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );

/** Links to places in the repository that are not there. */
function brokenLinks(page: string, text: string): string[] {
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link!);
  return links.filter((link) => {
    if (/^[a-z]+:/.test(link)) return false;
    const [path = "", anchor] = link.split("#");
    const target = path ? join(root, dirname(page), path) : join(root, page);
    if (!existsSync(target)) return true;
    return anchor !== undefined && !anchorsOf(readFileSync(target, "utf8")).includes(anchor);
  });
}

/** Paths and names of source files in `code` that are not there; `<x>` stands for any name. */
function missingFiles(text: string): string[] {
  const withoutBlocks = text.replace(/```.+?```/gs, "");
  const words = [...withoutBlocks.matchAll(/`([^`\s]+)`/g)].map(([, word]) => word!);
  const paths = words.filter((word) => folders.has(word.split("/")[0]!) && word.includes("/") && !word.includes(" "));
  const bare = words.filter((word) => /^[\w-]+\.(ts|sql|md|graphql)$/.test(word));
  return [
    ...paths.filter(
      (path) => globSync(path.replace(/<[\w-]+>/g, "*").replaceAll("…", "*"), { cwd: root }).length === 0,
    ),
    ...bare.filter((name) => !names.has(name)),
  ];
}

describe.each(pages)("%s", (page) => {
  const text = readFileSync(join(root, page), "utf8");

  test("links to what is there", () => {
    expect(brokenLinks(page, text)).toEqual([]);
  });

  // The changelog tells of files that have gone, too.
  if (page !== "CHANGELOG.md") {
    test("names files that are there", () => {
      expect(missingFiles(text)).toEqual([]);
    });
  }
});
