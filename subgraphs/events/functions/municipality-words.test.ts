import { afterAll, beforeAll, expect, test } from "vitest";
import { openSubgraph } from "../../../kit/testing/open-subgraph.js";
import { events } from "../subgraph.js";
import { addEvents, at, type Hub } from "../testing.js";

let hub: Hub;
beforeAll(async () => {
  hub = await openSubgraph(events);
  const sessions: [string, string][] = [[at("2024-11-15", "12:00"), at("2024-11-15", "13:00")]];
  await addEvents(hub, [
    { title: { sv: "Skaffa BankID" }, municipalityCode: "1482" },
    { title: { sv: "Kungälv på nätet" }, municipalityCode: "0180", sessions },
    { title: { sv: "Prova surfplatta" }, municipalityCode: "0114" },
    { title: { sv: "Webbinarium" }, municipalityCode: null },
    { title: { sv: "Kurs i hela Halland" }, municipalityCode: null },
    { title: { sv: "Länkar" }, municipalityCode: "0305" },
    { title: { sv: "Skånetrafikens app" }, municipalityCode: null },
    { title: { sv: "Utkast" }, municipalityCode: "0117", state: "DRAFT" },
  ]);
});
afterAll(() => hub.close());

async function find(text: string, orderBy = "SOONEST"): Promise<string[]> {
  const query = `query ($text: String, $orderBy: EventOrder) {
    events(filter: { text: $text }, orderBy: $orderBy) { edges { node { title { sv } } } } }`;
  const { edges } = (await hub.request(query, { text, orderBy })).events;
  return edges.map(({ node }: any) => node.title.sv);
}

test.each([
  ["Kungälv", ["Skaffa BankID", "Kungälv på nätet"]],
  ["kungälvs", ["Skaffa BankID", "Kungälv på nätet"]],
  ["kungalv", ["Skaffa BankID", "Kungälv på nätet"]],
  ["kungä", ["Skaffa BankID", "Kungälv på nätet"]],
  ["bankid kungälv", ["Skaffa BankID"]],
  ["bank-id i Kungälv", ["Skaffa BankID"]],
  ["surfplattor i Upplands Väsby", ["Prova surfplatta"]],
  ["väsby", ["Prova surfplatta"]],
  ["Kungälvs kommun", ["Skaffa BankID", "Kungälv på nätet"]],
  ["bankid kungalv kommun", ["Skaffa BankID"]],
  ["Upplands Väsby kommun", ["Prova surfplatta"]],
  ["kommunen Kungälv", ["Skaffa BankID", "Kungälv på nätet"]],
  ["bankid i Kungälvs stad", ["Skaffa BankID"]],
  ["staden Kungalv", ["Skaffa BankID", "Kungälv på nätet"]],
  ["surfplatta i kommunen Upplands Väsby", ["Prova surfplatta"]],
  ["Väsbys kommuns", ["Prova surfplatta"]],
  ["Stockholm", ["Kungälv på nätet"]],
  ["Stockholms kommun", ["Kungälv på nätet"]],
  ["Region Stockholm", ["Prova surfplatta", "Kungälv på nätet"]],
  ["Stockholms län", ["Prova surfplatta", "Kungälv på nätet"]],
  ["länet Stockholm", ["Prova surfplatta", "Kungälv på nätet"]],
  ["surfplatta i Stockholms län", ["Prova surfplatta"]],
  ["kommunerna i Stockholms län", ["Prova surfplatta", "Kungälv på nätet"]],
  ["surfplatta kommun", []],
  ["Region Västra Götaland", ["Skaffa BankID"]],
  ["Västra Götaland", ["Skaffa BankID"]],
  ["bankid i västra götalands län", ["Skaffa BankID"]],
  ["vastra gotaland", ["Skaffa BankID"]],
  ["surfplatta Västra Götaland", []],
  ["Halland", ["Kurs i hela Halland"]],
  ["bankid Östergötland", []],
  ["Uppsala länkar", []],
  ["Uppsala län", ["Länkar"]],
  ["Skåne", ["Skånetrafikens app"]],
  ["/14", []],
  ["Österåker", []],
])("%j finds the activities of the municipality or county", async (text, titles) => {
  expect(await find(text)).toEqual(titles);
});

test("the municipality's name weighs less than the same word of the title", async () => {
  expect(await find("kungälv", "RELEVANCE")).toEqual(["Kungälv på nätet", "Skaffa BankID"]);
});

test("an activity that is moved is found in its new municipality only", async () => {
  const [id] = await addEvents(hub, [{ title: { sv: "Flyttas" }, municipalityCode: "1480" }]);
  expect(await find("göteborg")).toEqual(["Flyttas"]);
  await hub.orm.em.fork().execute("update event set municipality_code = '1280' where id = ?", [id]);
  expect(await find("göteborg")).toEqual([]);
  expect(await find("malmö")).toEqual(["Flyttas"]);
});
