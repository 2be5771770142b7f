import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { Session } from "node:inspector/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { RATES } from "../kit/program/limits.js";
import { openInProcessHub } from "./support/in-process-hub.js";
import { BEFORE_CAMPAIGN, eventInput } from "./support/sample-inputs.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const page = readFileSync(`${root}docs/architecture.md`, "utf8");

/** The files in the lists of a section of docs/architecture.md, each list item with its indented lines. */
function listedFiles(heading: string): string[] {
  const section = page.split(/^## /m).find((text) => text.startsWith(heading)) ?? "";
  const items = section.match(/^(\d+\.|-) .+(\n {2,}.+)*/gm) ?? [];
  return items.flatMap((item) => [...item.matchAll(/`([\w/.-]+\.ts)`/g)].map(([, file]) => file!)).sort();
}

/** The tests' own, what opens the hub, and what works by itself meanwhile. */
const ASIDE =
  /testing|gateway\/hub\.ts|kit\/database\/|kit\/serving\/peers|kit\/writing\/(notification-listener|outbox-relay)|actors\/audit\/record-audit/;

/** The files of the hub in which a function runs while `work` is under way. */
async function filesRun(work: () => Promise<unknown>): Promise<string[]> {
  const session = new Session();
  session.connect();
  await session.post("Debugger.enable");
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  try {
    // The first report counts from the start of the process.
    await session.post("Profiler.takePreciseCoverage");
    await work();
    const { result } = await session.post("Profiler.takePreciseCoverage");
    const files = [];
    for (const { url, scriptId, functions } of result) {
      const path = url.replace("file://", "").split("?")[0]!;
      if (!path.startsWith(root) || !/^(gateway|kit|subgraphs)\//.test(path.slice(root.length))) continue;
      const { scriptSource } = await session.post("Debugger.getScriptSource", { scriptId });
      const ran = functions.some(
        ({ ranges: [range] }) =>
          range!.count > 0 && !EXPORT.test(scriptSource.slice(range!.startOffset, range!.endOffset)),
      );
      if (ran && !ASIDE.test(path)) files.push(path.slice(root.length));
    }
    return files.sort();
  } finally {
    session.disconnect();
  }
}

/** How Vite exports a name. */
const EXPORT = /^\(\) ?=> ?\{ ?try ?\{ ?return/;

const READ = "{ events(first: 10) { totalCount edges { node { id title { sv } } } pageInfo { endCursor } } }";
const CREATE = "mutation ($input: CreateEventInput!) { createEvent(input: $input) { ... on Event { id } } }";
const PUBLISH = "mutation ($id: ID!) { publishEvent(id: $id) { __typename } }";

describe("docs/architecture.md", () => {
  let hub: Awaited<ReturnType<typeof openInProcessHub>>;
  let key: string;
  const draft = async () => (await hub.execute(CREATE, { input: eventInput }, { key })).data.createEvent.id as string;
  const publish = async (id: string) =>
    (await hub.execute(PUBLISH, { id }, { key, headers: { "idempotency-key": randomUUID() } })).data.publishEvent
      .__typename;

  beforeAll(async () => {
    hub = await openInProcessHub(BEFORE_CAMPAIGN, { rates: RATES });
    key = await hub.createKey({ role: "MEMBER", actorSlug: "pts" });
    await hub.execute('mutation { acceptRules(input: { version: "2024" }) { __typename } }', {}, { key });
    // What is done once, for a document or a process, is no part of the walk.
    for (let i = 0; i < 2; i++) {
      expect(await publish(await draft())).toBe("Event");
      await hub.execute(READ);
    }
  });
  afterAll(() => hub?.close());

  /** Until the relay has carried off what mutations left. */
  async function untilQuiet() {
    for (let before = -1; before !== hub.statements.length; await sleep(700)) before = hub.statements.length;
  }

  test("lists the files that a read passes", async () => {
    await untilQuiet();
    // Three times: the relay may look into the outbox meanwhile, but not each time.
    const runs = [
      await filesRun(() => hub.execute(READ)),
      await filesRun(() => hub.execute(READ)),
      await filesRun(() => hub.execute(READ)),
    ];
    const files = runs[0]!.filter((file) => runs.every((run) => run.includes(file)));
    expect(files).toEqual(listedFiles("A read"));
  });

  test("lists the files that a write passes", async () => {
    const id = await draft();
    await untilQuiet();
    const files = await filesRun(() => publish(id));
    expect(files).toEqual(listedFiles("A write"));
  });
});
