import slugify from "@sindresorhus/slugify";

/**
 * The name of a thing in addresses: "Säters kommun" → "saters-kommun", "Østfold & Łódź" → "ostfold-lodz". Letters of other alphabets
 * are transliterated where that can be done; empty when nothing is left.
 */
export const slugOf = (name: string): string =>
  slugify(name, {
    // Å and ä become a, ö becomes o: by default ä would be ae.
    locale: "sv",
    // "DigidelCenter" is one word.
    decamelize: false,
    // Not the English "and".
    customReplacements: [["&", " "]],
  });
