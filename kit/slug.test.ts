import { describe, expect, test } from "vitest";
import { slugOf } from "./slug.js";
import { municipalities } from "./sweden/sweden.js";

/** How the slugs that stand in addresses were made: they must never change. */
const inPlainLetters = (name: string) =>
  name
    .toLowerCase()
    .replace(/[åä]/g, "a")
    .replace(/ö/g, "o")
    .replace(/[^a-z]+/g, "-");

describe("slugOf", () => {
  test("keeps the slugs of all municipalities, which stand in addresses", () => {
    for (const { name, officialName } of municipalities) {
      expect(slugOf(name)).toBe(inPlainLetters(name));
      expect(slugOf(officialName)).toBe(inPlainLetters(officialName));
    }
  });

  test.each([
    ["Säters kommun", "saters-kommun"],
    ["DigidelCenter i Malmö/Lund", "digidelcenter-i-malmo-lund"],
    ["Barn & Ungdom", "barn-ungdom"],
    ["Forum för frivilligt socialt arbete (Forum)", "forum-for-frivilligt-socialt-arbete-forum"],
    ["  SeniorNet 2000 – Åre!  ", "seniornet-2000-are"],
    ["Łódź, Øre, Æro, Straße", "lodz-ore-aero-strasse"],
    ["Москва", "moskva"],
    ["Sámi dáŋga, Ruoŧŧa, Þór, œuvre, ħal, ıstanbul", "sami-dangga-ruotta-thor-oeuvre-hal-istanbul"],
    ["Αθήνα مكتبة ספרייה", "athina-mktbh-sfryyh"],
    ["東京 ไทย हिन्दी", "dongjing-aithy-hindi"],
    ["Ｄｉｇｉｔａｌ Örebro".normalize("NFD"), "digital-orebro"],
    ["Wi-Fi’s O'Neill", "wi-fis-oneill"],
    ["☕ Café 🎉", "cafe"],
    ["🎉 …", ""],
  ])("makes %s into %s", (name, slug) => {
    expect(slugOf(name)).toBe(slug);
  });
});
