import { Client } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase } from "../../testing/open-subgraph.js";

let database: Awaited<ReturnType<typeof cloneDatabase>>;
let client: Client;
beforeAll(async () => {
  database = await cloneDatabase("actors");
  client = new Client(database.ownerUrl);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

async function partsOf(word: string): Promise<string> {
  const { rows } = await client.query<{ parts: string }>("select array_to_string(compound_parts($1), '+') as parts", [
    word,
  ]);
  return rows[0]!.parts;
}

test.each([
  ["surfplattekurs", "surfplatte+kurs"],
  ["mobilhjälpen", "mobil+hjälpen"],
  ["nybörjarkurser", "nybörjar+kurser"],
  ["språkcaféerna", "språk+caféerna"],
  ["sprakcafe", "sprak+cafe"],
  ["stadsbibliotekets", "stads+bibliotekets"],
  ["mobilbanksäkerhetskurs", "mobil+bank+säkerhets+kurs"],
  ["datorkursledare", "dator+kurs+ledare"],
  ["bankidkurs", "bankid+kurs"],
  ["nätverksträffar", "nätverks+träffar"],
  ["surfplattakurs", "surfplatta+kurs"],
])("compound_parts splits %s", async (word, parts) => {
  expect(await partsOf(word)).toBe(parts);
});

test.each([
  ...[
    "kurs",
    "datorer",
    "biblioteken",
    "bibliotekarie",
    "bankett",
    "kursiv",
    "nätterna",
    "mobilitet",
    "språket",
    "italienska",
    "bokning",
  ],
  ...[
    "internationell",
    "datorisering",
    "centralt",
    "barnen",
    "grupper",
    "träffar",
    "tjänster",
    "telefonen",
    "caféer",
    "digitaliseringen",
  ],
  ...[
    "läskurs",
    "grundkurs",
    "vårkurs",
    "kortkurs",
    "digitalidag",
    "medborgarskap",
    "organisationskurs",
    "kurskryss",
    "kvällskolik",
    "nattjänst",
  ],
])("compound_parts takes %s for one word", async (word) => {
  expect(await partsOf(word)).toBe("");
});

test("every part of a compound has a meaning of its own", async () => {
  const { rows } = await client.query(
    "select form from jsonb_object_keys(compound_words()) as form where word_stems(replace(form, '-', '')) = '{}'",
  );
  expect(rows).toEqual([]);
});
