import { type Cell, CellError } from "./cell.js";

/** Text of a pattern. The hub keeps it as it is written. */
const matching = (pattern: RegExp, sv: string, en: string): Cell<string> => ({
  read(text) {
    if (pattern.test(text)) return text;
    throw new CellError(sv, en);
  },
  write: (value) => value,
});

/** Five digits; numbers of other lengths are damaged by a spreadsheet. */
export const postalCode = matching(
  /^(SE?[- ])?\d{3}\s?\d{2}$/i,
  "ska vara ett postnummer med fem siffror, som 783 30",
  "must be a postal code of five digits, such as 783 30",
);

/** A number that is longer than a short one and has no zero at its beginning has lost it: spreadsheets take it for a figure. */
export const phone = matching(
  /^(?![1-9]\d{6,}$)/,
  "ska börja med 0 eller +, som 023-123 45. Kalkylprogram tar bort nollan ur ett tal",
  "must begin with 0 or +, such as 023-123 45. Spreadsheets take the zero off a number",
);
