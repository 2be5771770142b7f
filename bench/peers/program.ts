import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../../kit/program/config.js";

type Environment = Record<string, string>;

/** Programs of the repository run with what package.json gives to those of the hub. */
const NODE_OPTIONS = ["--max-old-space-size=1024", "--import", "./kit/program/typescript.mjs"];

/** Starts a program that serves; `resources` ends it. Returns its process once it answers. */
export async function startProgram(
  program: string[],
  { env, isReady }: { env: Environment; isReady: () => Promise<boolean> },
  resources: AsyncDisposableStack,
): Promise<number> {
  const child = spawn(process.execPath, [...NODE_OPTIONS, ...program], { env, stdio: ["ignore", "ignore", "inherit"] });
  resources.defer(() => end(child));
  while (!(await isReady().catch(() => false))) {
    if (hasEnded(child)) throw new StartError(`This did not start: ${program[0]}`);
    await sleep(100);
  }
  return child.pid!;
}

/** Runs a program to its end; returns what it writes. */
export async function runProgram(program: string[], env: Environment): Promise<string> {
  const child = spawn(process.execPath, [...NODE_OPTIONS, ...program], { env, stdio: ["ignore", "pipe", "inherit"] });
  const [output, [code]] = await Promise.all([text(child.stdout), once(child, "exit")]);
  if (code !== 0) throw new StartError(`This failed: ${program.join(" ")}`);
  return output;
}

async function end(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.kill("SIGTERM");
  await once(child, "exit");
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess) => exitCode !== null || signalCode !== null;

export const answersAt = async (url: string, init?: RequestInit): Promise<boolean> => (await fetch(url, init)).ok;
