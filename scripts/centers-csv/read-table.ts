import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { StartError } from "../../kit/program/config.js";
import { asMeant } from "./cell.js";

export interface Line {
  /** In the file, from 1. */
  number: number;
  /** By the name of their column, without the empty ones. */
  cells: Map<string, string>;
}

/** The names that a table has for columns; null for one to leave out. */
export type Mapping = Record<string, string | null>;

/** The lines of a table as Swedish Excel writes it, one at a time; `passed` is told of each piece read, in bytes. */
export async function* readTable(
  file: string,
  known: string[],
  mapping: Mapping,
  passed: (bytes: number) => void,
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
  pipeline(decoded(file, encoding, passed), parser, () => undefined);

  let headings: (string | null)[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!headings) headings = headingsOf(record, known, mapping);
      else {
        const cells = record.flatMap((cell, i) =>
          cell && headings![i] ? [[headings![i], asMeant(cell)] as const] : [],
        );
        yield { number: info.lines - breaksIn(record), cells: new Map(cells) };
      }
    }
  } catch (error) {
    if (error instanceof CsvError) throw new StartError(`${file} cannot be read as a table: ${error.message}`);
    throw error;
  }
  if (!headings) throw new StartError(`${file} is empty. Its first line must name the columns.`);
}

/** A record is counted by its last line. */
const breaksIn = (record: string[]) => record.join("").match(/\r\n|\r|\n/g)?.length ?? 0;

function headingsOf(record: string[], known: string[], mapping: Mapping): (string | null)[] {
  const names = record
    .map((heading) => heading.trim())
    .map((name) => (Object.hasOwn(mapping, name) ? mapping[name]! : name));
  const unknown = names.filter((name) => name && !known.includes(name));
  if (unknown.length > 0) {
    throw new StartError(
      `The table has columns that are not known: ${unknown.join(", ")}. Map them with --map, to null to leave them out. Known are: ${known.join(", ")}`,
    );
  }
  const twice = names.filter((name, i) => name && names.indexOf(name) !== i);
  if (twice.length > 0) throw new StartError(`The table has columns twice: ${twice.join(", ")}.`);
  return names.map((name) => name || null);
}

async function* decoded(file: string, encoding: string, passed: (bytes: number) => void) {
  const decoder = new TextDecoder(encoding);
  for await (const bytes of createReadStream(file) as AsyncIterable<Buffer>) {
    yield decoder.decode(bytes, { stream: true });
    passed(bytes.length);
  }
  yield decoder.decode();
}

/** UTF-8 throughout, or what Excel writes otherwise in Sweden. */
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
