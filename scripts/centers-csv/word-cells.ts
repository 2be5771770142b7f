import { Language } from "../../kit/graphql/scalars.js";
import { municipalities } from "../../kit/sweden/sweden.js";
import { swedishTermOf } from "../../kit/vocabulary/enumeration.js";
import { type Cell, CellError, checked, listOf, text } from "./cell.js";

/** One of these values: by its name in the schema in any case, by its Swedish term, or by one of `others`. */
export function oneOf<T extends string>(values: Readonly<Record<T, string>>, others: Record<string, T> = {}): Cell<T> {
  const names = Object.keys(values) as T[];
  const termOf = (name: T) => swedishTermOf(values, name);
  const byWord = new Map<string, T>([
    ...Object.entries(others),
    ...names.flatMap((name): [string, T][] => [
      [wordKey(termOf(name)), name],
      [wordKey(name), name],
    ]),
  ]);
  return {
    read(text) {
      const found = byWord.get(wordKey(text));
      if (found) return found;
      throw new CellError(
        `ska vara något av ${names.map((name) => `${termOf(name)} (${name})`).join(", ")}`,
        `must be one of ${names.join(", ")}`,
      );
    },
    write: (value) => value,
  };
}

const wordKey = (word: string) =>
  word
    .replace(/[\s_]+/g, " ")
    .replace(/[.:]+$/, "")
    .trim()
    .toLowerCase();

/** Codes by themselves and by what municipalities are called: some of them `stad`. */
const municipalityCodes = new Map(
  municipalities.flatMap(({ code, name, officialName }) => {
    const names = [name, officialName, officialName.replace(/kommun$/, "stad"), `${name} kommun`, `${code} ${name}`];
    return [code, ...names].map((said) => [wordKey(said), code] as const);
  }),
);

/** A municipality by its code, of which Excel drops a leading zero, or by its name. */
export const municipality: Cell<string> = {
  read(text) {
    const key = wordKey(text);
    const code = municipalityCodes.get(key) ?? municipalityCodes.get(key.padStart(4, "0"));
    if (code) return code;
    throw new CellError(
      "ska vara en kommuns kod som 2082, eller dess namn som Säter",
      "must be a code such as 2082, or the name of a municipality such as Säter",
    );
  },
  write: (value) => value,
};

/** Tags by the Swedish names of their languages: those of two letters, and longer ones that are in use in Sweden. */
const LONGER_TAGS = ["fit", "rom", "kmr", "ckb", "prs", "tig"];
const LETTERS = [..."abcdefghijklmnopqrstuvwxyz"];
const swedishNames = new Intl.DisplayNames("sv", { type: "language", fallback: "none" });
const tagsByName = new Map<string | undefined, string>([
  ...[...LONGER_TAGS, ...LETTERS.flatMap((first) => LETTERS.map((second) => first + second))].map(
    (tag) => [swedishNames.of(tag), tag] as const,
  ),
  ["svenskt teckenspråk", "swl"],
  ["teckenspråk", "swl"],
]);

/** A language by its tag or its Swedish name. */
export const language: Cell<string> = {
  read: (text) =>
    checked(
      () => Language.parseValue(tagsByName.get(text.trim().toLowerCase()) ?? text.trim()),
      "ska vara språk eller språktaggar, som svenska eller sv",
      "must be language tags such as sv",
    ),
  write: (value) => value,
};

/** Several words, which commas and semicolons may separate too. */
export function listOfWords<T>(cell: Cell<T>): Cell<T[]> {
  const parts = listOf(text);
  return {
    read: (text) =>
      parts.read(text).flatMap((part) => {
        try {
          return cell.read(part);
        } catch (error) {
          if (!(error instanceof CellError) || !/[,;]/.test(part)) throw error;
          return part.split(/[,;]/).flatMap((word) => (word.trim() ? cell.read(word) : []));
        }
      }),
    write: listOf(cell).write,
  };
}
