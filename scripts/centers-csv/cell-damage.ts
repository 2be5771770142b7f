import type { Messages } from "../../kit/graphql/errors.js";

const MONTH = "(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)";

/** Marks of what happened to a text on its way through other programs. */
const DAMAGES: [mark: RegExp, problem: Messages][] = [
  [
    /^#(\p{Lu}[\p{Lu}/0]*[!?]|N\/A|#+)$/u,
    {
      sv: "är ett fel ur kalkylprogrammet. Rätta det där och spara igen",
      en: "is an error of the spreadsheet. Correct it there, and save again",
    },
  ],
  [
    new RegExp(`^(${MONTH}-\\d{1,2}|\\d{1,2}-${MONTH}(-\\d{2,4})?)$`, "i"),
    {
      sv: "är ett datum som kalkylprogrammet har gjort. Gör cellen till text och skriv om den",
      en: "is a date that the spreadsheet has made of it. Make the cell a text, and write it again",
    },
  ],
  [
    /^\d+([,.]\d+)?E\+\d+$/i,
    {
      sv: "är ett tal som kalkylprogrammet har förkortat. Gör cellen till text och skriv om den",
      en: "is a number that the spreadsheet has shortened. Make the cell a text, and write it again",
    },
  ],
  [
    /\0/,
    {
      sv: "har ett osynligt tecken som inte hör till text (NUL). Skriv om cellen",
      en: "has an invisible character that is none of a text (NUL). Write the cell again",
    },
  ],
  [
    // Letters of UTF-8 read as Windows, Mac or DOS, and of Mac or Windows read as each other.
    /\ufffd|Ã[^\p{L}\s]|â€|Â[\u00a0§°·»«]|√\P{ASCII}|[\u2500-\u257f]|\p{L}[‰ˆ]|[‰ˆ]\p{L}|\p{Ll}[ŠŒ]|\p{Lu}[ŠŒ]\p{Ll}/u,
    {
      sv: 'har tecken som har gått sönder i ett annat program. Skriv om dem, och spara som "CSV UTF-8"',
      en: 'has letters that another program has broken. Write them again, and save as "CSV UTF-8"',
    },
  ],
];

/** What is wrong with a text in any column; undefined when nothing is. */
export const damageIn = (text: string): Messages | undefined => DAMAGES.find(([mark]) => mark.test(text))?.[1];
