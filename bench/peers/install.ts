import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { StartError } from "../../kit/program/config.js";

const folder = new URL("foreign/", import.meta.url);

/** Installs the packages of the peers, unless those of their package-lock.json are there. */
export async function installPeers(): Promise<void> {
  const wanted = new URL("package-lock.json", folder);
  const installed = new URL("node_modules/.package-lock.json", folder);
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  const npm = spawn("npm", ["ci", "--ignore-scripts", "--no-audit", "--no-fund"], {
    cwd: fileURLToPath(folder),
    stdio: ["ignore", "inherit", "inherit"],
  });
  const [code] = await once(npm, "exit");
  if (code !== 0) throw new StartError("The packages of the peers were not installed: npm ci in bench/peers/foreign.");
}
