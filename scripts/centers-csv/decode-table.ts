import { isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { guessCodePage } from "./guess-code-page.js";
import { TableError } from "./table-error.js";

const SAVE_AS_UTF8 = {
  sv: 'Spara den från kalkylprogrammet som "CSV UTF-8" och läs in den filen.',
  en: 'Save it from the spreadsheet as "CSV UTF-8", and import that file.',
};

/** How files begin that people take for a table. */
const OTHER_FILES: [start: RegExp, sv: string, en: string][] = [
  [
    /^PK(\x03\x04|\x05\x06)/,
    "en arbetsbok (.xlsx, .ods, .numbers) eller ett zip-arkiv",
    "a workbook (.xlsx, .ods, .numbers) or a zip archive",
  ],
  [
    /^\xd0\xcf\x11\xe0/,
    "en arbetsbok från Excel (.xls, eller med lösenord)",
    "a workbook of Excel (.xls, or with a password)",
  ],
  [/^%PDF-/, "ett PDF-dokument", "a PDF document"],
  [/^\{\\rtf/, "ett dokument (.rtf)", "a document (.rtf)"],
  [/^(\xef\xbb\xbf)?\s*<(\?xml|!doctype|html|table|meta|head)/i, "en webbsida eller XML", "a web page or XML"],
];

/** The text of a table's file, whatever encoding its letters are in. Throws `TableError` for what is no text, or cannot be told. */
export function decodeTable(bytes: Buffer): string {
  const start = bytes.subarray(0, 100).toString("latin1");
  const other = OTHER_FILES.find(([pattern]) => pattern.test(start));
  if (other) throw noTable(other[1], other[2]);
  // DOS programs end a text with this mark.
  const text = decode(bytes).replace(/\x1a+$/, "");
  const broken = text.split(/\r\n|\r|\n/).findIndex((line) => /[\x80-\x9f]/.test(line)) + 1;
  if (broken === 0) return text;
  throw new TableError({
    sv: `Rad ${broken} har tecken som har gått sönder i ett annat program. Skriv om dem. ${SAVE_AS_UTF8.sv}`,
    en: `Line ${broken} has letters that another program has broken. Write them again. ${SAVE_AS_UTF8.en}`,
  });
}

const noTable = (sv: string, en: string) =>
  new TableError({
    sv: `Filen är ${sv}, ingen CSV-fil. ${SAVE_AS_UTF8.sv}`,
    en: `The file is ${en}, no CSV file. ${SAVE_AS_UTF8.en}`,
  });

function decode(bytes: Buffer): string {
  const wide = wideEncoding(bytes);
  const written = wide ? strictly(wide, bytes) : bytes.toString("latin1");
  const controls = written.match(/[\0-\x08\x0e-\x19\x1b-\x1f]/g)?.length ?? 0;
  // A few have strayed into cells.
  if (controls > written.length / 100) throw noTable("ingen text", "no text");
  if (wide) return written;
  if (isUtf8(bytes)) return new TextDecoder().decode(bytes);
  // A byte order mark, or letters that UTF-8 writes so: put together from several files, or cut off.
  if (/^\xef\xbb\xbf|\xc3[\x84\x85\x96\xa4-\xa6\xa9\xb6]/.test(written)) {
    const line = linesOf(bytes).findIndex((each) => !isUtf8(each)) + 1;
    throw new TableError({
      sv: `Rad ${line} har andra tecken än resten av filen, som är i UTF-8. ${SAVE_AS_UTF8.sv}`,
      en: `Line ${line} has other letters than the rest of the file, which is UTF-8. ${SAVE_AS_UTF8.en}`,
    });
  }
  const codePage = guessCodePage(bytes);
  if (codePage) return iconv.decode(bytes, codePage);
  throw new TableError({
    sv: `Det går inte att avgöra vilken teckenkodning filen har. ${SAVE_AS_UTF8.sv}`,
    en: `It cannot be told how the letters of the file are encoded. ${SAVE_AS_UTF8.en}`,
  });
}

/** UTF-16 by its byte order mark, or by the zeros that every second byte of a table's letters then is. */
function wideEncoding(bytes: Buffer): "utf-16le" | "utf-16be" | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2]!++;
  const most = bytes.length / 4;
  if (zeros[1]! > most && zeros[0]! < zeros[1]! / 20) return "utf-16le";
  if (zeros[0]! > most && zeros[1]! < zeros[0]! / 20) return "utf-16be";
  return undefined;
}

function strictly(encoding: string, bytes: Buffer): string {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new TableError({
      sv: `Filen börjar i UTF-16 men är skadad. ${SAVE_AS_UTF8.sv}`,
      en: `The file begins as UTF-16 but is damaged. ${SAVE_AS_UTF8.en}`,
    });
  }
}

const linesOf = (bytes: Buffer) =>
  bytes
    .toString("latin1")
    .split(/\r\n|\r|\n/)
    .map((line) => Buffer.from(line, "latin1"));
