import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { errorCodes } from "./support/graphql-client.js";
import {
  stopPrograms,
  exited,
  newDataDir,
  expectNothingLeft,
  npmRun,
  npmRunOnTerminal,
  queryAsOwner,
  type Settings,
  socketFolder,
  startHub,
} from "./support/programs.js";

vi.setConfig({ testTimeout: 90_000, hookTimeout: 90_000 });
afterAll(stopPrograms);

describe("a hub in a folder with a long name", () => {
  let dataDir: string;
  let running: Awaited<ReturnType<typeof startHub>>;

  beforeAll(async () => {
    const parent = join(newDataDir(), "å ä ö");
    await mkdir(parent, { mode: 0o700, recursive: true });
    dataDir = join(parent, "long ".repeat(25).trim());
    running = await startHub(dataDir);
  });
  afterAll(() => running.hub.stop());

  async function again(settings?: Settings) {
    await running.hub.stop();
    running = await startHub(dataDir, settings);
  }

  const viewer = async (key: string) =>
    (await running.execute("{ viewer { role actor { slug } municipality { code } } }", {}, { key })).data.viewer;

  test("says in one line of JSON where everything is", () => {
    expect(running.hub.err).toBe("");
    const [line, ...more] = running.hub.out.trim().split("\n");
    expect(more).toEqual([]);
    expect(JSON.parse(line!)).toMatchObject({
      msg: "hub ready",
      url: expect.stringMatching(/^http:\/\/localhost:\d+\/graphql$/),
      subgraphs: ["actors", "events", "centers", "coaches"],
      dataDir,
    });
  });

  test("answers an operation over several subgraphs", async () => {
    const { data, errors } = await running.execute('{ municipality(code: "2082") { name centers { slug } } }');
    expect(errors).toEqual([]);
    expect(data.municipality).toEqual({ name: "Säter", centers: [{ slug: "digidelcenter-sater" }] });
  });

  test.each([
    [["MEMBER", "--actor", "pts"], { role: "MEMBER", actor: { slug: "pts" }, municipality: null }],
    [["MUNICIPALITY", "--municipality", "2082"], { role: "MUNICIPALITY", municipality: { code: "2082" } }],
  ])("gets a key while it runs: %j", async (role, expected) => {
    const { code, out, err } = await exited(npmRun(dataDir, {}, "key", "--role", ...role));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toMatch(/^dgd_[0-9a-f]{16}_[\w-]{43}\n$/);
    expect(await viewer(out.trim())).toMatchObject(expected);
  });

  test("is the only one in its folder", async () => {
    const { code, err } = await exited(npmRun(dataDir, {}, "start"));
    expect({ code, err }).toEqual({
      code: 1,
      err: `The data folder ${dataDir} is in use by another hub. Stop it, or set HUB_DATA_DIR to another folder.\n`,
    });
  });

  test("takes invented rows, the same for the same number, and loses them again", async () => {
    const count = async () => {
      const rows = await queryAsOwner<{ n: number }>(dataDir, "events", "select count(*)::int as n from event");
      return rows[0]!.n;
    };
    const fingerprint = async () => {
      const [row] = await queryAsOwner<{ md5: string }>(
        dataDir,
        "events",
        `select md5(string_agg(e, ' ' order by e)) from (
          select (to_jsonb(event) - array['id', 'created_at', 'updated_at', 'published_at'])::text as e from event where demo
        ) as e`,
      );
      return row!.md5;
    };
    const demo = async (...args: string[]) =>
      expect((await exited(npmRun(dataDir, {}, "demo", "--coaches", "20", ...args))).code).toBe(0);
    const before = await count();

    await demo("--events", "500", "--seed", "7");
    expect(await count()).toBe(before + 500);
    const first = await fingerprint();
    await demo("--events", "500", "--seed", "7");
    expect(await fingerprint()).toBe(first);
    await demo("--events", "500", "--seed", "8");
    expect(await fingerprint()).not.toBe(first);

    await demo("--remove");
    expect(await count()).toBe(before);
  });

  test.each([
    ["the process", "pts", () => process.kill(running.pid, "SIGKILL")],
    ["its whole group", "skr", () => running.hub.kill("SIGKILL", { group: true })],
  ])("recovers after kill -9 of %s, with everything it had acknowledged", async (_, actor, kill) => {
    const key = (await exited(npmRun(dataDir, {}, "key", "--role", "MEMBER", "--actor", actor))).out.trim();
    const { data } = await running.execute(
      'mutation { acceptRules(input: { version: "2024" }) { ... on Actor { slug } } }',
      {},
      { key },
    );
    expect(data.acceptRules).toEqual({ slug: actor });

    kill();
    await running.hub.code();
    running = await startHub(dataDir);

    expect(
      await queryAsOwner(
        dataDir,
        "actors",
        `select rules_accepted->>'version' as v from actor where slug = '${actor}'`,
      ),
    ).toEqual([{ v: "2024" }]);
    expect(await viewer(key)).toMatchObject({ role: "MEMBER", actor: { slug: actor } });
  });

  test("keeps at the next start what people have edited", async () => {
    await queryAsOwner(dataDir, "actors", "update actor set name = 'Edited' where slug = 'skr'");
    const rows = () => queryAsOwner(dataDir, "actors", "select * from actor order by slug");
    const before = await rows();
    await again();
    expect(await rows()).toEqual(before);
    expect((await running.execute('{ actor(slug: "skr") { name } }')).data.actor).toEqual({ name: "Edited" });
  });

  test("lives at the time of HUB_NOW", async () => {
    const key = (
      await exited(
        npmRun(dataDir, { HUB_NOW: "2023-01-01T00:00:00Z" }, "key", "--role", "ADMIN", "--expires", "2024-01-01"),
      )
    ).out.trim();
    expect(errorCodes(await running.execute("{ viewer { role } }", {}, { key }))).toEqual(["UNAUTHENTICATED"]);
    await again({ HUB_NOW: "2023-06-01T12:00:00+02:00" });
    expect(await viewer(key)).toMatchObject({ role: "ADMIN" });
    expect(JSON.parse(running.hub.out.split("\n")[0]!).now).toBe("2023-06-01T10:00:00.000Z");
  });

  test("shares its database server with single subgraphs; the last one out stops it", async () => {
    const subgraphs = ["actors", "events"].map((name) =>
      npmRun(dataDir, { [`${name.toUpperCase()}_PORT`]: "0" }, "subgraph", name),
    );
    const urls = await Promise.all(subgraphs.map(async (program) => (await program.ready()).url));
    const health = async () =>
      Promise.all(urls.map(async (url) => (await fetch(url.replace("graphql", "ready"))).status));
    expect(await health()).toEqual([200, 200]);

    await running.hub.stop();
    expect(await health()).toEqual([200, 200]);
    expect(await socketFolder(dataDir)).toBe(running.host);

    expect(await Promise.all(subgraphs.map((program) => program.stop()))).toEqual([0, 0]);
    await expectNothingLeft(running.hub, dataDir, running.host);
  });
});

