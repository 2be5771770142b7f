/** What cannot be seen, but for what shapes the letters beside it: joiners, and the selectors of variants of a character. */
const UNSEEN =
  /[[\p{Default_Ignorable_Code_Point}\p{Cc}\u{FFF9}-\u{FFFB}]--[\p{Variation_Selector}\u200C\u200D\t\n\r\0]]/gv;

/** Text as the hub keeps and compares it: in Unicode's form NFC, without what cannot be seen and without space around it. */
export const normalizedText = (text: string) => text.replace(UNSEEN, "").normalize("NFC").trim();

/** Text with each dash, hyphen and minus sign of Unicode as the one of ASCII. */
export const withPlainDashes = (text: string) => text.replace(/[\p{Pd}\u2212]/gu, "-");

const withPlainSpaces = (text: string) => text.replace(/\s+/g, " ");

/** What people write in several ways that are one value: by the end of a field's name. */
const PLAIN_FORMS: [field: RegExp, plain: (text: string) => string][] = [
  [/phone$/i, (text) => withPlainDashes(withPlainSpaces(text))],
  [/email$/i, (text) => text.replace(/\s*@\s*/g, "@")],
  [/^externalId$/, withPlainSpaces],
];

/** The text of a field as the hub keeps it. */
export function normalizedField(field: string, text: string): string {
  const plain = PLAIN_FORMS.find(([pattern]) => pattern.test(field))?.[1];
  return plain ? plain(normalizedText(text)) : normalizedText(text);
}

/** A noun with the id that a caller gave it; alone where that is blank. */
export const withId = (noun: string, id: string | undefined) => (id?.trim() ? `${noun} ${id}` : noun);

/** What somebody wrote, to stand in a message before its next sentence. */
export const asSentence = (text: string) => (/[.!?…]["'”’»)\]]*$/.test(text) ? text : `${text}.`);

/** The number of characters (code points): an emoji has two UTF-16 units. */
export const lengthOf = (text: string) => [...text].length;

/** Whether PostgreSQL can hold a text: it has no NUL, and no half of a surrogate pair, which would be stored as another character. */
export const isStorable = (text: string) => !text.includes("\0") && text.isWellFormed();
