import type { Messages } from "../../kit/graphql/errors.js";
import { normalizedText, withPlainDashes } from "../../kit/graphql/text.js";

/** How a kind of value is written in a cell. `read` throws `CellError` for text that is not such a value. */
export interface Cell<T> {
  read(text: string): T;
  write(value: T): string;
}

/** Its messages say what the cell must hold. */
export class CellError extends Error {
  readonly messages: Messages;

  constructor(sv: string, en: string) {
    super(en);
    this.messages = { sv, en };
  }
}

/** That a rule is broken by this part of a text. */
export const notUnderstood = ({ sv, en }: Messages, part: string) =>
  new CellError(`${sv}. Det här förstås inte: ${part}`, `${en}. This is not understood: ${part}`);

/** The value of a text, or what the cell must hold. */
export function tryRead<T>(cell: Cell<T>, text: string): { value: T } | { problem: Messages } {
  try {
    return { value: cell.read(text) };
  } catch (error) {
    if (error instanceof CellError) return { problem: error.messages };
    throw error;
  }
}

/** Text, as it is. */
export const text: Cell<string> = { read: (text) => text, write: (value) => value };

export const flag: Cell<boolean> = {
  read(text) {
    const word = text.trim().toLowerCase();
    if (["ja", "j", "yes", "y", "sant", "true", "1", "x"].includes(word)) return true;
    if (["nej", "n", "no", "falskt", "false", "0"].includes(word)) return false;
    throw new CellError("ska vara ja eller nej", "must be ja or nej");
  },
  write: (value) => (value ? "ja" : "nej"),
};

/** A number with a decimal comma, as Swedish Excel writes it; a point is read too. */
export const decimal: Cell<number> = {
  read(text) {
    const digits = withPlainDashes(text).trim().replace(",", ".");
    if (!/^-?\d+(\.\d+)?$/.test(digits))
      throw new CellError("ska vara ett tal som 60,35", "must be a number such as 60,35");
    return Number(digits);
  },
  write: (value) => String(value).replace(".", ","),
};

/** Degrees of latitude or longitude, at most so many. Larger numbers are metres of a map. */
export const degrees = (most: number): Cell<number> => ({
  ...decimal,
  read(text) {
    const value = decimal.read(text);
    if (Math.abs(value) <= most) return value;
    throw new CellError(
      "ska vara grader som 60,35. Meter i SWEREF 99 ska först räknas om till WGS 84",
      "must be degrees such as 60,35. Metres of SWEREF 99 must be converted to WGS 84 first",
    );
  },
});

/** Several values, separated by `|` or line breaks. Where these or a `\` belong to a value, a `\` stands before them. */
export const listOf = <T>(cell: Cell<T>): Cell<T[]> => ({
  read: (text) =>
    (text.match(/(?:\\[^]|[^\\|\n])+/g) ?? []).flatMap((part, i, parts) => {
      const trimmed = part.slice(
        i > 0 && part.startsWith(" ") ? 1 : 0,
        i < parts.length - 1 && part.endsWith(" ") ? -1 : undefined,
      );
      return trimmed.trim() ? cell.read(trimmed.replace(/\\([\\|\n])/g, "$1")) : [];
    }),
  write: (values) => values.map((value) => cell.write(value).replace(/[\\|\n]/g, "\\$&")).join(" | "),
});

/** The value of a scalar of the schema, or a `CellError` with this rule. */
export function checked<T>(parse: () => T, sv: string, en: string): T {
  try {
    return parse();
  } catch {
    throw new CellError(sv, en);
  }
}

/** Spreadsheets take a cell that begins so for a formula, or for a number without its zeros, unless a `'` is put before it. */
const FORMULA = /^'*([=+\-@\t\r＝＋－＠]|0\d+$)/;

export const escapeFormula = (cell: string) => (FORMULA.test(cell) ? `'${cell}` : cell);
export const unescapeFormula = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell);

/** What a cell says: without the guard against formulas, or the `="0180"` that keeps the zeros of a text. */
export function cellText(cell: string): string {
  const [, kept] = /^="((?:[^"]|"")*)"$/.exec(cell.trim()) ?? [];
  return normalizedText(kept?.replaceAll('""', '"') ?? unescapeFormula(cell));
}
