import type { MessageLanguage } from "../../kit/request/context.js";
import { columnName, columns } from "./center-columns.js";
import type { Table } from "./read-table.js";
import type { Fault } from "./row-shape.js";
import type { ImportOutcome } from "./send-centers.js";

const WORDS = {
  sv: {
    fault: ({ line, column, problem }: Fault) => `rad ${line}, kolumn ${column}: ${problem.sv}`,
    dryRun: "Provkörning, inget sparas: ",
    added: "nya",
    changed: "ändrade",
    unchanged: "oförändrade",
    refused: "nekade",
    unanswered: "utan svar",
    notTried: "inte skickade",
    runAgain: "Kör om: det som redan har kommit fram skickas inte in två gånger.",
  },
  en: {
    fault: ({ line, column, problem }: Fault) => `line ${line}, column ${column}: ${problem.en}`,
    dryRun: "Dry run, nothing is kept: ",
    added: "added",
    changed: "changed",
    unchanged: "unchanged",
    refused: "refused",
    unanswered: "without an answer",
    notTried: "not tried",
    runAgain: "Run it again: what has arrived already is not submitted twice.",
  },
};

/** The faults in the order of the table, with its own headings, and how many centres had each outcome. */
export function reportOf(
  { headings }: Table,
  outcome: ImportOutcome,
  dryRun: boolean,
  language: MessageLanguage,
): string {
  const words = WORDS[language];
  const always = ["added", "changed", "unchanged", "refused"] as const;
  const whenBroken = (["unanswered", "notTried"] as const).filter((name) => outcome[name] > 0);
  const counts = [...always, ...whenBroken].map((name) => `${outcome[name]} ${words[name]}`).join(", ");
  const names = new Map(
    columns.map((column) => [column.name, headings.get(column.name) ?? columnName[language](column)]),
  );
  const withHeadings = (fault: Fault) => ({
    ...fault,
    column: columnsIn(fault)
      .map((name) => names.get(name) ?? name)
      .join(", "),
  });
  const lines = [
    ...inOrder(outcome.faults).map(withHeadings).map(words.fault),
    `${dryRun ? words.dryRun : ""}${counts}`,
  ];
  if (whenBroken.length > 0) lines.push(words.runAgain);
  return `${lines.join("\n")}\n`;
}

const inOrder = (faults: Fault[]) => faults.toSorted((a, b) => a.line - b.line || columnIndex(a) - columnIndex(b));

const columnIndex = (fault: Fault) => columns.findIndex(({ name }) => name === columnsIn(fault)[0]);

const columnsIn = ({ column }: Fault) => column.split(", ");
