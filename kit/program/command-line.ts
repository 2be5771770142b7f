import { parseArgs, type ParseArgsConfig } from "node:util";
import { instantsAt } from "../calendar.js";
import { StartError } from "./config.js";

/** The usage of programs without options. */
export const SETTINGS_USAGE =
  "Settings are variables of the environment: HUB_PORT=5000 npm start. See docs/reference/settings.md.";

/** The parsed arguments of the command line, with so many words beside the options. Throws `StartError` with the usage for any other. */
export function commandLine<T extends ParseArgsConfig>(
  config: T,
  usage: string,
  words = 0,
  language: "sv" | "en" = "en",
) {
  try {
    const parsed = parseArgs({ ...config, allowPositionals: words > 0 });
    if (parsed.positionals.length > words) throw new Error(`Unexpected argument '${parsed.positionals[words]}'.`);
    return parsed;
  } catch (error) {
    const { message } = error as Error;
    // Node's own messages are English, and quote what they are about.
    const [quoted] = message.match(/'.+?'/) ?? [""];
    throw new StartError(`${language === "sv" ? `Det går inte att skriva så: ${quoted}.` : message}\n${usage}`);
  }
}

/** The number of an option. Throws `StartError` for what is none, or above `max`. */
export function wholeNumber(option: string, value: string, max: number): number {
  if (!/^\d+$/.test(value)) throw new StartError(`--${option} is not a whole number.`);
  if (Number(value) > max) throw new StartError(`--${option} is above ${max}.`);
  return Number(value);
}

/** The instant at which the day of an option begins in Sweden. Throws `StartError` for what is no day of the calendar. */
export function startOfDay(option: string, value: string): Date {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return instantsAt(value, "00:00")[0]!;
  } catch {
    // The calendar has no such day.
  }
  throw new StartError(`--${option} is not a day of the calendar, such as 2027-12-31.`);
}
