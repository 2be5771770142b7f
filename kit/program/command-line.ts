import { parseArgs, type ParseArgsConfig } from "node:util";
import { StartError } from "./config.js";

/** The words after `--` on the command line; a wrong one is refused in one line, followed by how the command is meant. */
export function commandLine<T extends ParseArgsConfig>(config: T, usage: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${usage}`);
  }
}
