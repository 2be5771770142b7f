import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findActivities, createDraft, HubError, send } from "../docs/clients.js";
import { type CreateEventInput, KeysDocument, PublishEventDocument } from "../operations/generated/graphql.js";
import { openInProcessHub } from "./support/in-process-hub.js";

/** Each document is one story: its examples are run in their order, on a hub of its own. */
const documents = [
  { path: "README.md", language: "en" },
  { path: "docs/clients.md", language: "en" },
  { path: "docs/guides/member.md", language: "en" },
  { path: "docs/guides/medlem.md", language: "sv" },
  { path: "docs/guides/municipality.md", language: "en" },
  { path: "docs/guides/kommun.md", language: "sv" },
  { path: "docs/guides/coordinator.md", language: "en" },
  { path: "docs/guides/samordnare.md", language: "sv" },
];

const KEYS = {
  MEMBER: { role: "MEMBER", actorSlug: "pts" },
  CO_ORGANIZER: { role: "MEMBER", actorSlug: "kb" },
  MUNICIPALITY: { role: "MUNICIPALITY", municipalityCode: "2082" },
  COORDINATOR: { role: "COORDINATOR" },
} as const;

/**
 * A setting of the clock, or an operation or command with its answer. The word after `graphql` or `sh` says whose key goes along; commands
 * without an answer are not run.
 */
const STEP =
  /HUB_NOW=(?<now>\S+)|```graphql ?(?<graphqlCaller>\w*)\n(?<operation>[^`]+?)```\s+```json\n(?<operationAnswer>.+?)```|```sh ?(?<shCaller>\w*)\n(?<command>[^`]+?)```\s+```json\n(?<commandAnswer>.+?)```/gs;

interface Step {
  title: string;
  now: string | undefined;
  caller: keyof typeof KEYS | undefined;
  operation: string | undefined;
  command: string | undefined;
  answer: string | undefined;
}

function stepsOf(text: string): Step[] {
  return [...text.matchAll(STEP)].map(({ groups = {} }) => ({
    title: (groups.now ?? groups.operation ?? groups.command)!,
    now: groups.now,
    caller: (groups.graphqlCaller || groups.shCaller || undefined) as Step["caller"],
    operation: groups.operation,
    command: groups.command,
    answer: groups.operationAnswer ?? groups.commandAnswer,
  }));
}

const pageOf = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), "utf8");

type Hub = Awaited<ReturnType<typeof openInProcessHub>>;

