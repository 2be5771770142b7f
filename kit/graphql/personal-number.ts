/**
 * A personal identity number (personnummer) or coordination number (samordningsnummer), with or without century and separator. Not
 * in a web address, where such digits are other numbers; ten digits that begin with 0 and have no hyphen are a telephone number.
 */
const CANDIDATE = /(?<![\d\/=])(19|20)?(\d\d)(\d\d)(\d\d)(\p{Dash}|[+ ])?(\d{4})(?!\d)/gu;

/** Whether a text holds the number by which the state knows a person, as its date and its check digit tell. */
export function holdsPersonalNumber(text: string): boolean {
  return [...text.normalize("NFKC").matchAll(CANDIDATE)].some(([, century, year, month, day, separator, last]) => {
    const isPhone = !century && year!.startsWith("0") && (!separator || separator === " ");
    const centuries = century ? [century] : ["19", "20"];
    return (
      !isPhone &&
      hasCheckDigit(year! + month! + day! + last!) &&
      centuries.some((first) => isDay(Number(first + year), Number(month), Number(day)))
    );
  });
}

/** Days of coordination numbers are raised by 60. */
function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day > 60 ? day - 60 : day));
  return day % 60 > 0 && date.getUTCMonth() === month - 1;
}

/** Luhn's: every second digit counts twice, from the first. */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reduce((sum, digit, i) => {
    const value = Number(digit) * (i % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}
