import { StartError } from "../../kit/program/config.js";
import { ImportCentersDocument, type ImportCentersMutation } from "../../operations/generated/graphql.js";
import { HubError, type HubRequest } from "../hub-client.js";
import { locationOf } from "./fault-location.js";
import type { ParsedCenter } from "./parse-centers.js";
import type { Fault } from "./row-shape.js";

/** The limits of one batch; the bytes are well below what the hub takes in one request. */
const MAX_ROWS = 200;
const MAX_BYTES = 500_000;

/** What has become of the centres of a table. */
export interface ImportOutcome {
  added: number;
  changed: number;
  unchanged: number;
  refused: number;
  /** Sent, and it is not known whether they arrived. */
  unanswered: number;
  /** Not sent yet. */
  notTried: number;
  faults: Fault[];
}

/** What is known of an import before anything is sent. */
export function outcomeBefore(centers: ParsedCenter[]): ImportOutcome {
  const refused = centers.filter(isFaulty).length;
  const faults = centers.flatMap(({ faults }) => faults);
  return { added: 0, changed: 0, unchanged: 0, refused, unanswered: 0, notTried: centers.length - refused, faults };
}

/**
 * Sends the centres without faults in batches. In a dry run also those that have placeholders, to find what else is wrong. Says after each
 * batch, and also when the hub fails, what has become of them. Ends early when it is interrupted.
 */
export async function sendCenters(
  centers: ParsedCenter[],
  dryRun: boolean,
  request: HubRequest,
  outcome: ImportOutcome,
  interruption?: AbortSignal,
  onBatch: (centers: number) => void = () => undefined,
): Promise<void> {
  for (const batch of batchesOf(centers.filter((center) => !isFaulty(center) || (dryRun && canBeChecked(center))))) {
    if (interruption?.aborted) return;
    const count = batch.filter((center) => !isFaulty(center)).length;
    outcome.notTried -= count;
    try {
      addResults(outcome, batch, await importRows(batch, dryRun, request));
    } catch (error) {
      outcome[error instanceof HubError && error.isUncertain ? "unanswered" : "notTried"] += count;
      throw error;
    }
    onBatch(batch.length);
  }
}

function* batchesOf(centers: ParsedCenter[]): Generator<ParsedCenter[]> {
  let batch: ParsedCenter[] = [];
  let bytes = 0;
  for (const center of centers) {
    const size = Buffer.byteLength(JSON.stringify(center.input));
    if (batch.length === MAX_ROWS || (batch.length > 0 && bytes + size > MAX_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(center);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

type Results = Extract<ImportCentersMutation["importCenters"], { __typename: "CentersImport" }>["rows"];

async function importRows(centers: ParsedCenter[], dryRun: boolean, request: HubRequest): Promise<Results> {
  const input = { rows: centers.map(({ input }) => input), dryRun };
  const { importCenters } = (await request(ImportCentersDocument, { input })) as ImportCentersMutation;
  if (importCenters?.__typename === "CentersImport") return importCenters.rows;
  throw new StartError(`The hub refuses the lines from ${centers[0]!.lines[0]!.number} on: ${importCenters?.message}`);
}

function addResults(total: ImportOutcome, batch: ParsedCenter[], results: Results): void {
  for (const { row, outcome, faults } of results) {
    const center = batch[row]!;
    for (const { path, problem } of faults) {
      const place = locationOf(center, path);
      if (center.faults.some(isAt(place)) || followsFrom(center.unreadPaths, path)) continue;
      total.faults.push({ ...place, problem: { sv: problem, en: problem } });
    }
    if (!isFaulty(center)) total[COUNT_OF[outcome]]++;
  }
}

const COUNT_OF = { ADDED: "added", CHANGED: "changed", UNCHANGED: "unchanged", REFUSED: "refused" } as const;

const isFaulty = ({ faults }: ParsedCenter) => faults.length > 0;

/** There is no placeholder for the municipality, which the other rules depend on, nor for what a line of another shape lacks. */
const canBeChecked = ({ unreadPaths, lines }: ParsedCenter) =>
  !unreadPaths.includes("center.municipality") && lines.every(({ faults }) => faults.length === 0);

const isAt = (place: Pick<Fault, "line" | "column">) => (fault: Fault) =>
  fault.line === place.line && fault.column === place.column;

/** Whether a fault of a path may be caused by a placeholder. */
const followsFrom = (unreadPaths: string[], path: string) =>
  unreadPaths.some((other) => other === path || other.startsWith(`${path}.`) || path.startsWith(`${other}.`));
