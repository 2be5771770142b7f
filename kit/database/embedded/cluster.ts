import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { StartError } from "../../program/config.js";
import { loadBinaries, createStartError, spawnProgram } from "./binaries.js";

/** Creates the folder of the server's data, unless it exists. Throws `StartError` when it belongs to another user. */
export async function createCluster(folder: string): Promise<void> {
  if (!existsSync(folder)) await createUnderDraftName(folder);
  await removeDrafts(folder);

  const { uid } = await stat(folder);
  if (uid !== process.getuid?.()) {
    throw new StartError(
      `The data folder ${dirname(folder)} belongs to another user. Start the hub as that user, or set HUB_DATA_DIR to another folder.`,
    );
  }
}

/** Created under another name and renamed when complete, so that neither a crash nor a second process leaves an incomplete one. */
async function createUnderDraftName(folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    await initdb(draft, [
      "-U",
      "postgres",
      "--auth=trust",
      "--encoding=UTF8",
      ...SWEDISH_LOCALE,
      "--no-sync",
      "--no-instructions",
    ]);
    await initdb(draft, ["--sync-only"]);
    await rename(draft, folder);
    await sync(dirname(folder));
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** Sorts å, ä and ö as in Swedish. macOS has no C.UTF-8. */
const SWEDISH_LOCALE = [
  "--locale-provider=icu",
  "--icu-locale=sv-SE",
  `--locale=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
];

async function initdb(folder: string, args: string[]): Promise<void> {
  const { initdb } = await loadBinaries();
  const child = await spawnProgram(initdb, ["-D", folder, ...args], {}, { stdio: ["ignore", "ignore", "pipe"] });
  const [output, [code]] = await Promise.all([text(child.stderr!), once(child, "exit")]);
  if (code !== 0) throw createStartError(output);
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}

async function removeDrafts(folder: string): Promise<void> {
  const names = await readdir(dirname(folder));
  const drafts = names.filter((name) => name.startsWith(`${basename(folder)}.draft-`));
  // A draft that another process still writes to cannot be removed, and is left to it.
  await Promise.allSettled(drafts.map((draft) => rm(join(dirname(folder), draft), { recursive: true })));
}
