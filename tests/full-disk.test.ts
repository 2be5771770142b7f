import { afterAll, expect, test, vi } from "vitest";
import { exited, newDataDir, Program, ROOT, stopPrograms } from "./support/programs.js";

vi.setConfig({ testTimeout: 90_000 });
afterAll(stopPrograms);

/** An npm script whose output goes to a full disk. */
const onFullDisk = (dataDir: string, script: string) =>
  new Program(
    { HUB_PORT: "0", HUB_DATA_DIR: dataDir },
    ...["sh", "-c", `exec npm --prefix '${ROOT}' run --silent ${script} > /dev/full`],
  );

test("a key that cannot be printed is told in one line, with exit code 1", async () => {
  const { code, err } = await exited(onFullDisk(newDataDir(), "key -- --role ADMIN"));
  expect({ code, err }).toEqual({ code: 1, err: expect.stringMatching(/^The disk is full\. .*\(ENOSPC.*\)\n$/) });
});

test("the hub goes on when its log cannot be written, and says so once", async () => {
  const hub = onFullDisk(newDataDir(), "start");
  await vi.waitFor(() => expect(hub.err).not.toBe(""), 60_000);
  expect(hub.isAlive).toBe(true);
  expect(await hub.stop()).toBe(0);
  expect(hub.err).toMatch(/^The log cannot be written \(ENOSPC.*\)\. Lines are lost until it can\.\n$/);
});
