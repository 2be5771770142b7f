import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import { ACROSS, ACROSS_ANSWER, ends, post, startToy } from "../tests/support/toy-gateway.js";
import { toySupergraph } from "../tests/support/toy.js";

describe("the gateway as a program", () => {
  test("serves a foreign supergraph at the addresses in it, whatever the hub's settings of the same names", async () => {
    const [places, events] = [await startToy("places"), await startToy("events")];
    const folder = await mkdtemp(join(tmpdir(), "hub gateway "));
    ends.push(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "other.graphql"), toySupergraph({ places: places.url, events: events.url }));

    const root = resolve(import.meta.dirname, "..");
    const program = spawn(process.execPath, ["--import", "tsx", "gateway/server.ts"], {
      cwd: root,
      env: {
        GATEWAY_SUPERGRAPH: relative(root, join(folder, "other.graphql")),
        HUB_PORT: "0",
        HUB_DATA_DIR: join(folder, "data"),
        PLACES_URL: "http://localhost:1/graphql",
        EVENTS_DATABASE_URL: "file:events.db",
      },
      stdio: ["ignore", "pipe", "inherit"],
    });
    ends.push(async () => {
      program.kill();
      await once(program, "exit");
    });
    const [line] = (await once(createInterface(program.stdout), "line")) as [string];
    const { url } = JSON.parse(line) as { url: string };

    const response = await fetch(url, post({ query: ACROSS }));
    expect(await response.json()).toEqual({ data: ACROSS_ANSWER });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });
});
