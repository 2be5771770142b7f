import { lstat, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parse } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { ReviewSubmissionDocument } from "../operations/generated/graphql.js";
import { stopPrograms, exited, newDataDir, npmRun, startHub } from "./support/programs.js";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const dataDir = newDataDir();
const file = (name: string) => join(dirname(dataDir), name);
let running: Awaited<ReturnType<typeof startHub>>;
let settings: Record<string, string>;
beforeAll(async () => {
  running = await startHub(dataDir);
  const key = (await exited(npmRun(dataDir, {}, "key", "--role", "COORDINATOR"))).out.trim();
  settings = { HUB_URL: (await running.hub.ready()).url, HUB_KEY: key };
});
afterAll(stopPrograms);

const bring = (name: string, ...options: string[]) =>
  exited(npmRun(dataDir, settings, "import", file(name), ...options));
const saying = (line: string) => ({ code: 0, out: `${line}\n`, err: "" });

async function exported(): Promise<string> {
  expect(await exited(npmRun(dataDir, settings, "export", file("out.csv")))).toEqual({
    code: 0,
    out: "",
    err: "26 centres written\n",
  });
  return readFile(file("out.csv"), "utf8");
}

const tableOf = (rows: Record<string, string>[]) =>
  stringify(rows, { bom: true, header: true, delimiter: ";", record_delimiter: "windows" });

const waiting = async () => {
  const { data } = await running.execute(
    "{ submissions(first: 100, filter: { status: [SUBMITTED] }) { edges { node { id } } } }",
    {},
    { key: settings.HUB_KEY },
  );
  return data.submissions.edges.map(({ node }: { node: { id: string } }) => node.id) as string[];
};

test("takes the completed table of the 26 centres in as Excel saves it, through review, and gives it back unchanged", async () => {
  const empty = await exported();
  const rows: Record<string, string>[] = parse(empty, { bom: true, delimiter: ";", columns: true });
  expect(rows).toHaveLength(26);
  const completed = rows.map((row, i): Record<string, string> => ({
    ...row,
    "description.sv": `'=SUMMA(${i}) är "text"; å, ä, ö`,
    services: "Drop-in | Låna en platta",
    freeOfCharge: "ja",
    staffed: "ja",
    paused: "nej",
    criteriaVersion: "2023",
    ...Object.fromEntries(Object.keys(row).flatMap((name) => (name.endsWith(".level") ? [[name, "MET"]] : []))),
    "unit.openingHours": "MONDAY 09:00-17:00 | FRIDAY 09:00-12:00 2026-06-01..",
    "unit.mobile": "nej",
    "unit.point.lat": "60,5",
    "unit.point.lng": "15,25",
    "unit.phone": "'+46 10 123 45",
  }));
  const theirs = tableOf(
    completed.map(({ municipality, ...row }) => ({ Kommunkod: municipality!, Anteckning: "ö", ...row })),
  );
  await writeFile(file("theirs.csv"), Buffer.from(theirs.slice(1), "latin1"));
  await writeFile(file("map.json"), JSON.stringify({ Kommunkod: "municipality", Anteckning: null }));
  const map = ["--map", file("map.json")];

  expect(await bring("theirs.csv", ...map, "--dry-run")).toEqual(
    saying("Dry run, nothing is kept: 0 added, 26 changed, 0 unchanged, 0 refused"),
  );
  expect(await waiting()).toEqual([]);
  expect(await bring("theirs.csv", ...map)).toEqual(saying("0 added, 26 changed, 0 unchanged, 0 refused"));
  expect(await bring("theirs.csv", ...map)).toEqual(saying("0 added, 0 changed, 26 unchanged, 0 refused"));
  expect(await exported()).toBe(empty);

  for (const id of await waiting()) {
    const { data } = await running.execute(
      ReviewSubmissionDocument,
      { input: { id, decision: "APPROVE" } },
      { key: settings.HUB_KEY },
    );
    expect(data.reviewSubmission).toMatchObject({ status: "APPROVED" });
  }
  expect(await exported()).toBe(tableOf(completed));
  expect(await bring("out.csv")).toEqual(saying("0 added, 0 changed, 26 unchanged, 0 refused"));

  const [first, ...others] = completed;
  await writeFile(file("faulty.csv"), tableOf([...others, { ...first, staffed: "kanske", partners: "ingen" }]));
  expect(await bring("faulty.csv", "--dry-run")).toEqual({
    code: 1,
    err: "",
    out: [
      "line 27, column partners: There is no actor named ingen.",
      "line 27, column staffed: must be ja or nej",
      "Dry run, nothing is kept: 0 added, 0 changed, 25 unchanged, 1 refused\n",
    ].join("\n"),
  });
});

test("import says in the user's language why it cannot begin", async () => {
  expect(await bring(".", "--language", "sv")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/ är en mapp, ingen fil\.$/m),
  });
  expect(await bring("none.csv", "--language", "en")).toMatchObject({
    code: 1,
    err: expect.stringMatching(/none\.csv does not exist\.$/m),
  });
  const keyless = exited(npmRun(dataDir, {}, "import", file("none.csv"), "--language", "sv"));
  expect(await keyless).toMatchObject({
    code: 1,
    err: expect.stringContaining("Ange i HUB_KEY en kommuns eller samordnarens nyckel"),
  });
});

test("export leaves a file as it was when it fails, and writes only the headings of a municipality without centres", async () => {
  await writeFile(file("kept.csv"), "before");
  const failed = await exited(
    npmRun(dataDir, { ...settings, HUB_URL: "http://localhost:9/graphql" }, "export", file("kept.csv")),
  );
  expect(failed).toMatchObject({ code: 1, err: expect.stringMatching(/does not answer/) });
  expect(await readFile(file("kept.csv"), "utf8")).toBe("before");

  const none = await exited(npmRun(dataDir, settings, "export", file("kept.csv"), "--municipality", "0114"));
  expect(none).toMatchObject({ code: 0, err: "0 centres written\n" });
  expect((await readFile(file("kept.csv"), "utf8")).trim().split("\n")).toHaveLength(1);

  expect(await exited(npmRun(dataDir, settings, "export", "/dev/null"))).toMatchObject({ code: 0 });
  expect((await lstat("/dev/null")).isCharacterDevice()).toBe(true);
});
