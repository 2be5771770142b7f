import { existsSync } from "node:fs";
import { copyFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test, onTestFinished, vi } from "vitest";
import { hubConfig } from "../kit/program/config.js";
import {
  stopPrograms,
  exited,
  newDataDir,
  expectNothingLeft,
  npmRun,
  Program,
  type Settings,
} from "./support/programs.js";

const LOADER = import.meta.resolve("../kit/program/typescript.mjs");

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
afterAll(stopPrograms);

test.each<[Settings, string]>([
  [{ HUB_PORT: " " }, "HUB_PORT is not a whole number"],
  [{ HUB_PORT: "-1" }, "HUB_PORT is not a whole number"],
  [{ HUB_PORT: "70000" }, "HUB_PORT is above 65535"],
  [{ HUB_NOW: "igår" }, "HUB_NOW is not a time such as"],
  [{ HUB_LOG_LEVEL: "loud" }, "HUB_LOG_LEVEL is not trace"],
  [{ HUB_SEAL_SECRET: "short" }, "HUB_SEAL_SECRET is shorter than 32 characters"],
])("the setting %j is refused", (settings, expected) => {
  expect(() => hubConfig(settings)).toThrow(expected);
});

describe.concurrent("a refusal is one line and leaves nothing running", () => {
  const usage = /^((HUB_KEY=… )?npm run |Options: |Tillval: |Settings are )/;

  async function refusal(program: Program, dataDir: string) {
    const { code, out, err } = await exited(program);
    expect({ code, out }).toEqual({ code: 1, out: "" });
    await expectNothingLeft(program, dataDir);
    const [line, ...more] = err.trimEnd().split("\n");
    expect(more.filter((text) => !usage.test(text))).toEqual([]);
    return line;
  }

  test.concurrent.each<[Settings, RegExp]>([
    [{ HUB_PORT: "abc" }, /HUB_PORT is not a whole number/],
    [{ HUB_NOW: "2024-11-15T12:00:00+01:00", NODE_ENV: "production" }, /HUB_NOW .* refused .* production/],
    [{ EVENTS_DATABASE_URL: "mysql://localhost" }, /EVENTS_DATABASE_URL is not a postgresql:\/\//],
    [
      { EVENTS_DATABASE_URL: "postgresql://u:p@127.0.0.1:1/x" },
      /database of events cannot be reached .*EVENTS_DATABASE_URL/,
    ],
    [{ HUB_DATA_DIR: "/proc/x" }, /data folder \/proc\/x cannot be written .*HUB_DATA_DIR/],
    [{ HUB_DATA_DIR: `${import.meta.filename}/x` }, /cannot be written \(ENOTDIR\).*HUB_DATA_DIR/],
  ])("npm start with %j", async (settings, expected) => {
    const dataDir = newDataDir();
    expect(await refusal(npmRun(dataDir, settings, "start"), dataDir)).toMatch(expected);
  });

  test.concurrent("an older Node without npm", async () => {
    const older = "data:text/javascript,delete globalThis.AsyncDisposableStack";
    const dataDir = newDataDir();
    const program = new Program(
      { HUB_DATA_DIR: dataDir },
      ...[
        process.execPath,
        "--import",
        older,
        "--import",
        LOADER,
        resolve(import.meta.dirname, "../gateway/embedded.ts"),
      ],
    );
    expect(await refusal(program, dataDir)).toMatch(
      /^This needs Node 24, not v[\d.]+\. Install it; or run "npm ci" without/,
    );
    expect(existsSync(dataDir)).toBe(false);
  });

  test.concurrent("a checkout without packages", async () => {
    const folder = dirname(newDataDir());
    await copyFile(fileURLToPath(LOADER), join(folder, "typescript.mjs"));
    const program = new Program({}, process.execPath, "--import", join(folder, "typescript.mjs"), "hub.ts");
    expect(await refusal(program, folder)).toMatch(/^The packages are not complete \(.*tsx.*\)\. Run "npm ci"/);
  });

  test.concurrent("npm start on a port that is taken", async () => {
    const server = createServer().listen(0);
    onTestFinished(() => void server.close());
    const { port } = server.address() as { port: number };
    const dataDir = newDataDir();
    expect(await refusal(npmRun(dataDir, { HUB_PORT: `${port}` }, "start"), dataDir)).toMatch(
      `Port ${port} is taken. Stop the program that uses it, or set HUB_PORT`,
    );
    expect(existsSync(dataDir)).toBe(false);
  });

  test.concurrent.each([
    [undefined, /^The supergraph file .* cannot be read. Correct GATEWAY_SUPERGRAPH.$/],
    ["Shopping list", /not one that federation 2 composes .*GATEWAY_SUPERGRAPH/],
    ["type Query { a: Int }", /not one that federation 2 composes .*GATEWAY_SUPERGRAPH/],
  ])("npm run gateway with a supergraph %j", async (text, expected) => {
    const file = `${newDataDir()}.graphql`;
    if (text) await writeFile(file, text);
    const dataDir = newDataDir();
    expect(await refusal(npmRun(dataDir, { GATEWAY_SUPERGRAPH: file }, "gateway"), dataDir)).toMatch(expected);
  });

  test.concurrent.each([
    [["subgraph", "nonsense"], "Say which subgraph"],
    [["key", "--role", "toString"], "Say which role"],
    [["key", "--role", "ADMIN", "--expires", "2020-01-01"], "--expires is not a day to come"],
    [["key", "--role", "ADMIN", "--expires", "2027-02-30"], "--expires is not a day of the calendar"],
    [["key", "--role", "ADMIN", "--label", "x".repeat(201)], "--label is not a text of 1 to 200 characters"],
    [["key", "--role", "MEMBER"], "A MEMBER key is for an actor"],
    [["migration", "nonsense"], "Say what to do"],
    [["migration", "up", "nonsense"], "There is no subgraph nonsense."],
    [["migration", "up", "actors", "events"], "Unexpected argument 'events'."],
    [["demo", "--events", "x"], "--events is not a whole number"],
    [["demo", "--events", "99999999999999999999"], "--events is above 10000000"],
    [["export", import.meta.dirname], "cannot be written (EISDIR)."],
    [["export", "/nowhere/centers.csv"], "/nowhere/centers.csv cannot be written (ENOENT)."],
    [["export", "/dev/full", "more"], "Unexpected argument 'more'."],
    [["export", "--language", "sv", "/nowhere/centers.csv"], "/nowhere/centers.csv kan inte skrivas (ENOENT)."],
    [["import", "--language", "sv"], "Ange vilken fil."],
    [["import", "--language", "sv", "centers.csv"], "Ange i HUB_KEY en kommuns eller samordnarens nyckel."],
    [["import", "--language=sv", "--nope"], "Det går inte att skriva så: '--nope'."],
    [["import", "--language", "de"], "--language "],
    [["start", "--port", "5000"], "Unknown option '--port'"],
  ])("npm run %j", async ([script, ...args], expected) => {
    const dataDir = newDataDir();
    expect(await refusal(npmRun(dataDir, {}, script!, ...args), dataDir)).toContain(expected);
  });

  test.concurrent("one of two hubs that start at once in one folder", async () => {
    const dataDir = newDataDir();
    const hubs = [npmRun(dataDir, {}, "start"), npmRun(dataDir, {}, "start")];
    const started = await Promise.allSettled(hubs.map((hub) => hub.ready()));
    const winner = started.findIndex(({ status }) => status === "fulfilled");
    const { code, err } = await exited(hubs[1 - winner]!);
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringMatching(/^The data folder .* is in use by another hub\..*\n$/),
    });
    expect(await hubs[winner]!.stop()).toBe(0);
    await expectNothingLeft(hubs[winner]!, dataDir);
  });
});
