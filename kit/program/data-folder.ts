import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { StartError } from "./config.js";

/** Creates the data folder, for this user only, unless it exists. Throws `StartError` when it cannot. */
export async function createDataFolder(dataDir: string): Promise<void> {
  try {
    await createFolder(dataDir);
  } catch (error) {
    throw unwritableFolderError(dataDir, error);
  }
}

/** The error of a data folder that cannot be written. */
export const unwritableFolderError = (dataDir: string, error: unknown) =>
  new StartError(
    `The data folder ${dataDir} cannot be written (${(error as NodeJS.ErrnoException).code}). Make it writable, or set HUB_DATA_DIR to another folder.`,
  );

/** Without `recursive`: with it, Node does not return for a folder such as /proc, where nothing can be created. */
async function createFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { mode: 0o700 });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return;
    if (code !== "ENOENT" || dirname(folder) === folder) throw error;
    await createFolder(dirname(folder));
    await mkdir(folder, { mode: 0o700 });
  }
}
