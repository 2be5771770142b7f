import toPrototypes from "unhomoglyph";

/** What has no form of its own: spaces, controls, and all that is drawn as nothing. The last one is a blank pattern of Braille. */
const UNSEEN = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/gu;

/**
 * What is the same for names that people take for one another: in another case, width or alphabet, with other spaces or with
 * characters that cannot be seen. It is the skeleton of Unicode's report 39, but that case is of no account. Å, ä and ö remain other
 * letters than a and o.
 */
export const nameKeyOf = (name: string): string => {
  const seen = name.normalize("NFKD").replace(UNSEEN, "");
  // Twice, as capital letters resemble others than small ones do; and a capital i resembles an l.
  const lower = toPrototypes(toPrototypes(seen).toLowerCase()).toLowerCase();
  return lower.replaceAll("i", "l").normalize("NFC");
};
