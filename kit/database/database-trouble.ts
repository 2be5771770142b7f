/**
 * PostgreSQL's codes of a database that cannot work for anybody now: connection lost or refused (08, 57P), no room, memory or connection
 * left (53), trouble with its disk (58), no way in for the hub (28, 3D), a standby that may only be read (25006), a statement whose time
 * is up (57014).
 */
const TROUBLE = /^(08|28|3D|53|57P|58)\w+$|^25006$|^57014$/;

/** A request that PostgreSQL could not read is the caller's fault: NUL in a text. */
const PROTOCOL_VIOLATION = "08P01";

/** What the driver says of a connection without giving a code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)|Cannot use a pool after calling end)/;

/** Calls to the operating system that fail when the other end of a connection is gone, or there is no way to it. */
const NETWORK_CALLS = new Set<unknown>(["connect", "read", "write", "getaddrinfo"]);

/** Whether an error says that a database is not available now, rather than that something is wrong with a statement. */
export function isDatabaseTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, syscall, message, cause } = error as NodeJS.ErrnoException;
  if (code === PROTOCOL_VIOLATION) return false;
  if (code && TROUBLE.test(code)) return true;
  if (NETWORK_CALLS.has(syscall) || LOST.test(message)) return true;
  if (error instanceof AggregateError && error.errors.some(isDatabaseTrouble)) return true;
  return isDatabaseTrouble(cause);
}
