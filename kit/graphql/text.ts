/** What cannot be seen, but for what shapes the letters beside it: joiners, and the selectors of variants of a character. */
const UNSEEN =
  /[[\p{Default_Ignorable_Code_Point}\p{Cc}\u{FFF9}-\u{FFFB}]--[\p{Variation_Selector}\u200C\u200D\t\n\r\0]]/gv;

/** Text as the hub keeps and compares it: in Unicode's form NFC, without what cannot be seen and without space around it. */
export const normalizedText = (text: string) => text.replace(UNSEEN, "").normalize("NFC").trim();

/** The number of characters (code points): an emoji has two UTF-16 units. */
export const lengthOf = (text: string) => [...text].length;

/** Whether PostgreSQL can hold a text: it has no NUL, and no half of a surrogate pair, which would be stored as another character. */
export const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();
