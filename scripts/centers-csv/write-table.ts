import { type Writable, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import {
  type CenterFilter,
  ExportCentersDocument,
  type ExportCentersQuery,
} from "../../operations/generated/graphql.js";
import type { HubRequest } from "../hub-client.js";
import { escapeFormula } from "./cell.js";
import { centerColumns, type Column, columns, unitColumns } from "./center-columns.js";

/** Writes the centres of a filter as a table that Swedish Excel opens, and says how many there are. */
export async function writeTable(filter: CenterFilter, request: HubRequest, out: Writable): Promise<number> {
  const table = stringify({
    bom: true,
    delimiter: ";",
    record_delimiter: "windows",
    // It quotes the line breaks of the table only, not those of other systems.
    quoted_match: /[\r\n]/,
    header: true,
    columns: columns.map(({ name }) => name),
  });
  let count = 0;
  async function* lines() {
    for await (const center of centersOf(filter, request)) {
      count++;
      yield* linesOf(center);
    }
  }
  await pipeline(Readable.from(lines()), table, out);
  return count;
}

async function* centersOf(filter: CenterFilter, request: HubRequest) {
  for (let after: string | null = null, more = true; more;) {
    const { centers } = (await request(ExportCentersDocument, { filter, after })) as ExportCentersQuery;
    for (const { node } of centers!.edges) yield node;
    ({ endCursor: after, hasNextPage: more } = centers!.pageInfo);
  }
}

type Center = NonNullable<ExportCentersQuery["centers"]>["edges"][number]["node"];

/** The cells of a centre, in the order of the columns: a line for each of its units. */
function linesOf(center: Center): string[][] {
  const { slug, externalId, municipality, partners, status, criteria, ...rest } = center;
  const assessed = Object.fromEntries(
    criteria.map(({ criterion, level, evidence }) => [criterion, { level, evidence }]),
  );
  const row = {
    externalId: externalId ?? slug,
    center: {
      ...rest,
      municipality: municipality?.code,
      paused: status === "PAUSED",
      partners: partners.flatMap((partner) => partner?.slug ?? []),
      criteria: { version: criteria[0]?.criteriaVersion, ...assessed },
    },
  };
  return center.units.map(({ address, point, approximate, ...unit }, i) => {
    const cells = new Map([
      ...write(i === 0 ? centerColumns : centerColumns.filter(({ name }) => name === "externalId"), row),
      ...write(unitColumns, { ...unit, ...address, point: approximate ? null : point }),
    ]);
    return columns.map(({ name }) => {
      const text = cells.get(name) ?? "";
      // Its zero is found again, and other programs join by the plain code.
      return name === "municipality" ? text : escapeFormula(text);
    });
  });
}

const write = (columns: Column[], value: unknown) =>
  columns.map(({ name, path, cell }) => {
    const found = path
      .split(".")
      .reduce<unknown>((from, key) => (from as Record<string, unknown> | null)?.[key], value);
    return [name, found == null ? "" : cell.write(found)] as const;
  });
