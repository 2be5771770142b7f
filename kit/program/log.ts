import pino from "pino";
import pretty from "pino-pretty";

export type Log = pino.Logger;

/** Fields of secrets and personal data, which are hidden in every log line. */
const REDACT = ["authorization", "cookie", "key", "secret", "password", "email", "phone", "fullName"].flatMap(
  (name) => [name, `*.${name}`, `*.*.${name}`],
);

/** A log of structured lines: readable on a terminal, JSON otherwise. */
export function createLog(level: string, terminal = process.stdout.isTTY): Log {
  const stream = terminal
    ? pretty({ ignore: "pid,hostname,name", translateTime: "SYS:HH:MM:ss", sync: true })
    : openStandardOutput();
  return pino({ level, name: "digidel-hub", redact: REDACT, serializers: { err: errorWithoutValues } }, stream);
}

/** When it cannot be written, for instance to a full disk, the program goes on: it says so once, and keeps some lines until it can. */
function openStandardOutput() {
  const output = pino.destination({ sync: true, maxLength: 1_000_000 });
  let isSaid = false;
  output.on("error", (error: Error) => {
    if (!isSaid) process.stderr.write(`The log cannot be written (${error.message}). Lines are lost until it can.\n`);
    isSaid = true;
  });
  return output;
}

/** Without message and `detail`: MikroORM repeats the values of a statement in the first, PostgreSQL those of a row in the second. */
function errorWithoutValues(error: Error & { code?: string; constraint?: string; table?: string }) {
  const { name, code, constraint, table, stack } = error;
  return {
    type: name,
    code,
    constraint,
    table,
    stack: stack
      ?.split("\n")
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .join("\n"),
  };
}
