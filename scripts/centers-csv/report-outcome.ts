import type { MessageLanguage } from "../../kit/request/context.js";
import { columns } from "./center-columns.js";
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

/** The faults in the order of the table, and how many centres had each outcome. */
export function reportOf(outcome: ImportOutcome, dryRun: boolean, language: MessageLanguage): string {
  const words = WORDS[language];
  const always = ["added", "changed", "unchanged", "refused"] as const;
  const whenBroken = (["unanswered", "notTried"] as const).filter((name) => outcome[name] > 0);
  const counts = [...always, ...whenBroken].map((name) => `${outcome[name]} ${words[name]}`).join(", ");
  const lines = [...inOrder(outcome.faults).map(words.fault), `${dryRun ? words.dryRun : ""}${counts}`];
  if (whenBroken.length > 0) lines.push(words.runAgain);
  return `${lines.join("\n")}\n`;
}

const inOrder = (faults: Fault[]) => faults.toSorted((a, b) => a.line - b.line || columnIndex(a) - columnIndex(b));

const columnIndex = ({ column }: Fault) => columns.findIndex(({ name }) => name === column.split(", ")[0]);
