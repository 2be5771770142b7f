import { parseArgs, type ParseArgsConfig } from "node:util";
import { StartError } from "./config.js";

/** The parsed arguments of the command line. Throws `StartError` with the usage for an unknown option. */
export function commandLine<T extends ParseArgsConfig>(config: T, usage: string) {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n${usage}`);
  }
}
