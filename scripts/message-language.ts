import { parseArgs } from "node:util";
import type { Messages } from "../kit/graphql/errors.js";
import { StartError } from "../kit/program/config.js";
import type { MessageLanguage } from "../kit/request/context.js";

/** The language of a command for municipalities: of its option `--language`, or of the system. */
export function commandLanguage(usage: Messages): MessageLanguage {
  const { language } = parseArgs({ strict: false, options: { language: { type: "string" } } }).values;
  if (language === "sv" || language === "en") return language;
  const ofSystem = new Intl.DateTimeFormat().resolvedOptions().locale.startsWith("sv") ? "sv" : "en";
  if (language === undefined) return ofSystem;
  const rule = { sv: "--language är sv eller en.", en: "--language is sv or en." };
  throw new StartError(`${rule[ofSystem]}\n${usage[ofSystem]}`);
}
