import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { normalizedText } from "../../kit/graphql/text.js";
import { StartError } from "../../kit/program/config.js";
import { unescapeFormula } from "./cell.js";

export interface Line {
  /** Its number in the file, from 1. */
  number: number;
  /** The cells that are not empty, by the name of their column. */
  cells: Map<string, string>;
}

/** The column for a heading of the table; null for one to leave out. */
export type Mapping = Record<string, string | null>;

/**
 * Reads the lines of a table as Swedish Excel writes it: UTF-8 or Windows-1252, separated by semicolons, tabs or commas. `onBytes` gets
 * the length of each piece that was read. Throws `StartError` for unknown or repeated columns, and for what is no table.
 */
export async function* readTable(
  file: string,
  columns: string[],
  mapping: Mapping,
  onBytes: (bytes: number) => void,
): AsyncGenerator<Line> {
  const encoding = await encodingOf(file);
  const parser = parse({
    bom: true,
    info: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    delimiter: await delimiterOf(file, encoding),
    relax_column_count: true,
  });
  pipeline(decoded(file, encoding, onBytes), parser, () => undefined);

  let headings: (string | null)[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!headings) headings = headingsOf(record, columns, mapping);
      else {
        const texts = record.map((cell) => normalizedText(unescapeFormula(cell)));
        const cells = texts.flatMap((text, i) => (text && headings![i] ? [[headings![i], text] as const] : []));
        yield { number: info.lines - breaksIn(record), cells: new Map(cells) };
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new StartError(`${file} cannot be read as a table: ${error.message}`);
    throw error;
  }
  if (!headings) throw new StartError(`${file} is empty. Its first line must name the columns.`);
}

/** The line breaks in a record: csv-parse counts it by its last line. */
const breaksIn = (record: string[]) => record.join("").match(/\r\n|\r|\n/g)?.length ?? 0;

function headingsOf(record: string[], columns: string[], mapping: Mapping): (string | null)[] {
  const names = record.map(normalizedText).map((name) => (Object.hasOwn(mapping, name) ? mapping[name]! : name));
  const unknown = names.filter((name) => name && !columns.includes(name));
  if (unknown.length > 0) {
    throw new StartError(
      `The table has columns that are not known: ${unknown.join(", ")}. Map them with --map, to null to leave them out. Known are: ${columns.join(", ")}`,
    );
  }
  const repeated = names.filter((name, i) => name && names.indexOf(name) !== i);
  if (repeated.length > 0) throw new StartError(`The table has columns twice: ${repeated.join(", ")}.`);
  return names.map((name) => name || null);
}

async function* decoded(file: string, encoding: string, onBytes: (bytes: number) => void) {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
    yield decoder.decode(bytes, { stream: true });
    onBytes(bytes.length);
  }
  yield decoder.decode();
}

/** UTF-8 if the whole file is, otherwise the encoding of older Swedish Excel files. */
async function encodingOf(file: string): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  try {
    for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) decoder.decode(bytes, { stream: true });
    decoder.decode();
    return "utf-8";
  } catch (error) {
    if (error instanceof TypeError) return "windows-1252";
    throw new StartError(`${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}

async function delimiterOf(file: string, encoding: string): Promise<string> {
  for await (const piece of decoded(file, encoding, () => undefined)) {
    const [firstLine = ""] = piece.split(/\r?\n/, 1);
    return [";", "\t", ","].find((mark) => firstLine.includes(mark)) ?? ";";
  }
  return ";";
}
