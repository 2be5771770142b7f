import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, open, readdir, rename, rm, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { text } from "node:stream/consumers";
import { StartError } from "../../program/config.js";
import { binaries, notStarting, run } from "./binaries.js";

/** Makes the folder of the server's data, unless it is there. */
export async function makeCluster(folder: string): Promise<void> {
  if (!existsSync(folder)) await draftAndRename(folder);
  await removeDrafts(folder);

  const { uid } = await stat(folder);
  if (uid !== process.getuid?.()) {
    throw new StartError(
      `The data folder ${dirname(folder)} belongs to another user. Start the hub as that user, or set HUB_DATA_DIR to another folder.`,
    );
  }
}

/** Made beside its place and moved in when it is whole: neither a crash nor a second starter leaves it half-made. */
async function draftAndRename(folder: string): Promise<void> {
  const draft = await mkdtemp(`${folder}.draft-`);
  try {
    await initdb(draft, [
      "-U",
      "postgres",
      "--auth=trust",
      "--encoding=UTF8",
      ...SWEDISH,
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

/** Order, case and full text of å ä ö as Swedes expect them; macOS has no C.UTF-8. */
const SWEDISH = [
  "--locale-provider=icu",
  "--icu-locale=sv-SE",
  `--locale=${process.platform === "darwin" ? "en_US.UTF-8" : "C.UTF-8"}`,
];

async function initdb(folder: string, args: string[]): Promise<void> {
  const { initdb } = await binaries();
  const child = await run(initdb, ["-D", folder, ...args], {}, { stdio: ["ignore", "ignore", "pipe"] });
  const [said, [code]] = await Promise.all([text(child.stderr!), once(child, "exit")]);
  if (code !== 0) throw notStarting(said);
}

async function sync(folder: string): Promise<void> {
  const handle = await open(folder);
  await handle.sync();
  await handle.close();
}

async function removeDrafts(folder: string): Promise<void> {
  const names = await readdir(dirname(folder));
  const drafts = names.filter((name) => name.startsWith(`${basename(folder)}.draft-`));
  // One that another starter still writes to is left to that starter.
  await Promise.allSettled(drafts.map((draft) => rm(join(dirname(folder), draft), { recursive: true })));
}
