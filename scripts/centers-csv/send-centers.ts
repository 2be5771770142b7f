import { StartError } from "../../kit/program/config.js";
import { ImportCentersDocument, type ImportCentersMutation } from "../../operations/generated/graphql.js";
import type { HubRequest } from "../hub-client.js";
import { columns } from "./center-columns.js";
import { type Fault, locationOf, type ParsedCenter } from "./parse-centers.js";

/** The limits of one batch; the bytes are well below what the hub takes in one request. */
const MAX_ROWS = 200;
const MAX_BYTES = 500_000;

export interface ImportObserver {
  onFault(fault: Fault): void;
  onBatch(counts: { added: number; changed: number; unchanged: number; refused: number }): void;
}

/**
 * Sends the centres without faults in batches. In a dry run also those that have placeholders, to find what else is wrong. Reports the
 * faults of each row, in the order of the table, and the outcomes of each batch.
 */
export async function sendCenters(
  centers: AsyncIterable<ParsedCenter>,
  dryRun: boolean,
  request: HubRequest,
  observer: ImportObserver,
): Promise<void> {
  let batch: ParsedCenter[] = [];
  let bytes = 0;
  const send = async () => {
    if (batch.length > 0) await sendBatch(batch, dryRun, request, observer);
    batch = [];
    bytes = 0;
  };
  for await (const center of centers) {
    const size = Buffer.byteLength(JSON.stringify(center.input));
    if (batch.length === MAX_ROWS || bytes + size > MAX_BYTES) await send();
    batch.push(center);
    bytes += size;
  }
  await send();
}

async function sendBatch(batch: ParsedCenter[], dryRun: boolean, request: HubRequest, observer: ImportObserver) {
  const sent = batch.filter((center) => center.faults.length === 0 || (dryRun && canBeChecked(center)));
  const faults = batch.flatMap((center) => center.faults);
  const counts = { added: 0, changed: 0, unchanged: 0, refused: batch.filter(isFaulty).length };
  for (const { row, outcome, faults: found } of sent.length > 0 ? await importRows(sent, dryRun, request) : []) {
    const center = sent[row]!;
    for (const { path, problem } of found) {
      const place = locationOf(center, path);
      if (!center.faults.some(isAt(place)) && !followsFrom(center.unreadPaths, path))
        faults.push({ ...place, problem });
    }
    if (!isFaulty(center)) counts[COUNT_OF[outcome]]++;
  }
  faults.sort((a, b) => a.line - b.line || columnIndex(a) - columnIndex(b)).forEach(observer.onFault);
  observer.onBatch(counts);
}

async function importRows(centers: ParsedCenter[], dryRun: boolean, request: HubRequest) {
  const input = { rows: centers.map(({ input }) => input), dryRun };
  const { importCenters } = (await request(ImportCentersDocument, { input })) as ImportCentersMutation;
  if (importCenters?.__typename === "CentersImport") return importCenters.rows;
  throw new StartError(`The hub refuses the lines from ${centers[0]!.lines[0]!.number} on: ${importCenters?.message}`);
}

const COUNT_OF = { ADDED: "added", CHANGED: "changed", UNCHANGED: "unchanged", REFUSED: "refused" } as const;

const isFaulty = ({ faults }: ParsedCenter) => faults.length > 0;

/** There is no placeholder for the municipality, which the other rules depend on. */
const canBeChecked = ({ unreadPaths }: ParsedCenter) => !unreadPaths.includes("center.municipality");

const isAt = (place: Pick<Fault, "line" | "column">) => (fault: Fault) =>
  fault.line === place.line && fault.column === place.column;

/** Whether a fault of a path may be caused by a placeholder. */
const followsFrom = (unreadPaths: string[], path: string) =>
  unreadPaths.some((other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`));

const columnIndex = ({ column }: Fault) => columns.findIndex(({ name }) => name === column);