describe.concurrent("a hub", () => {
  test.concurrent("works with a key that was made with the owner's address of the database", async () => {
    const dataDir = newDataDir();
    const { hub, execute, host } = await startHub(dataDir);
    const settings = {
      NODE_ENV: "production",
      HUB_SEAL_SECRET: "x".repeat(40),
      ACTORS_OWNER_URL: `postgresql://actors_owner@${encodeURIComponent(host)}:5432/actors`,
    };
    const unused = newDataDir();
    const { code, out, err } = await exited(npmRun(unused, settings, "key", "--role", "COORDINATOR"));
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(existsSync(unused)).toBe(false);
    expect((await execute("{ viewer { role } }", {}, { key: out.trim() })).data.viewer).toEqual({
      role: "COORDINATOR",
    });
    expect(await exited(npmRun(unused, settings, "start"))).toMatchObject({
      code: 1,
      err: "ACTORS_DATABASE_URL is missing: set it too.\n",
    });
    await hub.stop();
  });

  test.concurrent("works with a key that was made before its first start", async () => {
    const dataDir = newDataDir();
    const key = npmRun(dataDir, {}, "key", "--role", "COORDINATOR");
    expect(await exited(key)).toEqual({
      code: 0,
      err: "",
      out: expect.stringMatching(/^dgd_[0-9a-f]{16}_[\w-]{43}\n$/),
    });
    await expectNothingLeft(key, dataDir);

    const { hub, execute } = await startHub(dataDir);
    expect((await execute("{ viewer { role } }", {}, { key: key.out.trim() })).data).toEqual({
      viewer: { role: "COORDINATOR" },
    });
    await hub.stop();
  });

  test.concurrent("says on a terminal in a few lines what to do, and its example answers", async () => {
    const dataDir = newDataDir();
    const hub = npmRunOnTerminal(dataDir, "start");
    await expect.poll(() => hub.out, { timeout: 60_000 }).toContain("Ctrl-C");

    const screen = hub.out.replaceAll("\r", "");
    expect(screen.trim().split("\n").length).toBeLessThan(20);
    expect(screen).not.toMatch(/[{"]level|INFO|\d\d:\d\d:\d\d/);
    expect(screen).toContain(`Data            ${dataDir}\n`);
    const [example] = /curl [^]*?}'/.exec(screen)!;
    const { stdout } = await promisify(execFile)("sh", ["-c", example]);
    expect(JSON.parse(stdout).data.municipality).toMatchObject({ name: "Säter" });
  });
});
