import { StartError } from "../../kit/program/config.js";
import { ImportCentersDocument, type ImportCentersMutation } from "../../operations/generated/graphql.js";
import type { AskHub } from "../ask-hub.js";
import { columns } from "./center-columns.js";
import { type Fault, placeOf, type ReadCenter } from "./center-of-lines.js";

const ROWS = 200;
/** Well below what the hub takes in one request. */
const BYTES = 500_000;

export interface Told {
  fault(fault: Fault): void;
  outcomes(counts: { added: number; changed: number; unchanged: number; refused: number }): void;
}

/** Sends what can be sent, in batches, and tells of each row's faults and of what became of the others. */
export async function sendCenters(
  centers: AsyncIterable<ReadCenter>,
  dryRun: boolean,
  ask: AskHub,
  told: Told,
): Promise<void> {
  let batch: ReadCenter[] = [];
  let bytes = 0;
  const send = async () => {
    if (batch.length > 0) await sendBatch(batch, dryRun, ask, told);
    batch = [];
    bytes = 0;
  };
  for await (const center of centers) {
    const size = Buffer.byteLength(JSON.stringify(center.input));
    if (batch.length === ROWS || bytes + size > BYTES) await send();
    batch.push(center);
    bytes += size;
  }
  await send();
}

async function sendBatch(batch: ReadCenter[], dryRun: boolean, ask: AskHub, told: Told) {
  const asked = batch.filter((center) => center.faults.length === 0 || (dryRun && canBeAsked(center)));
  const faults = batch.flatMap((center) => center.faults);
  const counts = { added: 0, changed: 0, unchanged: 0, refused: batch.filter(isFaulty).length };
  for (const { row, outcome, faults: found } of asked.length > 0 ? await rowsOf(asked, dryRun, ask) : []) {
    const center = asked[row]!;
    for (const { path, problem } of found) {
      const place = placeOf(center, path);
      if (!center.faults.some(isAt(place)) && !followsFrom(center.unread, path)) faults.push({ ...place, problem });
    }
    if (!isFaulty(center)) counts[COUNTED[outcome]]++;
  }
  faults.sort((a, b) => a.line - b.line || placeOfColumn(a) - placeOfColumn(b)).forEach(told.fault);
  told.outcomes(counts);
}

async function rowsOf(asked: ReadCenter[], dryRun: boolean, ask: AskHub) {
  const input = { rows: asked.map(({ input }) => input), dryRun };
  const { importCenters } = (await ask(ImportCentersDocument, { input })) as ImportCentersMutation;
  if (importCenters?.__typename === "CentersImport") return importCenters.rows;
  throw new StartError(`The hub refuses the lines from ${asked[0]!.lines[0]!.number} on: ${importCenters?.message}`);
}

const COUNTED = { ADDED: "added", CHANGED: "changed", UNCHANGED: "unchanged", REFUSED: "refused" } as const;

const isFaulty = ({ faults }: ReadCenter) => faults.length > 0;

/** Nothing can stand for the municipality, of which all else depends. */
const canBeAsked = ({ unread }: ReadCenter) => !unread.includes("center.municipality");

const isAt = (place: Pick<Fault, "line" | "column">) => (fault: Fault) =>
  fault.line === place.line && fault.column === place.column;

/** Whether what the hub says of a path may come of a cell that could not be read. */
const followsFrom = (unread: string[], path: string) =>
  unread.some((other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`));

const placeOfColumn = ({ column }: Fault) => columns.findIndex(({ name }) => name === column);
