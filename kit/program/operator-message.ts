import { StartError } from "./config.js";

const FULL = "The disk is full. Make room, and run this again.";
const FORBIDDEN = "This user may not read or write it. Give the right, or name another.";
const DEFECT = "The disk fails. See the log of the system.";
const TOO_MANY = "Too many files or connections are open. Close some, or raise the limit.";
const UNREACHABLE = "PostgreSQL ended the connection. See that its server runs, and run this again.";

/** What an operator can do about codes of the operating system and of PostgreSQL. */
const ADVICE: Record<string, string> = {
  ENOSPC: FULL,
  EDQUOT: FULL,
  "53100": FULL,
  EACCES: FORBIDDEN,
  EPERM: FORBIDDEN,
  EROFS: FORBIDDEN,
  EIO: DEFECT,
  "58030": DEFECT,
  EMFILE: TOO_MANY,
  ENFILE: TOO_MANY,
  "53300": TOO_MANY,
  "57P01": UNREACHABLE,
  "57P02": UNREACHABLE,
  "57P03": UNREACHABLE,
  EPIPE: "The program that reads the output has ended.",
};

/** The line for an error that is not a fault of the program; undefined for others. */
export function operatorMessage(error: unknown): string | undefined {
  if (error instanceof StartError) return error.message;
  const { code = "", message, syscall } = error as NodeJS.ErrnoException;
  if (!Object.hasOwn(ADVICE, code)) return undefined;
  // The message of a statement repeats its values.
  return `${ADVICE[code]} (${syscall ? message : `PostgreSQL: ${code}`})`;
}