/** The hub over HTTP, for commands and clients. */
async function listen(hub: Hub): Promise<{ server: Server; url: string }> {
  const server = createServer((request, response) => void hub.gateway.handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

describe.each(documents)("$path", ({ path, language }) => {
  const steps = stepsOf(pageOf(path));
  /** What the document calls `<event-id>` and the like, as this hub calls it. */
  const names = new Map<string, string>();
  const folder = mkdtempSync(join(tmpdir(), "hub-documents-"));

  let hub: Hub;
  let http: Awaited<ReturnType<typeof listen>>;
  beforeAll(async () => {
    hub = await openInProcessHub(new Date());
    http = await listen(hub);
  });
  afterAll(async () => {
    http?.server.close();
    await hub?.close();
    rmSync(folder, { recursive: true });
  });

  test("shows operations with their answers", () => {
    expect(steps.filter(({ answer }) => answer).length).toBeGreaterThanOrEqual(4);
  });

  test.each(steps)("holds: $title", async ({ now, caller, operation, command, answer }) => {
    if (now) return hub.setTime(new Date(now));
    const key = caller && (await hub.createKey(KEYS[caller]));
    const found = operation ? await run(operation, key) : await runCommand(command!, key);
    expect(found).toEqual(JSON.parse(answer!, (_key, value) => named(value)));
  });

  const filled = (text: string) => text.replace(/<[\w-]+>/g, (name) => names.get(name) ?? name);

  async function run(operation: string, key: string | undefined): Promise<unknown> {
    const options = { ...(key && { key }), headers: { "accept-language": language } };
    const { data, errors } = await hub.execute(filled(operation), {}, options);
    expect(errors).toEqual([]);
    return data;
  }

  async function runCommand(command: string, key = ""): Promise<unknown> {
    const here = filled(command).replaceAll("http://localhost:4000", http.url);
    const { stdout } = await promisify(execFile)("sh", ["-ec", here], { cwd: folder, env: { HUB_KEY: key } });
    return JSON.parse(stdout);
  }

  /** The first time that an answer shows a name, it takes whatever stands there. */
  function named(value: unknown): unknown {
    if (typeof value !== "string" || !/^<[\w-]+>$/.test(value)) return value;
    const known = names.get(value);
    if (known) return known;
    return {
      asymmetricMatch: (found: string) => Boolean(names.set(value, found)),
      toString: () => value,
    };
  }
});

describe("docs/clients.ts", () => {
  const OPEN_HOUSE: CreateEventInput = {
    title: { sv: "Öppet hus om BankID" },
    description: { sv: "Vi hjälper dig att komma i gång." },
    format: "OPEN_HOUSE",
    sessions: [{ start: "2024-11-15T10:00:00+01:00", end: "2024-11-15T12:00:00+01:00" }],
    venue: { kind: "LIBRARY", name: "Säters bibliotek" },
    municipality: "2082",
    openToPublic: true,
    priceSek: 0,
    commercial: false,
    campaignMarked: false,
    topics: ["BANKID"],
    targetGroups: ["EVERYONE"],
  };

  let hub: Hub;
  let http: Awaited<ReturnType<typeof listen>>;
  let member: { url: string; key: string };
  beforeAll(async () => {
    hub = await openInProcessHub(new Date("2024-11-01T12:00:00+01:00"));
    http = await listen(hub);
    member = { url: `${http.url}/graphql`, key: await hub.createKey(KEYS.MEMBER) };
    await hub.execute('mutation { acceptRules(input: { version: "2024" }) { __typename } }', {}, { key: member.key });
  });
  afterAll(async () => {
    http?.server.close();
    await hub?.close();
  });

  test("stands in docs/clients.md as it is", () => {
    const code = pageOf("docs/clients.ts");
    const blocks = [...pageOf("docs/clients.md").matchAll(/```ts\n(.+?)```/gs)].map(([, block]) => block!.trim());
    expect(blocks.length).toBeGreaterThan(2);
    for (const block of blocks) expect(code).toContain(block);
  });

  test("createDraft creates one draft, however often it is repeated with the same key", async () => {
    const id = await createDraft(member, OPEN_HOUSE, "6f1c");
    expect(await createDraft(member, OPEN_HOUSE, "6f1c")).toBe(id);
    await send(member, PublishEventDocument, { id });
  });

  test("createDraft throws what a refusal says", async () => {
    await expect(createDraft(member, { ...OPEN_HOUSE, priceSek: 100 })).rejects.toThrow("must be free of charge");
    const title = { sv: "x".repeat(1000) };
    await expect(createDraft(member, { ...OPEN_HOUSE, title })).rejects.toThrow("title: must be");
  });

  test("findActivities reads all pages", async () => {
    await hub.addDemoData({ events: 2000, centers: 0, coaches: 0, seed: 1 });
    const { data } = await hub.execute('{ events(filter: { county: ["14"] }) { totalCount } }');
    let count = 0;
    for await (const activity of findActivities(member, { county: ["14"] })) count += activity.title.sv ? 1 : 0;
    expect(count).toBe(data.events.totalCount);
    expect(count).toBeGreaterThan(100);
  });

  test("send throws the errors and the request id of an answer without data", async () => {
    const wrong = send({ ...member, key: "dgd_0" }, KeysDocument, {});
    await expect(wrong).rejects.toBeInstanceOf(HubError);
    await expect(wrong).rejects.toMatchObject({ requestId: expect.any(String) });
  });
});
