import { readFileSync } from "node:fs";
import { availableParallelism, cpus } from "node:os";
import type { Contender } from "./contender.js";
import type { Measurement } from "./measure.js";
import { memoryOf } from "./processor-time.js";

/** What was measured of a contender with a workload, round by round. */
export interface Result {
  workload: string;
  contender: Contender;
  rounds: Measurement[];
}

/** The median over the rounds of something that was measured. */
export const medianOf = ({ rounds }: Result, figure: (round: Measurement) => number) => median(rounds.map(figure));

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

type Part = keyof Measurement["processor"];
const PARTS = ["whole", "gateway", "subgraphs", "postgres"] as const;

/** All figures, a line for each contender with each workload. */
export function figuresTable(results: Result[]): string {
  const rows = results.map((result) => {
    const { workload, contender } = result;
    const processor = PARTS.map((part) => digits(medianOf(result, (round) => round.processor[part])));
    const rest = (["requestsPerSecond", "median", "p99"] as const).map((name) =>
      digits(medianOf(result, (round) => round[name])),
    );
    return [workload, contender.name, ...processor, ...rest];
  });
  const head = [
    "workload",
    "contender",
    "whole",
    "process asked",
    "subgraphs",
    "PostgreSQL",
    "requests/s",
    "median ms",
    "p99 ms",
  ];
  return table([head, ...rows]);
}

const COMPARISONS: [name: string, one: Contender["id"], part: Part, other: Contender["id"]][] = [
  ["hub in one process ÷ PostGraphile", "hub", "whole", "postgraphile"],
  ["hub in one process ÷ floor", "hub", "whole", "floor"],
  ["hub as five ÷ Apollo Gateway with the subgraphs", "apart", "whole", "apollo"],
  ["gateway of the five ÷ Apollo Gateway", "apart", "gateway", "apollo"],
  ["hub as five ÷ hub in one process", "apart", "whole", "hub"],
];

/** Processor time as ratios: the median of what they are in each round. */
export function ratiosTable(results: Result[]): string {
  const workloads = [...new Set(results.map(({ workload }) => workload))];
  const roundsOf = (workload: string, id: Contender["id"]) =>
    results.find((result) => result.workload === workload && result.contender.id === id)?.rounds;
  const rows = COMPARISONS.map(([name, one, part, other]) => [
    name,
    ...workloads.map((workload) => {
      const [rounds, others] = [roundsOf(workload, one), roundsOf(workload, other)];
      if (!rounds || !others) return "–";
      return median(rounds.map(({ processor }, i) => processor[part] / others[i]!.processor[part])).toFixed(2);
    }),
  ]);
  return table([["processor time", ...workloads.map((name) => name.split(" ")[0]!)], ...rows]);
}

/** What the contenders hold in memory now. */
export function memoryTable(contenders: Contender[]): string {
  const rows = contenders.map(({ name, gateway, subgraphs }) => [
    name,
    memoryOf([gateway]).toFixed(0),
    subgraphs.length > 0 ? memoryOf(subgraphs).toFixed(0) : "–",
  ]);
  return table([["memory in MB after the run", "process asked", "subgraphs"], ...rows]);
}

/** With three digits that count; less than a thousandth is nothing. */
export function digits(value: number): string {
  if (value < 0.001) return "–";
  return value.toFixed(value < 1 ? 3 : value < 10 ? 2 : value < 100 ? 1 : 0);
}

function table([head, ...rows]: string[][]): string {
  const widths = head!.map((_, column) => Math.max(3, ...[head!, ...rows].map((row) => row[column]!.length)));
  const line = (cells: string[]) => `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`;
  return [line(head!), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}

/** The page that keeps a run. */
export function createPage(tables: string[], { rounds, seconds }: { rounds: number; seconds: number }): string {
  const today = new Date().toISOString().slice(0, 10);
  const machine = `${availableParallelism()} processors (${cpus()[0]!.model.trim()}), Node ${process.versions.node}`;
  const file = readFileSync(new URL("foreign/package.json", import.meta.url), "utf8");
  const { dependencies } = JSON.parse(file) as { dependencies: Record<string, string> };
  const packages = Object.entries(dependencies)
    .map((entry) => entry.join(" "))
    .join(", ");
  return `# The hub beside others

Written by \`npm run bench:peers\` on ${today}: ${machine}. Medians over ${rounds} rounds of ${seconds} seconds for each
contender with each workload, 20 connections. Times without another word are milliseconds of processor for each request. What is
compared, and how: [README.md](README.md#beside-others). Packages: ${packages}.

${tables.join("\n\n")}
`;
}
