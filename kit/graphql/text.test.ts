import { expect, test } from "vitest";
import { asSentence, lengthOf, normalizedField, normalizedText, withId } from "./text.js";

test.each([
  ["decomposed letters", "Sa\u0308ters kommun", "Säters kommun"],
  ["space around, also without breaks", "\u00a0 Säter\t\n", "Säter"],
  ["a byte order mark, soft hyphens and space without width", "\ufeffbiblio\u00adtek\u200b", "bibliotek"],
  ["marks of direction", "\u202eretäS\u202c", "retäS"],
  ["control characters", "Sä\u0007ter\u0085", "Säter"],
  ["a mark that keeps letters from composing", "o\u034f\u0308", "ö"],
  ["hidden tags", "Säter\u{e0041}\u{e0042}", "Säter"],
])("normalizedText takes away %s", (_, text, normal) => {
  expect(normalizedText(text)).toBe(normal);
  expect(normalizedText(normal)).toBe(normal);
});

test.each([
  ["line breaks and tabs inside", "Första raden\r\n\tAndra raden"],
  ["the joiners of a family", "\u{1f468}\u200d\u{1f469}\u200d\u{1f467}"],
  ["the selector of a red heart", "\u2764\ufe0f"],
  ["the joiner of Persian words", "می\u200cخواهم"],
  ["half of a character, which is refused later", "\ud83d"],
  ["NUL, which is refused later", "a\0b"],
])("normalizedText keeps %s", (_, text) => {
  expect(normalizedText(text)).toBe(text);
});

test("lengthOf counts characters", () => {
  expect(lengthOf("😀".repeat(101))).toBe(101);
});

test.each([
  ["phone", "08\u00a0123\u202f45\u2011 67 ", "08 123 45- 67"],
  ["contactPhone", "+46 (0)8–123 45", "+46 (0)8-123 45"],
  ["publicEmail", "\u00a0info\u00a0@ falun.se", "info@falun.se"],
  ["email", "a b@falun.se", "a b@falun.se"],
  ["externalId", "J\u00a01  b", "J 1 b"],
  ["name", "Öppet 9–17\u00a0h @ Falun", "Öppet 9–17\u00a0h @ Falun"],
])(
  "normalizedField brings what people write in several ways to one, and leaves other texts: %s",
  (field, text, kept) => {
    expect(normalizedField(field, text)).toBe(kept);
  },
);

test.each([
  ["Säljer abonnemang", "Säljer abonnemang."],
  ["Säljer abonnemang.", "Säljer abonnemang."],
  ["Varför kostar det?", "Varför kostar det?"],
  ["Kostar (100 kr)", "Kostar (100 kr)."],
  ["Se ”Fri för alla!”", "Se ”Fri för alla!”"],
])("asSentence ends %s as a sentence", (text, sentence) => {
  expect(asSentence(text)).toBe(sentence);
});

test("withId leaves out a blank id", () => {
  expect(["pts", "", " ", undefined].map((id) => withId("Aktören", id))).toEqual([
    "Aktören pts",
    "Aktören",
    "Aktören",
    "Aktören",
  ]);
});
