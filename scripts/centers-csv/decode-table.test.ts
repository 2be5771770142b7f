import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeTable } from "./decode-table.js";

const decoded = (text: string, encoding: string, options: { addBOM?: boolean } = {}) =>
  decodeTable(iconv.encode(text, encoding, options));

const TABLE = "name;description.sv\r\nSäter;Öppet på Åsen, vid kaféet\r\n";

describe("decodeTable reads Swedish letters in", () => {
  test.each(["utf8", "utf-16le", "utf-16be", "windows-1252", "macintosh", "cp850", "cp437", "cp865"])(
    "%s",
    (encoding) => {
      expect(decoded(TABLE, encoding)).toBe(TABLE);
      if (encoding.startsWith("utf")) expect(decoded(TABLE, encoding, { addBOM: true })).toBe(TABLE);
    },
  );

  test.each(["Säter", "Åmål", "Örebro", "Älvdalen", "Åsa", "ÖREBRO", "Café", "idé", "René", "på Linnéa"])(
    "any code page where %s is all there is beyond ASCII",
    (word) => {
      for (const encoding of ["windows-1252", "macintosh", "cp850", "cp437", "cp865"]) {
        expect(decoded(`name;x\n${word};1\n`, encoding)).toBe(`name;x\n${word};1\n`);
      }
    },
  );

  test.each(["9–17", "mån–fre", "En “skärm”", "08\u00a0123", "Bibliotekets ”hörna” är öppen…"])(
    "Windows-1252 and MacRoman beside the signs in %s",
    (text) => {
      for (const encoding of ["windows-1252", "macintosh"]) expect(decoded(`a;${text}`, encoding)).toBe(`a;${text}`);
    },
  );
});

describe("decodeTable refuses in one line", () => {
  const file = (start: string) => Buffer.concat([Buffer.from(start, "latin1"), Buffer.alloc(200, 7)]);
  test.each<[string, Buffer, RegExp]>([
    ["a workbook", file("PK\x03\x04"), /is a workbook .*CSV UTF-8/],
    ["an old workbook", file("\xd0\xcf\x11\xe0"), /is a workbook of Excel .*CSV UTF-8/],
    ["a PDF", file("%PDF-1.7"), /is a PDF document.*CSV UTF-8/],
    [
      "a web page that calls itself .xls",
      Buffer.from("\ufeff\n<html xmlns:x='excel'><table>"),
      /is a web page.*CSV UTF-8/,
    ],
    ["a picture", file("\x89PNG\r\n\x1a\n\0"), /is no text.*CSV UTF-8/],
    ["NULs", Buffer.from("name;x\nS\0ter;1"), /is no text/],
    ["control characters", Buffer.from("name;x\nS\u0007ter;1"), /is no text/],
    [
      "half of UTF-16",
      Buffer.concat([iconv.encode(TABLE, "utf-16", { addBOM: true }), Buffer.from("x")]),
      /UTF-16 but is damaged/,
    ],
    ["UTF-32", iconv.encode(TABLE, "utf-32le", { addBOM: true }), /is no text/],
    [
      "UTF-8 with a line of Windows",
      Buffer.concat([Buffer.from("a;Säter\r\nb;"), Buffer.from("Åmål", "latin1")]),
      /^Line 2 has other letters/,
    ],
    ["a letter cut off", Buffer.from("\ufeffa;x\nb;Ö").subarray(0, -1), /^Line 2 has other letters/],
    ["letters of DOS that may be quotes", iconv.encode("a;Lidingö\nb;Malmö", "cp850"), /cannot be told/],
    [
      "UTF-8 that was taken for Latin-1",
      Buffer.from("a;b\nc;Ã\u0085sen"),
      /^Line 2 has letters that another program has broken/,
    ],
    ["Cyrillic", iconv.encode("Привет", "win1251"), /cannot be told/],
  ])("%s", (_, bytes, message) => {
    expect(() => decodeTable(bytes)).toThrow(message);
  });
});

test("decodeTable leaves out the mark with which DOS ends a text", () => {
  expect(decodeTable(Buffer.from("a;b\r\n\x1a"))).toBe("a;b\r\n");
});

test("decodeTable leaves a control character that has strayed into a cell to be told there", () => {
  const table = `name;x\n${"Säter;1\n".repeat(20)}S\0ter;1`;
  expect(decodeTable(Buffer.from(table))).toBe(table);
});
