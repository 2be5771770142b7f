import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { describe, expect, test } from "vitest";
import {
  CROSS_SUBGRAPH_QUERY,
  CROSS_SUBGRAPH_DATA,
  cleanups,
  postRequest,
  startFixture,
  resetFixturesForEachTest,
} from "../tests/support/fixture-gateway.js";
import { fixtureSupergraph } from "../tests/support/fixture-subgraphs.js";

resetFixturesForEachTest();

describe("the gateway as a program", () => {
  test("serves a foreign supergraph at the addresses in it, whatever the hub's settings of the same names", async () => {
    const [places, events] = [await startFixture("places"), await startFixture("events")];
    const folder = await mkdtemp(join(tmpdir(), "hub gateway "));
    cleanups.push(() => rm(folder, { recursive: true }));
    await writeFile(join(folder, "other.graphql"), fixtureSupergraph({ places: places.url, events: events.url }));

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
    cleanups.push(async () => {
      program.kill();
      await once(program, "exit");
    });
    const [line] = (await once(createInterface(program.stdout), "line")) as [string];
    const { url } = JSON.parse(line) as { url: string };

    const response = await fetch(url, postRequest({ query: CROSS_SUBGRAPH_QUERY }));
    expect(await response.json()).toEqual({ data: CROSS_SUBGRAPH_DATA });
    expect(existsSync(join(folder, "data"))).toBe(false);
  });
});
