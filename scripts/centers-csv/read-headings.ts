import { normalizedText } from "../../kit/graphql/text.js";
import type { MessageLanguage } from "../../kit/request/context.js";
import { slugOf } from "../../kit/slug.js";
import { type Column, columnName } from "./center-columns.js";
import type { Heading } from "./row-shape.js";
import type { Row } from "./split-rows.js";
import { TableError } from "./table-error.js";

/** The column for a heading of the table, by a name of it; null for one to leave out. */
export type Mapping = Record<string, string | null>;

/** The columns that a heading may mean: none for one to leave out; undefined for one that is not known. */
export type Meanings = (heading: string) => Column[] | undefined;

/** A heading means the column that has it as its name or as a Swedish word of it, unless a mapping says otherwise. */
export function meaningsOf(columns: Column[], mapping: Mapping): Meanings {
  const byWord = new Map<string, Column[]>();
  for (const column of columns) {
    for (const key of new Set([column.name, ...column.swedish].map(headingKey))) {
      byWord.set(key, [...(byWord.get(key) ?? []), column]);
    }
  }
  const mapped = new Map(Object.entries(mapping).map(([heading, name]) => [headingKey(heading), name]));
  const unknown = [...mapped.values()].filter((name) => name !== null && !byWord.has(headingKey(name)));
  if (unknown.length > 0) {
    throw new TableError({
      sv: `--map anger kolumner som inte är kända: ${unknown.join(", ")}. ${known("sv", columns)}`,
      en: `--map names columns that are not known: ${unknown.join(", ")}. ${known("en", columns)}`,
    });
  }
  return (heading) => {
    const name = mapped.get(headingKey(heading));
    return name === null ? [] : byWord.get(headingKey(name ?? heading));
  };
}

/** Headings are compared by their letters and digits, whatever their case, accents, hyphens and spaces. */
const headingKey = (heading: string) => slugOf(normalizedText(heading)).replaceAll("-", "") || heading.trim();

/** What the headings of a table mean. Throws `TableError` when that cannot be told, or when several mean one column. */
export function readHeadings({ cells, misquoted }: Row, columns: Column[], meanings: Meanings): Heading[] {
  const [unclosed] = misquoted;
  if (unclosed !== undefined) {
    throw new TableError({
      sv: `Rubriken ${cells[unclosed]} har ett citattecken som inte hör ihop med något annat.`,
      en: `The heading ${cells[unclosed]} has a quote that belongs to no other.`,
    });
  }
  const texts = cells.map((cell) => normalizedText(cell).replace(/\s+/g, " "));
  const unknown = texts.filter((text) => text && !meanings(text));
  if (unknown.length > 0) {
    throw new TableError({
      sv: `Tabellen har kolumner som inte är kända: ${unknown.join(", ")}. Första raden ska ha rubrikerna. Ange med --map vilka de är, null för dem som ska utgå. ${known("sv", columns)}`,
      en: `The table has columns that are not known: ${unknown.join(", ")}. Its first line must have the headings. Map them with --map, to null to leave them out. ${known("en", columns)}`,
    });
  }
  const meant = texts.map((text) => ({ text, columns: (text && meanings(text)) || [] }));
  const ambiguous = meant.filter(({ columns }) => columns.length > 1);
  if (ambiguous.length > 0) {
    const told = (language: MessageLanguage, or: string) =>
      ambiguous.map(({ text, columns }) => `${text} (${columns.map(columnName[language]).join(or)})`).join(", ");
    throw new TableError({
      sv: `Tabellen har rubriker som kan betyda olika saker: ${told("sv", " eller ")}. Ange med --map vilken kolumn de är.`,
      en: `The table has headings that may mean different columns: ${told("en", " or ")}. Say with --map which.`,
    });
  }
  const headings = meant.map(({ text, columns: [column] }) => ({ text, column }));
  const repeated = columns
    .map((column) => ({
      column,
      texts: headings.filter((heading) => heading.column === column).map(({ text }) => text),
    }))
    .filter(({ texts }) => texts.length > 1);
  if (repeated.length > 0) {
    const told = (language: MessageLanguage) =>
      repeated.map(({ column, texts }) => `${columnName[language](column)} (${texts.join(", ")})`).join("; ");
    throw new TableError({
      sv: `Tabellen har kolumner två gånger: ${told("sv")}. Behåll en av dem, eller ange null för de andra med --map.`,
      en: `The table has columns twice: ${told("en")}. Keep one of them, or map the others to null with --map.`,
    });
  }
  return headings;
}

const known = (language: MessageLanguage, columns: Column[]) =>
  `${{ sv: "Kända är", en: "Known are" }[language]}: ${columns.map(columnName[language]).join(", ")}`;
