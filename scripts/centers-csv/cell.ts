import { LocalDate, LocalTime, MunicipalityCode } from "../../kit/graphql/scalars.js";

/** How a value stands in a cell. `read` throws a `Misread` that says what the cell should hold. */
export interface Cell<T> {
  read(text: string): T;
  write(value: T): string;
}

export class Misread extends Error {}

/** The text of a value, or of one of several values that a kind of cell takes. */
export const text: Cell<string> = { read: (text) => text, write: (value) => value };

export const flag: Cell<boolean> = {
  read(text) {
    const word = text.trim().toLowerCase();
    if (["ja", "yes", "true", "1", "x"].includes(word)) return true;
    if (["nej", "no", "false", "0"].includes(word)) return false;
    throw new Misread("must be ja or nej");
  },
  write: (value) => (value ? "ja" : "nej"),
};

/** With a comma, as Swedish Excel writes it; a point will do. */
export const decimal: Cell<number> = {
  read(text) {
    const digits = text.trim().replace(",", ".");
    if (!/^-?\d+(\.\d+)?$/.test(digits)) throw new Misread("must be a number such as 60,35");
    return Number(digits);
  },
  write: (value) => String(value).replace(".", ","),
};

/** Excel drops the zero that a code begins with. */
export const municipality: Cell<string> = {
  read: (text) =>
    checked(() => MunicipalityCode.parseValue(text.trim().padStart(4, "0")), "must be a code such as 2082"),
  write: (value) => value,
};

export const oneOf = <T extends string>(values: Record<T, unknown>): Cell<T> => ({
  read(text) {
    const word = text.trim().toUpperCase();
    if (word in values) return word as T;
    throw new Misread(`must be one of ${Object.keys(values).join(", ")}`);
  },
  write: (value) => value,
});

/** Several values with `|` between; one that has a `|` or `\` in it has a `\` before that. */
export const listOf = <T>(cell: Cell<T>): Cell<T[]> => ({
  read: (text) =>
    (text.match(/(?:\\[^]?|[^\\|])+/g) ?? []).map((part, i, parts) => {
      const alone = part.slice(
        i > 0 && part.startsWith(" ") ? 1 : 0,
        i < parts.length - 1 && part.endsWith(" ") ? -1 : undefined,
      );
      return cell.read(alone.replace(/\\([\\|])/g, "$1"));
    }),
  write: (values) => values.map((value) => cell.write(value).replace(/[\\|]/g, "\\$&")).join(" | "),
});

export const day = (text: string) => checked(() => LocalDate.parseValue(text), "must have days such as 2026-12-24");
export const time = (text: string) =>
  checked(() => LocalTime.parseValue(text.padStart(5, "0").replace(".", ":")), "must have times such as 09:30");

export function checked<T>(parse: () => T, rule: string): T {
  try {
    return parse();
  } catch {
    throw new Misread(rule);
  }
}

/** A spreadsheet takes a cell that begins so for a formula: a `'` before it keeps it a text. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

export const harmless = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);
export const asMeant = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);
