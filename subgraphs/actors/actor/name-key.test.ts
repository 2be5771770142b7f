import { expect, test } from "vitest";
import { municipalities } from "../../../kit/sweden/sweden.js";
import { namedActors } from "../seed/actors.js";
import { nameKeyOf } from "./name-key.js";

test.each([
  ["a zero-width space", "Internetstiftelsen\u200b"],
  ["a soft hyphen", "Internet\u00adstiftelsen"],
  ["a joiner and a variation selector", "Inter\u034fnet\ufe0fstiftelsen"],
  ["a change of direction", "\u202eInternetstiftelsen\u202c"],
  ["a no-break space at its end", "Internetstiftelsen\u00a0"],
  ["a hair space within", "Internet\u200astiftelsen"],
  ["blank characters that are no spaces", "\u2800Internetstiftelsen\u3164"],
  ["a character of a tag", "Internetstiftelsen\u{e0041}"],
  ["full width", "Ｉｎｔｅｒｎｅｔｓｔｉｆｔｅｌｓｅｎ"],
  ["mathematical letters", "𝐈𝐧𝐭𝐞𝐫𝐧𝐞𝐭𝐬𝐭𝐢𝐟𝐭𝐞𝐥𝐬𝐞𝐧"],
  ["Cyrillic letters", "Intеrnеtstiftеlsеn"],
  ["Cyrillic capitals", "ІNТЕRNЕТSТІFТЕLSЕN"],
  ["Greek letters", "Ιnternetstiftelsen"],
  ["an l for the capital i", "lnternetstiftelsen"],
  ["a 1 for the capital i", "1nternetstiftelsen"],
  ["a bar for the capital i", "|nternetstiftelsen"],
  ["a dotless i", "ınternetstıftelsen"],
  ["other case", "INTERNETSTIFTELSEN"],
])("a name with %s has the key of the name that it resembles", (_, name) => {
  expect(nameKeyOf(name)).toBe(nameKeyOf("Internetstiftelsen"));
});

test("composed and decomposed letters are the same", () => {
  expect(nameKeyOf("Håbo Bildning Ö".normalize("NFD"))).toBe(nameKeyOf("HÅBO BILDNING Ö"));
  expect(nameKeyOf("Biblioteket ﬁnns")).toBe(nameKeyOf("Biblioteket finns"));
  expect(nameKeyOf("Kornrnun")).toBe(nameKeyOf("Kommun"));
});

test.each([
  ["Habo kommun", "Håbo kommun"],
  ["Malå kommun", "Mala kommun"],
  ["Umeå", "Umea"],
  ["Ströms", "Stroms"],
  ["Studiefrämjandet Öst", "Studiefrämjandet Väst"],
  ["Digitalhjälpen 1", "Digitalhjälpen 2"],
  ["图书馆", "圖書館"],
])("%s and %s are different", (one, other) => {
  expect(nameKeyOf(one)).not.toBe(nameKeyOf(other));
});

test("no two municipalities or organisations of the starting data are taken for one another", () => {
  const names = [...namedActors.map(({ name }) => name), ...municipalities.map(({ officialName }) => officialName)];
  const keys = new Set(names.map(nameKeyOf));
  expect(keys.size).toBe(new Set(names).size);
  expect(keys).not.toContain("");
});
