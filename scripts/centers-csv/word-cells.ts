import { Language } from "../../kit/graphql/scalars.js";
import { municipalities } from "../../kit/sweden/sweden.js";
import { swedishTermOf } from "../../kit/vocabulary/enumeration.js";
import { type Cell, CellError, checked, listOf, notUnderstood, text, tryRead } from "./cell.js";

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
      "must be languages by their tags or Swedish names, such as sv or svenska",
    ),
  write: (value) => value,
};

/** Several words, between which commas, slashes or `och` may stand too. */
export const listOfWords = <T>(cell: Cell<T>): Cell<T[]> => ({
  read: (written) =>
    listOf(text)
      .read(written)
      .flatMap((part) => wordsIn(part, cell)),
  write: listOf(cell).write,
});

const SEPARATOR = /(\s*[,;/&+]\s*|\s+(?:och|samt|and)\s+)/i;

/** Separators may stand within a word too, as in `e-post, konton och lösenord`: the longest that is known is meant. */
function wordsIn<T>(text: string, cell: Cell<T>): T[] {
  const pieces = text.split(SEPARATOR);
  const found: T[] = [];
  for (let at = 0; at < pieces.length;) {
    const [length, read] = [5, 3, 1]
      .map((length) => [length, tryRead(cell, pieces.slice(at, at + length).join(""))] as const)
      .find(([length, read]) => "value" in read || length === 1)!;
    if ("value" in read) found.push(read.value);
    else if (pieces[at]!.trim())
      throw pieces.length > 1
        ? notUnderstood(read.problem, pieces[at]!)
        : new CellError(read.problem.sv, read.problem.en);
    at += length + 1;
  }
  return found;
}
