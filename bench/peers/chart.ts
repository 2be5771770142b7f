import { digits, medianOf, type Result } from "./report.js";

const PARTS = [
  { part: "gateway", name: "process asked", color: "#2a6f97" },
  { part: "subgraphs", name: "subgraphs", color: "#61a5c2" },
  { part: "postgres", name: "PostgreSQL", color: "#e09f3e" },
] as const;

const WIDTH = 820;
/** Where the bars begin, and how long the longest of a workload is. */
const LEFT = 230;
const LONGEST = 500;
const BAR = 16;
const ROW = 22;
const TITLE = 34;
const LEGEND = 40;

/** Bars of processor time for each request, a group for each workload with a scale of its own. */
export function createChart(results: Result[]): string {
  const groups = Map.groupBy(results, ({ workload }) => workload);
  let top = LEGEND;
  const drawn = [...groups].map(([workload, members]) => {
    const group = drawGroup(workload, members, top);
    top += TITLE + members.length * ROW;
    return group;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${top + 10}" viewBox="0 0 ${WIDTH} ${top + 10}" role="img" aria-label="Milliseconds of processor for each request">
<style>
text { font: 13px system-ui, sans-serif; fill: #24292f; }
.title { font-weight: 600; }
@media (prefers-color-scheme: dark) { text { fill: #e6edf3; } }
</style>
${text(0, 20, "Milliseconds of processor for each request", "title")}
${PARTS.map(({ name, color }, i) => rectangle(LEFT + 150 + i * 130, 9, 13, 13, color) + text(LEFT + 170 + i * 130, 20, name)).join("\n")}
${drawn.join("\n")}
</svg>
`;
}

function drawGroup(workload: string, results: Result[], top: number): string {
  const wholes = results.map((result) => medianOf(result, ({ processor }) => processor.whole));
  const scale = LONGEST / Math.max(...wholes);
  const rows = results.map((result, i) => {
    const y = top + TITLE + i * ROW;
    let x = LEFT;
    const bars = PARTS.map(({ part, color }) => {
      const width = medianOf(result, ({ processor }) => processor[part]) * scale;
      x += width;
      return rectangle(x - width, y - BAR + 3, width, BAR, color);
    });
    return text(0, y, result.contender.name) + bars.join("") + text(x + 6, y, digits(wholes[i]!));
  });
  return [text(0, top + 12, workload, "title"), ...rows].join("\n");
}

const rectangle = (x: number, y: number, width: number, height: number, fill: string) =>
  `<rect x="${x.toFixed(1)}" y="${y}" width="${width.toFixed(1)}" height="${height}" fill="${fill}"/>`;

const text = (x: number, y: number, content: string, kind = "") =>
  `<text x="${x.toFixed(1)}" y="${y}"${kind && ` class="${kind}"`}>${content}</text>`;
