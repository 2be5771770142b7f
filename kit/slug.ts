import anyAscii from "any-ascii";

/**
 * The name of a thing in addresses: "Säters kommun" → "saters-kommun", "Østfold & Łódź" → "ostfold-lodz". Letters of every alphabet
 * become Latin ones; empty when there are neither letters nor digits.
 */
export const slugOf = (name: string): string =>
  name
    .replace(/[\p{Letter}\p{Mark}\p{Number}]+/gu, (word) => anyAscii(word))
    .replace(/['’]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
