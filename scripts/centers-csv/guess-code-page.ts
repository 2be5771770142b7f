import iconv from "iconv-lite";

/** In which a Swedish office may have saved a text that is not UTF-8: Windows, older Macs, DOS, whose pages have the Swedish letters in common. */
const CODE_PAGES = ["windows-1252", "macintosh", "cp850"];

/**
 * The code page of a Swedish text: the one in which its characters beyond ASCII make the least odd reading. Undefined when another one
 * reads about as well, or none does.
 */
export function guessCodePage(bytes: Buffer): string | undefined {
  const readings = CODE_PAGES.map((name) => ({ name, ...oddityOf(iconv.decode(bytes, name)) }));
  const [best, second] = readings.sort((a, b) => a.oddity - b.oddity);
  return best!.oddity <= 2 * best!.characters && second!.oddity - best!.oddity >= 2 ? best!.name : undefined;
}

/** How odd the characters of a text beyond ASCII are in Swedish, at the places where they stand; 0 for å, ä, ö. */
function oddityOf(text: string): { oddity: number; characters: number } {
  const found = [...text.matchAll(/[^\0-\x7f]/gu)];
  const oddities = found.map(({ 0: character, index }) => {
    const [before = "", after = ""] = [text[index - 1], text[index + 1]];
    return isLetter(character) ? oddityOfLetter(character, before, after) : oddityOfSymbol(character, before, after);
  });
  const lonelyQuote = found.filter(([character]) => /[“”]/.test(character)).length % 2 ? 2 : 0;
  return { oddity: oddities.reduce((a, b) => a + b, lonelyQuote), characters: found.length };
}

function oddityOfLetter(letter: string, before: string, after: string): number {
  const besideDigit = /\d/.test(before + after) ? 4 : 0;
  const capitalWithin = /\p{Ll}\p{Lu}/u.test(before + letter + after) ? 6 : 0;
  const rarity = /[åäö]/i.test(letter) ? 0 : /[éü]/.test(letter) && isLetter(before) ? 0.5 : 3;
  return besideDigit + capitalWithin + rarity;
}

function oddityOfSymbol(symbol: string, before: string, after: string): number {
  if (/[\p{Cc}\ufffd]/u.test(symbol)) return 20;
  if (/[–—’´•·\u00a0]/.test(symbol)) return 0;
  if (isLetter(before) && isLetter(after)) return 8;
  if (/[”§°½]/.test(symbol)) return 0;
  if (/[“‘«]/.test(symbol)) return 1;
  if (/[…€»®©×]/.test(symbol)) return isLetter(after) ? 3 : isLetter(before) ? 1 : 2;
  return 6;
}

const isLetter = (character: string) => /\p{L}/u.test(character);
