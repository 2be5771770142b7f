import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { StartError } from "./config.js";

/** Makes the folder of the hub's data, for this user alone, unless it is there. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  try {
    await make(dataDir);
  } catch (error) {
    throw unwritable(dataDir, error);
  }
}

export const unwritable = (dataDir: string, error: unknown) =>
  new StartError(
    `The data folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}). Make it writable, or set HUB_DATA_DIR to another folder.`,
  );

/** Not with `recursive`: Node never comes back from a folder such as /proc, where nothing can be made. */
async function make(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(folder) === folder) throw error;
    await make(dirname(folder));
    await mkdir(folder, { mode: 0o700 });
  }
}
