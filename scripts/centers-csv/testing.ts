import { PassThrough } from "node:stream";
import { buffer } from "node:stream/consumers";
import { print } from "graphql";
import { expect } from "vitest";
import type { MessageLanguage, Peers } from "../../kit/request/context.js";
import type { Viewer } from "../../kit/request/viewer.js";
import { municipalities } from "../../kit/sweden/sweden.js";
import { openSubgraph } from "../../kit/testing/open-subgraph.js";
import { centers } from "../../subgraphs/centers/subgraph.js";
import type { HubRequest } from "../hub-client.js";
import { columns } from "./center-columns.js";
import { decodeTable } from "./decode-table.js";
import { parseCenters } from "./parse-centers.js";
import { readTable } from "./read-table.js";
import { reportOf } from "./report-outcome.js";
import { outcomeBefore, sendCenters } from "./send-centers.js";
import { writeTable } from "./write-table.js";

/** The peer `actors`, with an actor for each municipality and for every slug but "okand". */
const actorsPeer: Peers = {
  query: async <T>(_: string, query: string, variables?: Record<string, unknown>) => {
    const references = (variables?.actors ?? []) as { slug: string }[];
    return (
      query.includes("_entities")
        ? { _entities: references.map(({ slug }) => (slug === "okand" ? null : { slug })) }
        : { municipalities: municipalities.map(({ code }) => ({ code, actor: { slug: `kommun-${code}` } })) }
    ) as T;
  },
};

const coordinator: Partial<Viewer> = { role: "COORDINATOR" };

/** Centres of a hub, and what imports and exports tables of them. */
export async function openTables() {
  const hub = await openSubgraph(centers, actorsPeer);
  const requestAs =
    (viewer: Partial<Viewer>): HubRequest =>
    (document, variables) =>
      hub.request(print(document), variables as Record<string, unknown>, viewer);

  /** Imports a table: its faults by line and column, and how many centres had each outcome. */
  async function send(
    table: string,
    { dryRun = false, viewer = coordinator, language = "en" as MessageLanguage } = {},
  ) {
    const read = readTable(decodeTable(Buffer.from(table)), columns, {});
    const centers = parseCenters(read);
    const outcome = outcomeBefore(centers);
    await sendCenters(centers, dryRun, requestAs(viewer), outcome);
    const [totals, ...faults] = reportOf(read, outcome, false, language).trimEnd().split("\n").toReversed();
    const [added, changed, unchanged, refused] = totals!.match(/\d+/g)!.map(Number);
    const readable = faults
      .toReversed()
      .map((fault) => fault.replace(/^(?:line|rad) (\d+), (?:column|kolumn) /, "$1 "));
    return { faults: readable, added, changed, unchanged, refused };
  }

  async function exported(filter = {}): Promise<string> {
    const out = new PassThrough();
    const [written] = await Promise.all([buffer(out), writeTable(filter, requestAs({}), out)]);
    return written.toString();
  }

  async function approveAll() {
    const { submissions } = await hub.request(
      "{ submissions(filter: { status: [SUBMITTED] }, first: 100) { edges { node { id } } } }",
      {},
      coordinator,
    );
    for (const { node } of submissions.edges) {
      const { reviewSubmission } = await hub.request(
        `mutation { reviewSubmission(input: { id: "${node.id}", decision: APPROVE }) { __typename } }`,
        {},
        coordinator,
      );
      expect(reviewSubmission.__typename).toBe("CenterSubmission");
    }
    return submissions.edges.length as number;
  }

  return { ...hub, send, exported, approveAll };
}

export const heading = columns.map(({ name }) => name).join(";");
export const lineOf = (cells: Record<string, string>) =>
  columns
    .map(({ name }) =>
      /[;"\n]/.test(cells[name] ?? "") ? `"${cells[name]!.replaceAll('"', '""')}"` : (cells[name] ?? ""),
    )
    .join(";");
export const tableOf = (...rows: Record<string, string>[]) => [heading, ...rows.map(lineOf), ""].join("\r\n");

const levels = Object.fromEntries(
  ["ACCESSIBLE_FREE", "NATIONAL_DEVELOPMENT", "MUNICIPAL_DIGITALISATION", "GOVERNMENT_DESIGNATED", "HUMAN_RIGHT"].map(
    (criterion) => [`${criterion}.level`, "MET"],
  ),
);
export const complete = { criteriaVersion: "2023", ...levels, freeOfCharge: "ja", staffed: "ja", paused: "nej" };
export const falun = {
  externalId: "F-1",
  municipality: "2080",
  name: "DigidelCenter Åäö",
  ...complete,
  services: "Drop-in | Kurser \\| prova",
  "description.sv": '=SUMMA(1) är "text"\noch mer',
  languages: "sv | so",
  "unit.name": "Biblioteket",
  "unit.venueKind": "LIBRARY",
  "unit.mobile": "nej",
  "unit.phone": "+46 23 123 45",
  "unit.point.lat": "60,6036",
  "unit.point.lng": "15,6318",
  topics: "BANKID | AI",
  partners: "pts",
  "unit.openingHours": "MONDAY 10:00-18:00 | TUESDAY 10:00-18:00 2026-06-01..",
  "unit.exceptions": "2026-12-24 closed | 2026-12-31 10:00-12:00",
  "unit.dropIn": "MONDAY 14:00-16:00 BANKID,AI",
};
export const bus = { externalId: "F-1", "unit.name": "Bussen", "unit.venueKind": "MOBILE_UNIT", "unit.mobile": "ja" };
