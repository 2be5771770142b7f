import { expect, test } from "vitest";
import { NotFound } from "./errors.js";

test("NotFound names the missing thing in both languages, for nouns of any gender", () => {
  expect(new NotFound({ sv: "ärende", en: "submission" }, "7").messages).toEqual({
    sv: "Ärende 7 finns inte.",
    en: "There is no submission 7.",
  });
  expect(new NotFound({ sv: "ärende", en: "submission" }, " ").messages.sv).toBe("Ärende finns inte.");
  expect(NotFound.noWritableRow().messages.sv).toBe("Någon sådan post som du får ändra finns inte.");
});
