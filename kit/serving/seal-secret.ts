import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type HubConfig, StartError } from "../program/config.js";
import { makeDataFolder, unwritable } from "../program/data-folder.js";

/** The secret that seals the viewer: given, or made once and kept in the data folder for all processes that share it. */
export async function loadSealSecret({ sealSecret, dataDir, production }: HubConfig): Promise<string> {
  if (sealSecret) return sealSecret;
  if (production) {
    throw new StartError(
      "HUB_SEAL_SECRET is missing: in production the gateway and the subgraphs share a secret of at least 32 characters (openssl rand -base64 48).",
    );
  }
  const file = join(dataDir, "seal-secret");
  await makeDataFolder(dataDir);
  const draft = `${file}-${process.pid}`;
  try {
    // Linked when it is whole: several processes may start at once.
    await writeFile(draft, randomBytes(48).toString("base64url"), { mode: 0o600 });
    await link(draft, file).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    await rm(draft);
    return await readFile(file, "utf8");
  } catch (error) {
    throw unwritable(dataDir, error);
  }
}
