import { afterAll, beforeAll, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, type Hub } from "../testing.js";

const LOGIN = "Logga in på 1177.se och kivra.com";
const BANK_ID = "Legitimera dig med Bank-ID";
const LANGUAGES = "Hjälp på flera språk";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
  await addEvents(hub, [
    { title: { sv: LOGIN }, description: { sv: "Med mobil/surfplatta, 24-7, i sal H-8 (Åsa_2)." } },
    { title: { sv: BANK_ID }, description: { sv: "E‑post, e-tjänster.", en: "Wi-Fi's basics" } },
    { title: { sv: LANGUAGES }, description: { sv: "हिन्दी में सहायता। مُساعَدة، தமிழ் · שָׁלוֹם · ภาษาไทย" } },
  ]);
});
afterAll(() => hub.close());

test.each([
  [LOGIN, LOGIN],
  ["1177.se", LOGIN],
  ["1177", LOGIN],
  ["kivra", LOGIN],
  ["surfplatta", LOGIN],
  ["mobil / surfplatta", LOGIN],
  ["24-7", LOGIN],
  ["24/7 H8", LOGIN],
  ["h-8", LOGIN],
  ["Åsa", LOGIN],
  ["bankid", BANK_ID],
  ["bank-id", BANK_ID],
  ["Bank ID", BANK_ID],
  ["epost", BANK_ID],
  ["e-post", BANK_ID],
  ["etjänst", BANK_ID],
  ["wifi", BANK_ID],
  ["हिन्दी", LANGUAGES],
  ["सहायता", LANGUAGES],
  ["مُساعَدة", LANGUAGES],
  ["தமிழ்", LANGUAGES],
  ["שָׁלוֹם", LANGUAGES],
  ["ภาษาไทย", LANGUAGES],
])("the words of %j are cut as those of the text that is found", async (text, title) => {
  const query = `query ($text: String) { events(filter: { text: $text }) { edges { node { title { sv } } } } }`;
  const { edges } = (await hub.request(query, { text })).events;
  expect(edges.map(({ node }: any) => node.title.sv)).toEqual([title]);
});
