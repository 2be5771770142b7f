import { StartError } from "../../kit/config.js";
import { ImportCentersDocument, type ImportCentersMutation } from "../../operations/generated/graphql.js";
import type { AskHub } from "../ask-hub.js";
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
    center.faults.forEach(told.fault);
    if (center.faults.length > 0) {
      told.outcomes({ added: 0, changed: 0, unchanged: 0, refused: 1 });
      continue;
    }
    const size = Buffer.byteLength(JSON.stringify(center.input));
    if (batch.length === ROWS || bytes + size > BYTES) await send();
    batch.push(center);
    bytes += size;
  }
  await send();
}

async function sendBatch(batch: ReadCenter[], dryRun: boolean, ask: AskHub, told: Told) {
  const input = { rows: batch.map(({ input }) => input), dryRun };
  const { importCenters } = (await ask(ImportCentersDocument, { input })) as ImportCentersMutation;
  if (importCenters?.__typename !== "CentersImport") {
    throw new StartError(`The hub refuses the lines from ${batch[0]!.lines[0]!.number} on: ${importCenters?.message}`);
  }
  for (const { row, faults } of importCenters.rows) {
    for (const { path, problem } of faults) told.fault({ ...placeOf(batch[row]!, path), problem });
  }
  told.outcomes(importCenters);
}
