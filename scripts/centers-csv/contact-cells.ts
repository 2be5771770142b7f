import { isEmail } from "class-validator";
import { normalizedField } from "../../kit/graphql/text.js";
import { PHONE_NUMBER } from "../../kit/graphql/validation.js";
import { type Cell, CellError } from "./cell.js";

type Rule = [isKept: (text: string) => boolean, sv: string, en: string];

/** Text that keeps rules. The hub brings it to the form in which it keeps it. */
const textOf = (...rules: Rule[]): Cell<string> => ({
  read(text) {
    for (const [isKept, sv, en] of rules) if (!isKept(text)) throw new CellError(sv, en);
    return text;
  },
  write: (value) => value,
});

/** Numbers of other lengths are damaged by a spreadsheet. */
export const postalCode = textOf([
  (text) => /^(SE?[- ])?\d{3}\s?\d{2}$/i.test(text),
  "ska vara ett postnummer med fem siffror, som 783 30",
  "must be a postal code of five digits, such as 783 30",
]);

export const phone = textOf(
  [
    (text) => PHONE_NUMBER.test(normalizedField("phone", text)),
    "ska vara ett telefonnummer",
    "must be a telephone number",
  ],
  [
    // Longer than a short number, and without a zero: a spreadsheet has taken it for a figure.
    (text) => !/^[1-9]\d{6,}$/.test(text),
    "ska börja med 0 eller +, som 023-123 45. Kalkylprogram tar bort nollan ur ett tal",
    "must begin with 0 or +, such as 023-123 45. Spreadsheets take the zero off a number",
  ],
);

export const email = textOf([
  (text) => isEmail(normalizedField("email", text)),
  "ska vara en e-postadress",
  "must be an e-mail address",
]);
