import { type Writable, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { stringify } from "csv-stringify";
import {
  type CenterFilter,
  ExportCentersDocument,
  type ExportCentersQuery,
} from "../../operations/generated/graphql.js";
import type { AskHub } from "../ask-hub.js";
import { columns } from "./center-columns.js";
import { linesOf } from "./lines-of-center.js";

/** Writes the table of centres as Swedish Excel opens it. */
export async function writeTable(filter: CenterFilter, ask: AskHub, out: Writable): Promise<void> {
  const table = stringify({
    bom: true,
    delimiter: ";",
    record_delimiter: "windows",
    header: true,
    columns: columns.map(({ name }) => name),
  });
  await pipeline(Readable.from(lines(filter, ask)), table, out);
}

async function* lines(filter: CenterFilter, ask: AskHub) {
  for (let after: string | null = null, more = true; more;) {
    const { centers } = (await ask(ExportCentersDocument, { filter, after })) as ExportCentersQuery;
    for (const { node } of centers!.edges) yield* linesOf(node);
    ({ endCursor: after, hasNextPage: more } = centers!.pageInfo);
  }
}
