import { LocalDate, LocalTime, MunicipalityCode } from "../../kit/graphql/scalars.js";

/** How a kind of value is written in a cell. `read` throws `CellError` for text that is not such a value. */
export interface Cell<T> {
  read(text: string): T;
  write(value: T): string;
}

/** Its message says what the cell must hold. */
export class CellError extends Error {}

/** Text, as it is. */
export const text: Cell<string> = { read: (text) => text, write: (value) => value };

export const flag: Cell<boolean> = {
  read(text) {
    const word = text.trim().toLowerCase();
    if (["ja", "yes", "true", "1", "x"].includes(word)) return true;
    if (["nej", "no", "false", "0"].includes(word)) return false;
    throw new CellError("must be ja or nej");
  },
  write: (value) => (value ? "ja" : "nej"),
};

/** A number with a decimal comma, as Swedish Excel writes it; a point is read too. */
export const decimal: Cell<number> = {
  read(text) {
    const digits = text.trim().replace(",", ".");
    if (!/^-?\d+(\.\d+)?$/.test(digits)) throw new CellError("must be a number such as 60,35");
    return Number(digits);
  },
  write: (value) => String(value).replace(".", ","),
};

/** A municipality code. Excel drops a leading zero. */
export const municipality: Cell<string> = {
  read: (text) =>
    checked(() => MunicipalityCode.parseValue(text.trim().padStart(4, "0")), "must be a code such as 2082"),
  write: (value) => value,
};

/** One of these values, in any case. */
export const oneOf = <T extends string>(values: Record<T, unknown>): Cell<T> => ({
  read(text) {
    const word = text.trim().toUpperCase();
    if (word in values) return word as T;
    throw new CellError(`must be one of ${Object.keys(values).join(", ")}`);
  },
  write: (value) => value,
});

/** Several values, separated by `|`. A `|` or `\` in a value is escaped by a `\`. */
export const listOf = <T>(cell: Cell<T>): Cell<T[]> => ({
  read: (text) =>
    (text.match(/(?:\\[^]?|[^\\|])+/g) ?? []).map((part, i, parts) => {
      const trimmed = part.slice(
        i > 0 && part.startsWith(" ") ? 1 : 0,
        i < parts.length - 1 && part.endsWith(" ") ? -1 : undefined,
      );
      return cell.read(trimmed.replace(/\\([\\|])/g, "$1"));
    }),
  write: (values) => values.map((value) => cell.write(value).replace(/[\\|]/g, "\\$&")).join(" | "),
});

export const day = (text: string) => checked(() => LocalDate.parseValue(text), "must have days such as 2026-12-24");
export const time = (text: string) =>
  checked(() => LocalTime.parseValue(text.padStart(5, "0").replace(".", ":")), "must have times such as 09:30");

/** The parsed value, or a `CellError` with this rule. */
export function checked<T>(parse: () => T, rule: string): T {
  try {
    return parse();
  } catch {
    throw new CellError(rule);
  }
}

/** Spreadsheets take a cell that begins with one of these for a formula, unless a `'` is put before it. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

export const escapeFormula = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);
export const unescapeFormula = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
